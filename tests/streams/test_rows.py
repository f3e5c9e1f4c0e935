"""Entries survive the way through JSON."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace

import pytest

from kg import extract
from kg.entry import Entry, Source
from kg.facts import Extracted, Fact, Stated, Tagged
from kg.sources import arxiv_json
from kg.streams import rows
from kg.terms import iri, text
from tests.streams.records import CASES

CHOSEN = [one for one in extract.extractors() if one.name != "mentions"]


def entries() -> list[Entry]:
    """The entries of all cases, and one with what an extractor of the user's own may need."""
    lines = [json.dumps(one).encode() for group in CASES.values() for one in group if isinstance(one, dict)]
    made = [arxiv_json.entry(line, Source("cases.jsonl", number)) for number, line in enumerate(lines, start=1)]
    found = [one for one in made if isinstance(one, Entry)]
    return [*found, replace(found[0], date=datetime.date(2024, 3, 1))]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_what_is_read_back_is_what_was_written(entry: Entry) -> None:
    own: list[tuple[str, Fact]] = [
        ("own", Tagged("kites", 1)),
        ("own", Stated("paper", iri("https://example.org/p"), text("한국어", "ko"), 1)),
    ]
    before = Extracted(entry, [*extract.run(entry, CHOSEN), *own])
    after = rows.extracted(json.loads(json.dumps(rows.row(before))))
    assert (after.entry, after.facts) == (before.entry, before.facts)
