"""The authors of the paper, in order."""

from __future__ import annotations

from collections.abc import Iterator

from kg.entry import Entry
from kg.facts import Authored
from kg.text import people


def extract(entry: Entry) -> Iterator[Authored]:
    """One fact for each name, numbered from 1; a name that the list repeats counts once."""
    lines: dict[str, int] = {}
    for written in entry.authors:
        for name in people.split(written.text):
            lines.setdefault(name, written.line)
    for position, (name, line) in enumerate(lines.items(), start=1):
        yield Authored(position, name, line)
