"""The tables of a build, as :mod:`kg.export.record` writes them, searched without reading them whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from kg.errors import QueryError


class FactRow(NamedTuple):
    """A row of ``facts.tsv``: what was read from a note, in which line, by which extractor or source module."""

    note: str
    line: str
    extractor: str
    kind: str
    field: str
    value: str
    detail: str
    words: str


class DecisionRow(NamedTuple):
    """A row of ``decisions.tsv``: the node that something was taken for, and the rule that says so."""

    kind: str
    key: str
    rule: str
    detail: str
    path: str
    line: str


class ProblemRow(NamedTuple):
    """A row of ``problems.tsv``: what a build could not read or resolve."""

    path: str
    line: str
    kind: str
    found: str
    expected: str


R = TypeVar("R", FactRow, DecisionRow, ProblemRow)


class Rows(Generic[R]):
    """The rows of one table, in its order."""

    def __init__(self, file: Path, row: type[R]) -> None:
        self._row: type[R] = row
        try:
            self._text = "\n" + file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryError(f"cannot read {file}: build again with 'kg build SOURCES -o {file.parent}'") from error
        header = "\t".join(row._fields)
        if not self._text.startswith(f"\n{header}\n"):
            raise QueryError(f"{file}:1: found other columns than {header.replace(chr(9), ', ')}: build again")
        self._begin = len(header) + 1

    def __iter__(self) -> Iterator[R]:
        for line in self._text[self._begin + 1 : -1].split("\n") if len(self._text) > self._begin + 1 else ():
            yield self._row(*line.split("\t"))

    def starting(self, *cells: str) -> list[R]:
        """The rows that start with these cells."""
        return list(self._found("\n" + "\t".join(cells) + "\t"))

    def holding(self, cell: str) -> list[R]:
        """The rows with a cell of that text behind the first one; one with several such cells comes once."""
        return list(dict.fromkeys(self._found(f"\t{cell}\t")))

    def _found(self, wanted: str) -> Iterator[R]:
        at = self._text.find(wanted, self._begin)
        while at >= 0:
            begin = self._text.rfind("\n", 0, at + 1) + 1
            end = self._text.find("\n", begin)
            yield self._row(*self._text[begin:end].split("\t"))
            at = self._text.find(wanted, end)


def facts(folder: str | Path) -> Rows[FactRow]:
    """The facts of the build in that folder."""
    return Rows(Path(folder) / "facts.tsv", FactRow)


def decisions(folder: str | Path) -> Rows[DecisionRow]:
    """The identity decisions of the build in that folder."""
    return Rows(Path(folder) / "decisions.tsv", DecisionRow)


def problems(folder: str | Path) -> Rows[ProblemRow]:
    """The problems of the build in that folder."""
    return Rows(Path(folder) / "problems.tsv", ProblemRow)
