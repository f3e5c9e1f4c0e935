"""Files to triples by a strict parser, and where in a file each thing is described."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.entry import Problem, Source
from kg.graph.invariants import Violation
from kg.terms import IRI, Triple

_PREFIX = re.compile(r"@?prefix\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
_SUBJECT = re.compile(r"<([^>]*)>|([\w.-]*):([\w.-]*[\w-]|)(?=\s|\Z)")
_PLACE = re.compile(r"line (\d+)")


class Parsed(NamedTuple):
    """The triples of one file, and the problems that keep it from being read or compared."""

    triples: Sequence[Triple]
    problems: tuple[Problem, ...]


def read(file: Path) -> Parsed:
    """The triples of a Turtle or N-Triples file by pyoxigraph, which takes nothing that the grammar does not allow."""
    import pyoxigraph

    form = pyoxigraph.RdfFormat.N_TRIPLES if file.suffix == ".nt" else pyoxigraph.RdfFormat.TURTLE
    try:
        triples: list[Triple] = [
            (IRI(str(quad.subject)), IRI(str(quad.predicate)), IRI(str(quad.object)))
            for quad in pyoxigraph.parse(path=str(file), format=form)
        ]
    except (SyntaxError, ValueError, OSError) as error:
        match = _PLACE.search(str(error))
        place = Source(str(file), int(match[1]) if match else 0)
        return Parsed((), (Problem(place, "syntax", f"no {form.name}: {error}", f"well-formed {form.name}"),))
    return Parsed(triples, _blank_nodes(file, triples))


def _blank_nodes(file: Path, triples: Iterable[Triple]) -> tuple[Problem, ...]:
    """A problem when there are blank nodes: kg writes none, so that two graphs can be compared line by line."""
    blank = {term for triple in triples for term in triple if term.startswith("_:")}
    if not blank:
        return ()
    found = f"{len(blank)} blank nodes"
    return (Problem(Source(str(file)), "blank-node", found, "an IRI for everything"),)


def places(files: Iterable[Path]) -> dict[IRI, Source]:
    """Where each subject is described: the file, and the first line that starts with it."""
    found: dict[IRI, Source] = {}
    for file in files:
        prefixes: dict[str, str] = {}
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            if line and line[0] not in " #\t":
                _note_line(line, Source(str(file), number), prefixes, found)
    return found


def _note_line(line: str, place: Source, prefixes: dict[str, str], found: dict[IRI, Source]) -> None:
    if match := _PREFIX.match(line):
        prefixes[match[1]] = match[2]
    elif match := _SUBJECT.match(line):
        address = match[1] if match[1] is not None else prefixes.get(match[2], "") + match[3]
        found.setdefault(IRI(f"<{address}>"), place)


def problem(violation: Violation, where: Mapping[IRI, Source]) -> Problem:
    """The violation as a problem at the line that describes its subject."""
    place = where.get(violation.subject, Source("graph"))
    return Problem(place, "broken-graph", f"{violation.found} at {violation.subject}", violation.expected)
