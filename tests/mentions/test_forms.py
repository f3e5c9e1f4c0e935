from __future__ import annotations

import numpy as np
import pytest

from kg.mentions import forms, note
from kg.mentions.names import index
from kg.mentions.note import Text
from tests.mentions.notes import field


def read(text: str, name: str = "abstract") -> tuple[Text, ...]:
    return note.read([field(text, name)], index())


def agreed(texts: tuple[Text, ...], likely: dict[str, float]) -> dict[str, float]:
    made = forms.agreed(np.array(list(likely.values())), list(likely), texts)
    return {surface: round(float(value), 3) for surface, value in zip(likely, made, strict=True)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kite Bay Search (KBS)", {"KBS": "Kite Bay Search", "Kite Bay Search": "KBS"}),
        (
            "Kite Bay Networks (KBN)",
            {"KBN": "Kite Bay Network", "Kite Bay Network": "KBN", "Kite Bay Networks": "KBN"},
        ),
        ("Nothing to see (here)", {}),
    ],
)
def test_partners_are_long_and_short_forms_also_without_a_plural_s(text: str, expected: dict[str, str]) -> None:
    assert forms.partners(read(text)) == expected


def test_a_long_form_and_its_short_form_are_as_likely_as_both_together() -> None:
    texts = read("We use Kite Bay Search (KBS) and Gull.")

    assert agreed(texts, {"KBS": 0.9, "Kite Bay Search": 0.1, "Gull": 0.3}) == {
        "KBS": 0.5,
        "Kite Bay Search": 0.5,
        "Gull": 0.3,
    }
    assert agreed(texts, {"KBS": 0.9, "Gull": 0.3}) == {"KBS": 0.9, "Gull": 0.3}


def test_of_a_form_with_and_without_a_plural_s_the_likelier_one_counts() -> None:
    made = agreed(
        read("We use Kite Bay Networks (KBN)."), {"KBN": 0.9, "Kite Bay Network": 0.2, "Kite Bay Networks": 0.1}
    )

    assert made["KBN"] == made["Kite Bay Network"] == 0.6
    assert made["Kite Bay Networks"] == 0.1


def test_what_a_title_leaves_to_guess_says_nothing() -> None:
    likely = {"KiBa": 0.9, "Kite Bay Training": 0.1}

    assert agreed(read("KiBa: Kite Bay Training of Models", "title"), likely) == likely
