"""The tags of the note."""

from __future__ import annotations

from collections.abc import Iterator

from kg.entry import Entry
from kg.facts import Tagged


def extract(entry: Entry) -> Iterator[Tagged]:
    """One fact for each tag, in the order written."""
    for written in entry.tags:
        yield Tagged(written.text, written.line)
