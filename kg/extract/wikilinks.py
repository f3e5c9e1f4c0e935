"""The notes that the note links to."""

from __future__ import annotations

from collections.abc import Iterator

from kg.entry import Entry
from kg.facts import Wikilinked
from kg.text import wikilinks


def extract(entry: Entry) -> Iterator[Wikilinked]:
    """One fact for each note that is linked, where it is linked first: the fields in their order, then the asides."""
    seen = set()
    for target, line in _links(entry):
        if target not in seen:
            seen.add(target)
            yield Wikilinked(target, line)


def _links(entry: Entry) -> Iterator[tuple[str, int]]:
    for field in entry.fields:
        for link in wikilinks.find(field.text):
            yield link.target, field.line_at(link.begin)
    for written in entry.asides:
        for link in wikilinks.find(written.text):
            yield link.target, written.line
