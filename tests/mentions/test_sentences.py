from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions import sentences


def split(text: str) -> list[str]:
    begins = sentences.starts(text)
    return [text[slice(*sentences.around(text, begins, begin, begin + 1))] for begin in begins]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We train it. It works! Does it?", ["We train it.", "It works!", "Does it?"]),
        ("DAPO, and Dr. GRPO are close. End.", ["DAPO, and Dr. GRPO are close.", "End."]),
        ("As Byron et al. show, it holds. End.", ["As Byron et al. show, it holds.", "End."]),
        ("Gains of 2.5 points, e.g. On MATH. End.", ["Gains of 2.5 points, e.g. On MATH.", "End."]),
        ("By A. Turing. End.", ["By A. Turing.", "End."]),
        ('He said "stop." Then he left.', ['He said "stop."', "Then he left."]),
        ("학습했습니다. 성능이 좋네요. 끝", ["학습했습니다.", "성능이 좋네요.", "끝"]),
        ("학습했습니다.성능은", ["학습했습니다.", "성능은"]),
        ("no dot here\n\nnext block", ["no dot here", "next block"]),
        ("list\n- first\n- second", ["list", "- first", "- second"]),
        ("one line\nwrapped", ["one line\nwrapped"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(alphabet="ab. !?\nA가-"), st.data())
def test_a_sentence_holds_what_it_is_around(text: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, max(0, len(text) - 1)))
    end = data.draw(st.integers(begin, len(text)))
    first, last = sentences.around(text, sentences.starts(text), begin, end)
    assert 0 <= first <= begin <= end <= last <= len(text)


def test_hostile_text_is_read_to_its_end() -> None:
    assert sentences.starts("." * 100_000 + "x") == [0]
