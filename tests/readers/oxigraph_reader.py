"""Turtle as pyoxigraph reads it: the parser that kg itself uses."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import RdfFormat, parse

from tests.readers.reading import Reading, lines


def read(path: Path) -> Reading:
    """The triples of a Turtle file; pyoxigraph has no warnings, only errors."""
    try:
        return Reading(lines(parse(path=path, format=RdfFormat.TURTLE)), ())
    except SyntaxError as error:
        return Reading(frozenset(), (str(error),))
