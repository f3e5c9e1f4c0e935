from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import extract
from kg.entry import Entry
from kg.errors import ExtractError
from kg.extract import Extractor
from kg.facts import Fact, Tagged
from tests.extract.entries import entry
from tests.tools import ROOT


def test_extractors_are_found_by_place() -> None:
    on_disk = sorted(path.stem for path in (ROOT / "kg" / "extract").glob("*.py") if not path.stem.startswith("_"))
    assert [extractor.name for extractor in extract.extractors()] == on_disk


def test_facts_come_with_the_name_of_their_extractor() -> None:
    def wind(read: Entry) -> Iterator[Fact]:
        yield Tagged(read.name, 1)

    chosen = [extractor for extractor in extract.extractors() if extractor.name == "tags"]
    assert extract.run(entry(tags=("kite",)), [*chosen, Extractor("wind", wind)]) == [
        ("tags", Tagged("kite", 1)),
        ("wind", Tagged("Kites", 1)),
    ]


def test_an_extractor_that_fails_names_itself_and_the_note() -> None:
    def calm(read: Entry) -> Iterator[Fact]:
        yield Tagged(read.name, 1)
        raise ValueError("no wind")

    with pytest.raises(ExtractError, match=r"extractor 'calm' fails on Kites\.md with ValueError: no wind"):
        extract.run(entry(), [Extractor("calm", calm)])


def test_installed_extractors_follow_those_of_kg(monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "wind"

        def load(self) -> Point:
            return self

        def extract(self, read: Entry) -> Iterator[Fact]:
            yield Tagged(read.name, 1)

    extract.extractors.cache_clear()
    monkeypatch.setattr(extract, "entry_points", lambda group: [Point()] if group == "kg.extractors" else [])
    try:
        assert extract.extractors()[-1].name == "wind"
    finally:
        extract.extractors.cache_clear()
