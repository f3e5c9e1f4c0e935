"""Names that could be one person's share a block, so that some task sees both."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve import author_lists, author_names, person_pairs
from kg.streams.blocks import blocks

WORDS = ("Jun", "Yan", "Jun-Yan", "J.", "JY", "Zhu", "van", "der", "de", "la", "Garcia", "Garcia-Lopez", "Lopez", "O", "Jr.",
         "III", "PhD", "Müller", "Mueller", "Jörg", "Joerg", "Åsa", "Aasa", "Bo", "Wen", "Bowen", "D'Arc", "Darc", "Abd-el")  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("wei zhang", ["letters ghinwz", "zhang"]),
        ("zhang wei", ["letters ghinwz", "wei"]),
        ("john smith jr", ["john", "jr", "letters hhijjmnorst", "smith"]),
        ("김연아", []),
    ],
)
def test_a_name_has_a_block_for_its_family_name_and_one_for_its_letters(key: str, expected: list[str]) -> None:
    assert blocks(key) == expected


@settings(max_examples=400, deadline=None)
@given(st.lists(NAMES, min_size=2, max_size=25, unique=True))
def test_names_that_fit_share_a_block(names: list[str]) -> None:
    written: dict[str, list[str]] = {}
    for name in names:
        written.setdefault(author_lists.key_of_name(name), []).append(name)
    spoken = {key: author_names.spoken(sorted(some)) for key, some in written.items() if " " in key}
    for pair in person_pairs.pairs(spoken)[0]:
        assert set(blocks(pair.one)) & set(blocks(pair.other)), pair
