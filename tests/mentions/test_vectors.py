from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.mentions import vectors
from kg.mentions.recogniser import network, vocab
from kg.mentions.vectors import BEYOND, Vectors

FORMS = st.lists(st.sampled_from(["GRPO", "Qwen2", "-", "the", "모델", "§title", "KiteNet"]), min_size=1, max_size=12)


@cache
def embedding() -> Any:
    """The layers of a new network that give a form its vector."""
    made = network(width=16, depth=1, pieces=2, rows=[50, 50, 50, 50])
    made.initialize(X=[Doc(vocab(), words=["a"])])
    return made.layers[0].layers[0]


def expected(forms: list[str]) -> list[list[float]]:
    rows: list[list[float]] = embedding().predict([Doc(vocab(), words=forms)])[0].tolist()
    return rows


@given(st.lists(FORMS, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_forms_have_the_vectors_of_the_embedding_whatever_was_asked_before(asked: list[list[str]]) -> None:
    made = Vectors(embedding(), vocab())

    assert [made.of(forms).tolist() for forms in asked] == [expected(forms) for forms in asked]


def test_what_stands_beyond_a_text_is_zero() -> None:
    made = Vectors(embedding(), vocab())

    assert made.of([BEYOND, "GRPO"]).tolist() == [[0.0] * 16, *expected(["GRPO"])]
    assert not made.of([BEYOND]).any()


def test_forms_are_forgotten_when_they_become_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_MOST", 2)
    made = Vectors(embedding(), vocab())

    for forms in (["a", "b"], ["b", "c", "d", "e"], ["c", "a"], ["a"]):
        assert made.of(forms).tolist() == expected(forms)
        assert len(made._rows) <= max(2, len(forms)) + 1
