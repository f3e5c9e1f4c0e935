from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from kg.entry import Entry, Source
from kg.resolve import wikilinks

NOTES = [
    wikilinks.called(key, entry)
    for key, entry in (
        ("one", Entry(Source("2024/240101 Kites.md", 1), "test", "Kites", aliases=("Flying Things",))),
        ("two", Entry(Source("2025/250101 연.md", 1), "test", "연")),
        ("three", Entry(Source("2023/230101 Twins.md", 1), "test", "Twins")),
        ("four", Entry(Source("2024/240102 Twins.md", 1), "test", "Twins")),
    )
]


@pytest.mark.parametrize(
    ("target", "key"),
    [
        ("240101 Kites", "one"),
        ("240101 Kites.md", "one"),
        ("2024/240101 Kites", "one"),
        ("240101 kites", "one"),
        ("Kites", "one"),
        ("flying things", "one"),
        (unicodedata.normalize("NFD", "250101 연"), "two"),
        ("230101 Twins", "three"),
        ("Twins", ""),
        ("Boats", ""),
        ("", ""),
    ],
)
def test_a_wikilink_names_one_note_or_none(target: str, key: str) -> None:
    assert wikilinks.find(target, wikilinks.index(NOTES, [target, "Strings"])) == key


def test_what_is_near_a_lost_target() -> None:
    known = wikilinks.index(NOTES, [])
    lost = ["240101 Kite", "something else entirely"]
    assert wikilinks.nearest(lost, known) == {"240101 Kite": ["240101 Kites"], "something else entirely": []}
    assert wikilinks.nearest([], known) == {}


@given(st.sets(st.text("ab", max_size=25), max_size=40), st.sets(st.text("ab", min_size=1, max_size=25), max_size=12))
def test_what_is_near_is_what_is_found_when_all_names_are_compared(targets: set[str], names: set[str]) -> None:
    called = [wikilinks.called(name, Entry(Source(f"{name}.md", 1), "test", name)) for name in names]

    def likest(target: str) -> list[str]:
        alike = {name: score for name in names if (score := fuzz.ratio(target, name)) >= 75}
        return sorted(alike, key=lambda name: (-alike[name], name))[:3]

    assert wikilinks.nearest(targets, wikilinks.index(called, [])) == {target: likest(target) for target in targets}
