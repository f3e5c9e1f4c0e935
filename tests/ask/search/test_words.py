from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.search.words import expressions, of_text, parts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("GPT-4o와 Qwen2.5", "GPT 4 o 와 Qwen 2 5"),
        ("강화 학습을", "강화 화학 학습 습을 을"),
        ("MoE의 학습", "MoE 의학 학습 습"),
        ("연", "연"),
        ("大規模 모델", "大規 規模 模모 모델 델"),
        (unicodedata.normalize("NFD", "학습"), "학습 습"),
        ("snake_case!", "snake case"),
        ("", ""),
    ],
)
def test_the_words_of_a_text(text: str, words: str) -> None:
    assert of_text(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("강화학습을 쓰는", [["강화학습"], ["쓰는"]]),
        ("GPT-4를", [["GPT", "4"]]),
        ("데이터로부터", [["데이터"]]),
        # A stem of one syllable says too little: 주의 is attention, 회의 a meeting.
        ("주의", [["주의"]]),
        ("the diffusion of models", [["diffusion"], ["models"]]),
        ("the", [["the"]]),
        ("!?", []),
    ],
)
def test_what_a_search_asks_for(text: str, found: list[list[str]]) -> None:
    assert parts(text) == found


def test_the_expressions_go_from_strict_to_lax() -> None:
    assert list(expressions("희소성 sparse")) == [
        '("희소" + "소성" + "sparse") OR ("희소" + "소성" AND "sparse")',
        '"희소" + "소성" OR "sparse" OR "희소" OR "소성"',
    ]
    assert list(expressions("연")) == ['"연" OR "연"*']


@given(st.text())
def test_any_text_gives_words_without_marks_of_the_query_language(text: str) -> None:
    assert not set(of_text(text)) & set("\"'()*^:+-")
