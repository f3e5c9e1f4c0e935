"""CSL-JSON, as Zotero exports it: an entry for each item, by :mod:`kg.bibliography.csl`."""

from __future__ import annotations

from kg.bibliography import items
from kg.entry import Parsed
from kg.sources import _json, _record

SHARED_ENDINGS = _json.ENDINGS
LIMIT = _record.LIMIT


def matches(text: str, path: str) -> bool:
    """Whether the file is JSON, a list or one object a line, whose first object is an item of CSL."""
    return path.lower().endswith(SHARED_ENDINGS) and _json.is_csl(text)


def parse(text: str, path: str) -> Parsed:
    """An entry for each item with a title or an id, in the order of the text."""
    return _record.parsed(items.records(text, path), "csl-json")
