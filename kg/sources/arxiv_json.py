"""Metadata of arXiv as JSON, one paper a line or in a list: an entry for each, by :mod:`kg.bibliography.arxiv`."""

from __future__ import annotations

import json

from kg import terms
from kg.bibliography import arxiv, items
from kg.entry import Entry, Parsed, Problem, Source
from kg.sources import _json, _record

SHARED_ENDINGS = _json.ENDINGS
LIMIT = _record.LIMIT


def matches(text: str, path: str) -> bool:
    """Whether the file is JSON, a list or one object a line, whose first object is a paper of arXiv."""
    return path.lower().endswith(SHARED_ENDINGS) and _json.is_arxiv(text)


def parse(text: str, path: str) -> Parsed:
    """An entry for each paper, in the order of the text."""
    return _record.parsed(items.records(text, path), "arxiv-json")


def entry(line: bytes, source: Source) -> Entry | Problem | None:
    """What one line of JSON lines holds, by itself; None for a blank line.

    The same as :func:`parse` makes of the line as part of a text, so that a file of any size can be read line by line.
    """
    try:
        text = terms.clean(line.decode("utf-8"))
        value = json.loads(text) if not text.isspace() and text else None
    except (ValueError, RecursionError) as error:
        return items.broken(source, error)
    if value is None:
        return None
    if not isinstance(value, dict) or not arxiv.is_paper(value):
        return Problem(
            source, "json", "a line that is no paper of arXiv", "an object with id, title and authors_parsed"
        )
    record = arxiv.record(value, source)
    return record if isinstance(record, Problem) else _record.entry(record, "arxiv-json")
