"""Metadata of arXiv as JSON, one paper a line or in a list: an entry for each, by :mod:`kg.bibliography.arxiv`."""

from __future__ import annotations

from kg.bibliography import items
from kg.entry import Parsed
from kg.sources import _json, _record

SHARED_ENDINGS = _json.ENDINGS
LIMIT = _record.LIMIT


def matches(text: str, path: str) -> bool:
    """Whether the file is JSON, a list or one object a line, whose first object is a paper of arXiv."""
    return path.lower().endswith(SHARED_ENDINGS) and _json.is_arxiv(text)


def parse(text: str, path: str) -> Parsed:
    """An entry for each paper, in the order of the text."""
    return _record.parsed(items.records(text, path), "arxiv-json")
