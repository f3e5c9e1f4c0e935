from __future__ import annotations

import pytest

from kg.ask.search.snippets import snippet
from kg.ask.search.words import terms

FIELDS = {
    "comments": "돛 이야기입니다. 강화 학습을 돛에 쓰면 빨라집니다.",
    "abstract": "We prune sails. Pruned sails are fast, and rewards shape them. " + "Very long words follow. " * 30,
    "title": "Sails",
}


@pytest.mark.parametrize(
    ("text", "field", "shown"),
    [
        ("강화학습", "comments", "강화 학습을 돛에 쓰면 빨라집니다."),
        ("돛", "comments", "돛 이야기입니다."),
        ("pruning rewards", "abstract", "Pruned sails are fast, and rewards shape them."),
        ("Ada", "comments", "돛 이야기입니다. 강화 학습을 돛에 쓰면 빨라집니다."),
    ],
)
def test_the_sentence_with_most_of_the_words(text: str, field: str, shown: str) -> None:
    assert snippet(terms(text), FIELDS) == (field, shown)


def test_a_long_sentence_is_cut_between_words_around_the_place() -> None:
    text = f"{'before ' * 60}needle {'after ' * 60}"

    _, shown = snippet(terms("needle"), {"abstract": text})

    assert "needle" in shown
    assert len(shown) <= 204
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert snippet(terms("x"), {"title": ""}) == ("", "")
