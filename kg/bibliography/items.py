"""The objects of a JSON list or of JSON lines, each with its line: one that is broken costs itself alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from kg.bibliography import arxiv, csl
from kg.bibliography.record import Record
from kg.entry import Problem, Source

_SPACE = re.compile(r"[\s,]*")
_NEXT = re.compile(r"\}\s*,\s*(?=\{)|\n[ \t]*(?=\{)")
#: Finding the next object behind a broken one costs a look at the whole text; a file with more of them is no bibliography.
MOST_BROKEN = 1000
_FAULTS = (ValueError, RecursionError)


def records(text: str, path: str) -> Iterator[Record | Problem]:
    """The records of a JSON list, or of objects one a line; papers of arXiv and items of CSL alike."""
    decoder = json.JSONDecoder()
    place, line = _start(text), 1
    line += text.count("\n", 0, place)
    lost = False
    faults = 0
    while place < len(text) and text[place] != "]":
        source = Source(path, line)
        begin = place
        try:
            value, place = decoder.raw_decode(text, place)
        except _FAULTS as error:
            faults += 1
            if not lost:
                yield broken(source, error)
            if faults == MOST_BROKEN:
                yield Problem(source, "json", f"{faults} broken places and the rest of the file unread", "JSON")
                return
            lost = True
            found = _NEXT.search(text, place + 1)
            place = found.end() if found else len(text)
        else:
            if not lost or (isinstance(value, dict) and "title" in value):
                yield of(value, source)
                lost = False
            space = _SPACE.match(text, place)
            place = space.end() if space else place
        line += text.count("\n", begin, place)


def of(value: object, source: Source) -> Record | Problem:
    """The record of one JSON value."""
    if not isinstance(value, dict):
        return Problem(source, "json", f"a JSON {type(value).__name__}", "an object that describes a paper")
    return arxiv.record(value, source) if arxiv.is_paper(value) else csl.record(value, source)


def broken(source: Source, error: Exception) -> Problem:
    """The problem with JSON that cannot be read."""
    said = error.msg if isinstance(error, json.JSONDecodeError) else "too deep or no text"
    return Problem(source, "json", f"a record that is no JSON ({said})", "a JSON object")


def _start(text: str) -> int:
    """Where the first object begins, behind the bracket of a list."""
    place = len(text) - len(text.lstrip())
    if text[place : place + 1] == "[":
        space = _SPACE.match(text, place + 1)
        place = space.end() if space else place + 1
    return place
