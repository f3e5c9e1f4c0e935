"""The keys of authors: different ones for different authors, whoever else there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import author_names

NAMES = st.sampled_from(["Ada Kite", "Ada-Kite", "Ada Kite 2", "Ada Kite 2 2", "Ada Kite-3", "Bo Kite", "Bo Kite 10"])


def test_names_of_one_slug_have_numbers_in_the_order_of_their_keys() -> None:
    shown = {"b": "Ada Kite", "a": "Ada-Kite", "c": "Ada Kite 2", "d": "Bo Kite"}
    assert author_names.slugs(shown, {}, {}) == {
        "a": "ada-kite",
        "b": "ada-kite-2",
        "c": "ada-kite-2-2",
        "d": "bo-kite",
    }


def test_who_is_told_from_others_of_the_name_has_a_label() -> None:
    assert author_names.slugs({"a": "Ada Kite", "a #x": "Ada Kite"}, {"a #x": "x"}, {}) == {
        "a": "ada-kite",
        "a #x": "ada-kite-x",
    }


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), NAMES))
def test_the_keys_are_those_that_are_given_out_one_by_one(shown: dict[str, str]) -> None:
    taken: dict[str, str] = {}
    for key in sorted(shown):
        bare = slug = author_names.author_key(shown[key])
        number = 1
        while slug in taken.values():
            number += 1
            slug = f"{bare}-{number}"
        taken[key] = slug
    assert author_names.slugs(shown, {}, {}) == taken
