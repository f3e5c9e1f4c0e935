from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import pytest

from kg.entry import TextField
from kg.mentions import forms, note, wording
from kg.mentions.candidates import candidates
from kg.mentions.context import TYPES
from kg.mentions.gold import Label, Labelled
from kg.mentions.names import index
from kg.mentions.training import wordings
from kg.mentions.training.notes import Lesson
from kg.mentions.wording import NAMES, ROWS, SPELLING, Wording
from tests.mentions.notes import field


def said(fields: Sequence[TextField], surface: str, words: Wording) -> dict[str, float]:
    """What the wording says of one spelling of a note."""
    texts = note.read(fields, index())
    found = candidates(texts, {}, index())
    made = words.rows(found.values(), texts, forms.partners(texts))
    return dict(zip(NAMES, made[list(found).index(surface)], strict=True))


def single(word: str) -> Wording:
    """A wording in which one word alone speaks, for a dataset; the letters of a name have rows of their own."""
    row = zlib.crc32(word.encode()) % SPELLING
    weights = np.zeros((ROWS, len(NAMES)))
    weights[row if word.startswith(("gram", "piece", "shape")) else row + SPELLING, NAMES.index("words_Dataset")] = 100
    return Wording(weights, np.zeros(len(NAMES)))


@pytest.mark.parametrize(
    ("word", "fields"),
    [
        ("Rbenchmark", [field("We built KiteBay, a benchmark of winds.")]),
        ("R0bench", [field("We built KiteBay bench.")]),
        ("Lbenchmark", [field("The benchmark of winds is KiteBay.")]),
        ("Dbenchmark", [field("We built KiteBay, a benchmark of winds.")]),
        ("Cbenchmark", [field("We built a benchmark called KiteBay.")]),
        ("L0dubbed", [field("It is dubbed KiteBay.")]),
        ("Swinds", [field("We built KiteBay for all who love to fly in the cold, hot, dry and wet winds.")]),
        ("TIwinds", [field("KiteBay: winds in numbers", "title")]),
        ("TOwinds", [field("On winds", "title"), field("We built KiteBay.")]),
        ("T next :", [field("KiteBay: winds", "title")]),
        ("T winds in", [field("KiteBay: winds in numbers", "title")]),
        ("Awinds", [field("We built KiteBay. It is cold. There are winds.")]),
        ("Pbay", [field("We built Kites over a Bay (KiteBay).")]),
        ("gram bay$", [field("KiteBay")]),
        ("piece kitebay", [field("KiteBay")]),
        ("shape XxXx", [field("KiteBay")]),
        ("in title", [field("KiteBay", "title")]),
    ],
)
def test_what_is_read(word: str, fields: list[TextField]) -> None:
    assert said(fields, "KiteBay", single(word))["words_Dataset"] > 1
    assert said([field("Nothing like GULL here")], "GULL", single(word))["words_Dataset"] == 0


def test_words_behind_the_end_of_the_sentence_are_not_near() -> None:
    fields = [field("We built KiteBay. A benchmark is another thing.", "comment-en")]

    assert said(fields, "KiteBay", single("Rbenchmark"))["words_Dataset"] == 0


def test_long_notes_count_no_more_than_short_ones() -> None:
    texts = note.read([field("We built KiteBay. " + "It flies in winds. " * 50)], index())
    lengths = [
        float((counts**2).sum()) for _, counts in wording.lines(candidates(texts, {}, index()).values(), texts, {})
    ]

    assert lengths == pytest.approx([1.0] * len(lengths))


def lesson(number: int, name: str, type_: str, text: str) -> Lesson:
    labelled = Labelled(f"{number}.md", (Label(name, type_, name, introduced="present" in text),))
    return Lesson(labelled, note.read([field(text)], index()), frozenset(), {})


def test_types_and_origins_are_learnt_from_the_words_around() -> None:
    told = [
        made
        for number, name in enumerate(("Kiteflow", "Windsong", "Baywatch", "Duneland"))
        for made in (
            lesson(number, f"{name}Q", "Dataset", f"We present {name}Q, a benchmark of winds."),
            lesson(number, f"{name}X", "Model", f"It builds on {name}X, a network that flies."),
            lesson(number, f"{name}Z", "Method", f"It builds on {name}Z, an algorithm that flies."),
        )
    ]
    words = wordings.fit([wordings.sayings(one, None, index()) for one in told], [1.0] * len(told))

    new = said([field("We present GullHill, a benchmark of birds.")], "GullHill", words)
    old = said([field("It builds on GullHill, a network that swims.")], "GullHill", words)
    assert max(TYPES, key=lambda type_: new[f"words_{type_}"]) == "Dataset"
    assert max(TYPES, key=lambda type_: old[f"words_{type_}"]) == "Model"
    assert new["words_new"] > 0 > old["words_new"]
