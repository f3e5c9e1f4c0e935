from __future__ import annotations

import pytest

from kg.mentions import nesting
from kg.mentions.nesting import Standing


def standing(text: str, likely: dict[str, float]) -> list[Standing]:
    """The first place of each of these spellings."""
    return [Standing(text.index(one), text.index(one) + len(one), one, sure) for one, sure in likely.items()]


@pytest.mark.parametrize(
    ("text", "likely", "expected"),
    [
        ("Kite-mini flies", {"Kite": 0.99, "Kite-mini": 0.9}, ["Kite-mini"]),
        ("Kite-mini flies", {"Kite": 0.99, "Kite-mini": 0.6}, ["Kite", "Kite-mini"]),
        ("Kite-Gull flies", {"Kite": 0.99, "Gull": 0.99, "Kite-Gull": 0.9}, ["Kite-Gull"]),
        ("Bay Kite flies", {"Kite": 0.99, "Bay Kite": 0.9}, ["Bay Kite"]),
        ("Kites fly", {"Kite": 0.5, "Kites": 0.9}, ["Kite", "Kites"]),
        ("Bay Kite Gull", {"Bay Kite": 0.9, "Kite Gull": 0.9}, ["Bay Kite", "Kite Gull"]),
    ],
)
def test_a_longer_name_hides_those_inside_it(text: str, likely: dict[str, float], expected: list[str]) -> None:
    assert [span.surface for span in nesting.outer(text, standing(text, likely), [])] == expected


def test_a_name_of_the_tables_hides_all_inside_it() -> None:
    text = "Bay Kite flies"
    spans = standing(text, {"Kite": 0.99, "Bay Kite": 0.5})

    assert [span.surface for span in nesting.outer(text, spans, [(0, 8)])] == ["Bay Kite"]
