"""What ``bench.py`` measures: a command for each row, and what has to be there before it runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from measure import Command, Run, measured, told

HERE = Path(__file__).resolve().parent
TOOLS = HERE.parent / ".tools"
#: The program for vault-triplifier, and the Python that has Morph-KGC and maplib; ``make bench`` puts them there.
TRIPLIFIER = TOOLS / "triplifier" / "triplify.mjs"
PEERS = TOOLS / "peers" / "bin" / "python"
#: With that many vaults mentions are left out: their cost is that of a note by itself, and would take an hour.
WITH_MENTIONS = 8


class Row(NamedTuple):
    """A row: its name, what it says, and the command; ``command`` prepares what the next run needs, unmeasured.

    ``measure`` runs it; most rows are of all that the process does.
    """

    name: str
    says: str
    command: Callable[[], Command]
    measure: Callable[[Command], Run] = measured


class Sized(NamedTuple):
    """A row of so many vaults, read by so many workers."""

    row: Row
    vaults: float
    job: str
    workers: int


@dataclass(frozen=True)
class Bench:
    """The notes to measure with, and a folder for all that is made of them."""

    notes: Path
    scratch: Path

    def rows(self) -> list[Row]:
        """The rows of one vault, peers that are not installed left out."""
        own = [
            Row("start", "start of Python", lambda: [sys.executable, "-c", "pass"]),
            Row("help", "start of kg (`kg --help`)", lambda: [sys.executable, "-m", "kg", "--help"]),
            Row("floor", "read and hash every file (the floor)", self._job("floor")),
            Row("without_mentions", "graph without mentions", self._job("without_mentions")),
            Row("by_rules", "graph, mentions by the rules", self._job("by_rules")),
            Row("with_recogniser", "graph, mentions with the recogniser", self._job("with_recogniser")),
            Row("everything", "`kg build`: with tables and pages", lambda: self._everything(self.notes, 1)),
            Row("nothing_changed", "`kg build` again, nothing changed", self._nothing_changed),
            Row("note_changed", "`kg build` again, one note changed", self._note_changed),
            Row("watched_graph", "`kg watch`, one note changed: its graph", self._watched("graph"), told),
            Row("watched_pages", "`kg watch`, one note changed: graph and pages", self._watched("pages"), told),
            Row("rdflib_writer", "graph without mentions, held and written by rdflib", self._job("rdflib_writer")),
            Row("spacy_alone", "spaCy alone: tokens and tags of the same text", self._spacy("spacy_alone")),
            Row("spacy_batches", "spaCy alone, 128 texts at a time", self._spacy("spacy_batches")),
        ]
        if TRIPLIFIER.exists():
            own.append(Row("vault_triplifier", "vault-triplifier, from the notes", self._triplifier))
        if PEERS.exists():
            own.append(Row("morph_kgc", "Morph-KGC, from tables of the triples", self._morph))
            own.append(Row("maplib", "maplib, from tables of the triples", self._maplib))
        return own

    def sizes(self, of: list[float]) -> list[Sized]:
        """The rows of parts and multiples of the vault."""
        found = []
        for times in of:
            jobs = ["without_mentions", "by_rules"] if times <= WITH_MENTIONS else ["without_mentions"]
            shared = [("everything", 1), ("everything", 2)] if times == WITH_MENTIONS else []
            for job, count in [*((job, 1) for job in jobs), *shared]:
                row = Row(f"{job}_{times:g}_{count}", f"{times:g} vaults", self._sized(job, times, count))
                found.append(Sized(row, times, job, count))
        return found

    def size(self, times: float) -> int:
        """How many notes so many vaults have."""
        return sum(1 for path in self._vault(times).rglob("*") if path.is_file())

    @cached_property
    def triples(self) -> int:
        """How many triples the graph without mentions has; the tables of them are made."""
        return self._asked("inputs.py", "tables", self.notes, self._tables)

    @cached_property
    def triples_of_notes(self) -> int:
        """How many triples vault-triplifier made."""
        return self._asked("inputs.py", "count", self.notes, self.scratch / "vault-triplifier.ttl")

    def check(self) -> None:
        """See that what mapped tables made the very triples of the graph.

        Raises:
            SystemExit: a peer made others, so that its time says nothing.
        """
        for file in (self._tables / "morph-kgc.nt", self.scratch / "maplib.nt"):
            if file.exists() and (count := self._asked("inputs.py", "differing", self.notes, file)):
                raise SystemExit(f"{file.stem} made {count} triples otherwise")

    @property
    def _tables(self) -> Path:
        return self.scratch / "tables"

    def _asked(self, *command: str | Path) -> int:
        """The number that a program here ends with, run in a process of its own."""
        program, *given = command
        done = subprocess.run([sys.executable, HERE / program, *given], check=True, stdout=subprocess.PIPE, text=True)
        return int(done.stdout.split()[0])

    def _job(self, name: str, *more: str) -> Callable[[], Command]:
        return lambda: [sys.executable, HERE / "jobs.py", name, self.notes, *more]

    def _sized(self, job: str, times: float, workers: int) -> Callable[[], Command]:
        if job == "everything":
            return lambda: self._everything(self._vault(times), workers)
        return lambda: [sys.executable, HERE / "jobs.py", job, self._vault(times), "--workers", str(workers)]

    def _vault(self, times: float) -> Path:
        """The folder of so many vaults."""
        folder = self.scratch / f"vault-{times:g}"
        if not folder.exists():
            self._asked("vaults.py", self.notes, f"{times:g}", folder)
        return folder

    def _spacy(self, name: str) -> Callable[[], Command]:
        def command() -> Command:
            file = self.scratch / "texts.json"
            if not file.exists():
                self._asked("inputs.py", "texts", self.notes, file)
            return [sys.executable, HERE / "jobs.py", name, file]

        return command

    def _build(self, notes: Path, out: Path) -> Command:
        return [sys.executable, "-m", "kg", "build", notes, "--output", out]

    def _everything(self, notes: Path, workers: int) -> Command:
        shutil.rmtree(self.scratch / "out", ignore_errors=True)
        return [*self._build(notes, self.scratch / "out"), "--jobs", str(workers)]

    def _nothing_changed(self) -> Command:
        return self._again("nothing")

    def _note_changed(self) -> Command:
        """A line more in the note in the middle, another one each time."""
        command = self._again("changed")
        notes = sorted(path for path in (self.scratch / "changed").rglob("*") if path.is_file())
        with notes[len(notes) // 2].open("a", encoding="utf-8") as note:
            note.write("\nA line more.\n")
        return command

    def _watched(self, until: str) -> Callable[[], Command]:
        """Every kind of edit in turn, in a process that goes on as that of ``kg watch`` does."""

        def command() -> Command:
            self._again("watched")
            return [sys.executable, HERE / "watched.py", *self._copied("watched"), "--until", until]

        return command

    def _copied(self, name: str) -> tuple[Path, Path]:
        """A copy of the notes, and where it is built to."""
        return self.scratch / name, self.scratch / f"{name}-out"

    def _again(self, name: str) -> Command:
        """A build of a copy of the notes, which has been built once."""
        copy, out = self._copied(name)
        command = self._build(copy, out)
        if not copy.exists():
            shutil.copytree(self.notes, copy)
            subprocess.run(command, check=True, capture_output=True)
        return command

    def _triplifier(self) -> Command:
        return ["node", TRIPLIFIER, self.notes, self.scratch / "vault-triplifier.ttl"]

    def _morph(self) -> Command:
        self._need_tables()
        return [PEERS, "-m", "morph_kgc", self._tables / "morph-kgc.ini"]

    def _maplib(self) -> Command:
        self._need_tables()
        return [PEERS, HERE / "peers" / "maplib_tables.py", self._tables / "tables.json", self.scratch / "maplib.nt"]

    def _need_tables(self) -> None:
        if not self.triples:
            raise SystemExit(f"no triples in {self.notes}")
