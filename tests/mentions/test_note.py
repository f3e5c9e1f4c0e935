from __future__ import annotations

import pytest

from kg.mentions import note
from kg.mentions.names import index
from kg.mentions.note import Text
from tests.mentions.notes import field


def read(text: str, name: str = "abstract") -> Text:
    (made,) = note.read([field(text, name)], index())
    return made


def test_words_in_small_letters_and_where_sentences_end() -> None:
    text = read("We train KiteNet. It flies!")

    assert text.lower == ("we", "train", "kitenet", ".", "it", "flies", "!")
    assert text.stops == (3, 6)


@pytest.mark.parametrize(
    ("first", "last", "most", "around"),
    [
        (2, 3, 9, (0, 4)),
        (2, 3, 1, (1, 4)),
        (4, 5, 9, (3, 7)),
        (4, 5, 1, (3, 6)),
    ],
)
def test_a_sentence_goes_from_mark_to_mark(first: int, last: int, most: int, around: tuple[int, int]) -> None:
    assert read("We train KiteNet. It flies!").sentence(first, last, most) == around


def test_names_vetoes_and_definitions_of_a_field() -> None:
    text = read("Google uses Wind Policy Optimization (WPO) and GRPO")

    assert [text.text[hit.begin : hit.end] for hit in text.vetoes] == ["Google"]
    assert [text.text[hit.begin : hit.end] for hit in text.hits if hit.entity] == ["GRPO"]
    ((short, long),) = text.definitions
    assert (text.text[slice(*short)], text.text[slice(*long)]) == ("WPO", "Wind Policy Optimization")
