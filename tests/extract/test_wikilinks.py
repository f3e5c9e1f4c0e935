from __future__ import annotations

from kg.extract import wikilinks
from kg.facts import Wikilinked
from tests.extract.entries import entry


def test_notes_of_fields_and_asides_once_each() -> None:
    read = entry(
        comment_ko="연.\n[[Strings]] [[Knots.md|knot]]",
        comment_en="[[Strings#Loops]]",
        asides=("[[Wind.md]]", "[[Knots]]"),
    )
    assert list(wikilinks.extract(read)) == [Wikilinked("Strings", 12), Wikilinked("Knots", 12), Wikilinked("Wind", 1)]
