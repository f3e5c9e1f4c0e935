from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ask.search.words import expressions, of_text, terms


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
        ("GPT-4를", [[["GPT", "4"]]]),
        ("돛단배로부터 항구를", [[["돛단배로부터"], ["돛단배"]], [["항구를"], ["항구"]]]),
        # A stem of one syllable says too little: 주의 is attention, 회의 a meeting.
        ("주의", [[["주의"]]]),
        ("the winds of harbours", [[["winds"]], [["harbours"]]]),
        ("the", [[["the"]]]),
        ("!?", []),
    ],
)
def test_what_a_search_asks_for(text: str, found: list[list[list[str]]]) -> None:
    assert terms(text) == found


@pytest.mark.parametrize("text", ["강화학습을", "강화 학습", "Reinforcement Learning"])
def test_a_term_is_asked_for_in_both_languages(text: str) -> None:
    (term,) = terms(text)

    ways = {" ".join(runs).lower() for runs in term}
    assert "reinforcement learning" in ways
    assert {"강화학습", "강화 학습"} & ways


def test_the_longest_term_counts() -> None:
    assert [term[0] for term in terms("언어 모델 연구")] == [["언어", "모델"], ["연구"]]
    assert ["structured", "sparsity"] in terms("구조적 희소성을")[0]


def test_the_expressions_go_from_strict_to_lax() -> None:
    assert list(expressions("돛단배 boats")) == [
        '("돛단" + "단배" + "boats") OR (("돛단" + "단배") AND ("boats"))',
        '"돛단" + "단배" OR "boats" OR "돛단" OR "단배"',
    ]
    assert list(expressions("연")) == ['("연") OR (("연"*))']


@given(st.text())
def test_any_text_gives_words_without_marks_of_the_query_language(text: str) -> None:
    assert not set(of_text(text)) & set("\"'()*^:+-")
