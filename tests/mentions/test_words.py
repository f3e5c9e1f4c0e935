from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GRPO로 학습", ["GRPO", "로", "학습"]),
        ("Qwen2.5-VL-7B를", ["Qwen2.5", "-", "VL", "-", "7B", "를"]),
        ("three GANs and glass", ["three", "GAN", "s", "and", "glass"]),
        ("a\x00\x00b (c)", ["a", "b", "(", "c", ")"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@given(st.text())
def test_every_word_stands_where_it_says(text: str) -> None:
    last = 0
    for word in words(text):
        assert text[word.begin : word.end] == word.text
        assert last <= word.begin < word.end
        last = word.end
