"""What a stream is asked to do, kept in its folder so that any worker can read it and no other stream goes on with it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version
from typing import NamedTuple

import fsspec

from kg.errors import OutputError, SourceError
from kg.iri import PLACEHOLDER_BASE, Mint
from kg.streams.folder import Folder
from kg.streams.tasks import WORK, Runs

_PLAN = f"{WORK}/plan.json"
#: So many records make a task, and so many a partition: a few hundred megabytes of memory.
RECORDS = 16_384

_PACKED = (".gz", ".zst")


class Input(NamedTuple):
    """A file of metadata: where it is, its name in the graph (without ``.gz`` and ``.zst``), its bytes, and a mark.

    The mark is another when the file has been changed.
    """

    url: str
    name: str
    size: int
    mark: str


class Chunk(NamedTuple):
    """Some lines of an input: the file that holds them and where, whether it is packed, and the number of the first."""

    name: str
    url: str
    begin: int
    end: int
    packed: bool
    first: int
    lines: int


@dataclass(frozen=True)
class Job:
    """A stream: its inputs, the namespace of the user's own things, records a partition, and the version of kg."""

    folder: Folder
    inputs: tuple[Input, ...]
    base: str = PLACEHOLDER_BASE
    records: int = RECORDS
    version: str = field(default_factory=lambda: version("paperkg"))

    @property
    def chunks(self) -> list[Chunk]:
        """The pieces of the inputs, known when they have been split."""
        return [Chunk(*row) for row in Runs(self.folder).rows("split", "chunks")]

    @cached_property
    def lines(self) -> int:
        """How many lines the inputs have, known when they have been split; 0 before."""
        runs = Runs(self.folder)
        return sum(runs.counts_of("split", index).get("lines", 0) for index in range(len(self.inputs)))

    @property
    def partitions(self) -> int:
        """Over how many partitions the keys are spread: a matter of the inputs alone."""
        return max(1, -(-self.lines // self.records))

    @cached_property
    def mint(self) -> Mint:
        """What makes the IRIs."""
        return Mint(self.base)

    @classmethod
    def read(cls, url: str) -> Job:
        """The stream in a folder."""
        folder = Folder(url)
        plan = folder.json(_PLAN)
        if plan is None:
            raise OutputError(f"no stream in {url}")
        return cls(folder, **plan | {"inputs": tuple(Input(*one) for one in plan["inputs"])})

    def is_begun(self) -> bool:
        """Whether the folder holds this very stream.

        Raises:
            OutputError: it holds another one.
        """
        known = self.folder.json(_PLAN)
        if known is not None and known != self._plan():
            raise OutputError(
                f"{self.folder.url} holds a stream of other inputs or settings: remove it, or name another folder"
            )
        return known is not None

    def begin(self) -> None:
        """Make this the stream of its folder."""
        self.folder.write(_PLAN, json.dumps(self._plan(), indent=1).encode("utf-8"))

    def _plan(self) -> dict[str, object]:
        return {
            "inputs": [list(one) for one in self.inputs],
            "base": self.base,
            "records": self.records,
            "version": self.version,
        }


def inputs(urls: Sequence[str]) -> tuple[Input, ...]:
    """The inputs at these paths or addresses, sorted by name.

    Raises:
        SourceError: one is not there, or two have one name.
    """
    found = []
    for url in urls:
        files, path = fsspec.core.url_to_fs(url)
        if not files.isfile(path):
            raise SourceError(f"no file {url!r}: name files of arXiv metadata, one JSON object a line")
        found.append(Input(files.unstrip_protocol(path), name_of(path), files.size(path), files.ukey(path)))
    names = [one.name for one in found]
    if len(set(names)) < len(names):
        raise SourceError(f"two files of one name among {', '.join(names)}: rename one, the graph tells them by name")
    return tuple(sorted(found, key=lambda one: one.name))


def name_of(path: str) -> str:
    """The name of a file in the graph: packed or not makes no difference."""
    name = path.rpartition("/")[2]
    ending = next((ending for ending in _PACKED if name.endswith(ending)), "")
    return name.removesuffix(ending)
