from __future__ import annotations

from kg.extract import tags
from kg.facts import Tagged
from tests.extract.entries import entry


def test_tags_as_written() -> None:
    assert list(tags.extract(entry(tags=("Kite_Flying", "wind")))) == [Tagged("Kite_Flying", 1), Tagged("wind", 2)]
