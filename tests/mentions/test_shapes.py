from __future__ import annotations

import pytest

from kg.mentions import note
from kg.mentions.names import index
from kg.mentions.shapes import shaped
from tests.mentions.notes import field


def seen(text: str, **common: int) -> set[tuple[str, str]]:
    """What is seen in a text, with the stage that says so; ``common`` counts words in small letters."""
    (read,) = note.read([field(text)], index())
    return {
        (text[read.words[first].begin : read.words[last - 1].end], stage) for first, last, stage in shaped(read, common)
    }


@pytest.mark.parametrize("name", ["GRPO", "KiteNet", "t5", "LLaVA-1.5-7b", "mBERT"])
def test_capitals_inside_and_digits_look_like_a_name(name: str) -> None:
    assert (name, "shape") in seen(f"it is {name} that flies")


def test_words_joined_by_hyphens_are_seen_whole_and_apart() -> None:
    assert {("Kite-GRPO-tuned", "shape"), ("GRPO", "shape")} <= seen("a Kite-GRPO-tuned wing")


def test_runs_of_capitalised_words_are_seen_as_far_as_they_go() -> None:
    assert ("Deep Kite 3", "capital") in seen("with Deep Kite 3 on top")


def test_long_runs_are_headlines_not_names() -> None:
    assert not [
        name for name, _ in seen("Kites Are Things That Fly In Very Strong Winds And Never Fall Down") if " " in name
    ]


def test_words_in_small_letters_do_not_look_like_a_name() -> None:
    assert seen("it is a kite that flies") == set()


def test_a_capital_says_nothing_of_common_words() -> None:
    text = "We train Deep Networks. Rain fell. Kestrel Networks fly."

    assert seen(text, we=900, deep=500, networks=500, rain=40) == {("Kestrel Networks", "capital")}


def test_each_of_several_words_has_to_be_commoner_than_one_alone() -> None:
    assert seen("Rain fell on Rain Models.", rain=40, models=500) == {("Rain Models", "capital")}


@pytest.mark.parametrize("name", ["Ünet", "ΑΩ", "Step 3"])
def test_what_is_not_only_common_words_may_be_a_name(name: str) -> None:
    assert name in {surface for surface, _ in seen(f"it came with {name} then", net=500, step=500)}
