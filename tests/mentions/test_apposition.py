from __future__ import annotations

import pytest

from kg.mentions import apposition, note
from kg.mentions.candidates import Occurrence, candidates
from kg.mentions.names import index
from kg.mentions.note import Text
from tests.mentions.notes import field


def first(text: str, name: str = "abstract", surface: str = "KiteBay") -> tuple[Occurrence, Text]:
    """The first place of the name."""
    texts = note.read([field(text, name)], index())
    return candidates(texts, {}, index())[surface].at[0], texts[0]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("We introduce KiteBay, a novel framework that flies.", "framework"),
        ("KiteBay is a 7B vision-language model trained on winds.", "model"),
        ("We introduce KiteBay, a suite of open language models optimized for winds.", "models"),
        ("KiteBay (by us), our benchmark of winds", "benchmark"),
        ("Kite Bay Optimization (KiteBay), an optimizer", "optimizer"),
        ("We use KiteBay, which flies.", ""),
        ("We use KiteBay", ""),
    ],
)
def test_the_noun_of_the_phrase_after_a_name(text: str, noun: str) -> None:
    assert apposition.after(*first(text)) == noun


def test_a_title_needs_no_article() -> None:
    assert apposition.after(*first("KiteBay: Realtime Video Diffusion in the Wind", "title")) == "diffusion"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("We propose an algorithm called KiteBay.", "algorithm"),
        ("our dataset, “KiteBay”, is large", "dataset"),
        ("a model KiteBay", ""),
        ("KiteBay flies", ""),
    ],
)
def test_the_word_before_what_calls_it_so(text: str, noun: str) -> None:
    assert apposition.before(*first(text)) == noun
