"""The pages that a note is about."""

from __future__ import annotations

from collections.abc import Iterator

from kg.entry import Entry
from kg.facts import About
from kg.text import works


def extract(entry: Entry) -> Iterator[About]:
    """One fact for each work among the note's own addresses, in the order written."""
    seen = set()
    for written in entry.urls:
        work = works.of(written.text)
        if work and work.url not in seen:
            seen.add(work.url)
            yield About(work, written.line)
