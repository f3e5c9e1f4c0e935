"""One task of a stream: what it reads of earlier steps, and the one file that it leaves behind.

The file of a task is its *run*: sections of rows, each packed by itself, so that a later task reads the sections that it
needs and nothing else. Beside it lies its *part*, a JSON file with the places of the sections, their counts and the run's
checksum. The part is written last: a task is done when its part is there and the run is what the part says.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import zstandard

from kg.entry import Problem
from kg.streams.folder import Folder
from kg.terms import Triple

WORK = "work"
#: How hard sections are packed: they live for an hour.
_LEVEL = 1

Row = Any


class Part(NamedTuple):
    """What a task left: the run's size and checksum; offset, length and rows of each section; what it counted."""

    size: int
    sha256: str
    sections: dict[str, tuple[int, int, int]]
    counts: dict[str, Any]


def part_of(folder: Folder, step: str, index: int) -> Part | None:
    """The part of a task; None when the task has not been done."""
    found = folder.json(f"{_name(step, index)}.json")
    return Part(**found) if isinstance(found, dict) and found.keys() == set(Part._fields) else None


def is_done(folder: Folder, step: str, index: int) -> bool:
    """Whether a task has been done, and its run is as it left it."""
    part = part_of(folder, step, index)
    return part is not None and folder.holds(f"{_name(step, index)}.run", part.size, part.sha256)


def _name(step: str, index: int) -> str:
    return f"{WORK}/{step}/{index:05}"


class Runs:
    """Reads what the tasks of a stream have left in its folder."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._parts: dict[tuple[str, int], Part] = {}

    def rows(self, step: str, section: str) -> Iterator[Row]:
        """The rows of a section in the runs of all tasks of a step, in the order of the tasks."""
        index = 0
        while self._part(step, index):
            yield from self.rows_of(step, index, section)
            index += 1

    def rows_of(self, step: str, index: int, section: str) -> list[Row]:
        """The rows of a section in the run of one task."""
        part = self._part(step, index)
        if part is None or section not in part.sections:
            return []
        begin, length, _ = part.sections[section]
        packed = self.folder.read(f"{_name(step, index)}.run", begin, begin + length)
        rows: list[Row] = json.loads(zstandard.decompress(packed))
        return rows

    def counts_of(self, step: str, index: int) -> dict[str, Any]:
        """What a task counted; empty when it has not been done."""
        part = self._part(step, index)
        return part.counts if part else {}

    def _part(self, step: str, index: int) -> Part | None:
        if (step, index) not in self._parts and (part := part_of(self.folder, step, index)):
            self._parts[step, index] = part
        return self._parts.get((step, index))


class Task(Runs):
    """One task: ``index`` of ``step``, whose keys are spread over so many ``partitions``."""

    def __init__(self, folder: Folder, step: str, index: int, partitions: int) -> None:
        super().__init__(folder)
        self.step = step
        self.index = index
        self.partitions = partitions
        self.counts: dict[str, Any] = Counter()
        self._sections: dict[str, list[Row]] = defaultdict(list)

    def mine(self, step: str, section: str) -> Iterator[Row]:
        """The rows of a section that earlier tasks sent to this task's partition."""
        return self.rows(step, f"{section}/{self.index}")

    def partition(self, key: str) -> int:
        """The partition that everything about a key belongs to."""
        return zlib.crc32(key.encode("utf-8", "surrogatepass")) % self.partitions

    def add(self, section: str, row: Row) -> None:
        """Add a row of JSON values to a section of the run."""
        self._sections[section].append(row)

    def send(self, section: str, key: str, row: Row) -> None:
        """Add a row to that part of a section which belongs to the key's partition."""
        self._sections[f"{section}/{self.partition(key)}"].append(row)

    def state(self, triples: Iterable[Triple]) -> None:
        """Add triples to those of the shards that their subjects belong to."""
        last = None
        lines: list[Row] = []
        for subject, predicate, value in triples:
            if subject != last:
                last = subject
                lines = self._sections[f"triples/{self.partition(subject)}"]
            lines.append(f"{subject} {predicate} {value} .")

    def report(self, problems: Iterable[Problem]) -> None:
        """Add problems."""
        self._sections["problems"] += problems

    def finish(self) -> None:
        """Write the run, then the part."""
        packer = zstandard.ZstdCompressor(level=_LEVEL)
        packed: list[bytes] = []
        places: dict[str, tuple[int, int, int]] = {}
        begin = 0
        for name in sorted(self._sections):
            rows = self._sections.pop(name)
            if name.startswith("triples/"):
                rows.sort()
            data = packer.compress(
                json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
            )
            places[name] = (begin, len(data), len(rows))
            packed.append(data)
            begin += len(data)
        run = b"".join(packed)
        part = Part(len(run), hashlib.sha256(run).hexdigest(), places, dict(self.counts))
        name = _name(self.step, self.index)
        self.folder.write(f"{name}.run", run)
        self.folder.write(f"{name}.json", json.dumps(part._asdict()).encode("utf-8"))
