from __future__ import annotations

import pytest

from kg.mentions import lookup, tokens
from kg.mentions.lookup import Setting
from kg.mentions.names import index, prefixes_of

SETTING = Setting("", korean=True)


def longest(text: str) -> tuple[str, str] | None:
    """What is meant at the start of a text, and the letters of it."""
    found = lookup.known(text, 0, SETTING, index())
    return found and (found.alias.entity, text[: found.end])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Vision Transformer is", ("vit", "Vision Transformer")),
        ("Vision Transformers are", ("vit", "Vision Transformer")),
        ("GRPO로 학습", ("grpo", "GRPO")),
        ("트랜스포머는", ("transformer", "트랜스포머")),
        ("visions of", None),
    ],
)
def test_the_longest_spelling_without_its_ending(text: str, meant: tuple[str, str] | None) -> None:
    assert longest(text) == meant


@pytest.mark.parametrize("after", ["", "s", "는", " of", "2", "++"])
def test_no_word_is_passed_over_that_a_spelling_starts_with(after: str) -> None:
    spellings = {alias.text for aliases in index().by_spelling.values() for alias in aliases}
    starting = [(text, tokens.WORD.match(text)) for text in (f"{spelling}{after}" for spelling in spellings)]

    assert [text for text, first in starting if first and longest(text) and not passes(text, first.end())] == []


def passes(text: str, end: int) -> bool:
    return lookup.starts(text, 0, end, index())


def test_prefixes_are_those_of_every_atom() -> None:
    assert prefixes_of(["vision transformer", "llama3.1 8b", "bert"]) == {
        *("vision", "vision transformer"),
        *("llama", "llama3.1", "llama3.1 8", "llama3.1 8b"),
        *("bert", "berts"),
    }
