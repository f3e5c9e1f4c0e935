from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.mentions import learnt, note
from kg.mentions.names import index
from kg.mentions.note import Text
from kg.mentions.recogniser import TAGS, Recogniser, document, load, network, vocab, weights
from tests.mentions.notes import field

WORDS = st.sampled_from(
    ["GRPO", "Qwen2", "-", "VL", "trains", "the", "모델", "(", ")", ".", "KiteNet", "on", "ImageNet"]
)
OUTSIDE = [1.0] + [0.0] * 12
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


@cache
def shipped() -> Recogniser:
    """The recogniser that ships, with whatever it remembers from the other examples."""
    found = learnt.load().recogniser
    assert found is not None
    return found


def read(*texts: str) -> tuple[Text, ...]:
    return note.read([field(text) for text in texts], index())


@given(st.lists(TEXTS, min_size=1, max_size=3), st.data())
@settings(max_examples=60, deadline=None)
def test_of_a_word_it_says_the_same_whatever_else_is_asked(texts: list[str], data: st.DataObject) -> None:
    made = read(*texts)
    spans = []
    for text in made:
        cuts = data.draw(st.lists(st.integers(0, len(text.words)), unique=True, max_size=6).map(sorted))
        spans.append(list(zip(cuts[::2], cuts[1::2], strict=False)))

    whole, part = shipped().tags(made), shipped().tags(made, spans)
    for some, rows, asked in zip(part, whole, spans, strict=True):
        inside = {at for first, last in asked for at in range(first, last)}
        expected = [row if at in inside else OUTSIDE for at, row in enumerate(rows.tolist())]
        assert some.tolist() == expected


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_it_says_what_the_network_says_of_the_whole_text(text: str) -> None:
    made = network(width=16, depth=2, pieces=2, rows=[50, 50, 50, 50])
    made.initialize(X=[document(one) for one in read("A kite.")])
    (one,) = read(text)

    (rows,) = Recogniser(made).tags([one])
    assert rows.tolist() == made.predict([document(one)])[0][1:].round(4).tolist()


def test_words_that_are_not_asked_of_are_outside_of_any_name() -> None:
    (rows,) = shipped().tags(read("Qwen2 is trained with GRPO"), [[(4, 5)]])

    assert rows[:4].tolist() == [OUTSIDE] * 4
    assert TAGS[int(rows[4].argmax())] == "B-Method-0"


def test_a_note_without_words_has_no_rows() -> None:
    assert [rows.shape for rows in shipped().tags(read("", "GRPO"))] == [(0, len(TAGS)), (1, len(TAGS))]
    assert shipped().tags([]) == []


def test_a_network_is_read_from_its_weights() -> None:
    settings_: dict[str, Any] = {"width": 16, "depth": 2, "pieces": 2, "rows": [50, 50, 50, 50]}
    made = network(**settings_)
    made.initialize(X=[document(one) for one in read("A kite.")])
    texts = read("Qwen2 is trained with GRPO")

    again = Recogniser(load(settings_, weights(made))).tags(texts)[0]
    assert again == pytest.approx(Recogniser(made).tags(texts)[0], abs=0.001)


def test_words_are_told_apart_by_their_first_and_last_letters() -> None:
    word = vocab()["Qwen2VL"]

    assert (word.prefix_, word.suffix_) == ("Qwe", "n2vl")
    assert np.isfinite(word.orth)
