"""The gates of a graph: is what lies in these files a graph that others can rely on?

:func:`check` reads files that kg wrote, or that somebody changed since, and answers with problems, each with the line
of the file at which the thing that is wrong is described.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.check import description, parsing, shapes, terms
from kg.entry import Problem
from kg.errors import CheckError
from kg.graph import Graph, invariants

__all__ = ["check"]


def check(paths: Sequence[str | Path], *, shacl: bool = True) -> tuple[Problem, ...]:
    """Everything that is wrong with the graph in these Turtle or N-Triples files, sorted by place.

    A strict parser reads each file; then the terms are looked up in their vocabularies, the invariants and the figures
    of the description are checked, and, with ``shacl``, a second parser reads the files and the shapes are validated.

    Raises:
        CheckError: a file does not exist.
    """
    files = [Path(path) for path in paths]
    for file in files:
        if not file.is_file():
            raise CheckError(f"no file {str(file)!r}: name a graph such as exports/kg.ttl")
    parsed = [parsing.read(file) for file in files]
    if problems := [problem for one in parsed for problem in one.problems]:
        return tuple(sorted(problems))
    whole = Graph((triple for one in parsed for triple in one.triples), {})
    base = description.base(whole)
    found = [*terms.unknown(whole), *invariants.broken(whole, whole, base)]
    for one in parsed:
        found += description.wrong(one.triples)
    if shacl:
        found += shapes.violations(files, whole)
    places = parsing.places(files)
    return tuple(sorted(parsing.problem(violation, places) for violation in found))
