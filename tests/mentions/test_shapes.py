from __future__ import annotations

import pytest

from kg.mentions import note
from kg.mentions.names import index
from kg.mentions.shapes import shaped
from tests.mentions.notes import field


def seen(text: str) -> set[tuple[str, str]]:
    """What is seen in a text, with the stage that says so."""
    (read,) = note.read([field(text)], index())
    return {(text[read.words[first].begin : read.words[last - 1].end], stage) for first, last, stage in shaped(read)}


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
