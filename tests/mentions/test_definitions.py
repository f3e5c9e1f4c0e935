from __future__ import annotations

import pytest

from kg.mentions.definitions import definitions, of_title
from kg.mentions.words import words
from kg.mentions.zones import mask


def pairs(text: str) -> list[tuple[str, str]]:
    masked = mask(text)
    found = definitions(masked, tuple(words(masked)))
    return [(text[slice(*one.short)], text[slice(*one.long)]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we use kite policy optimization (KPO) here", [("KPO", "kite policy optimization")]),
        ("Planning of Kites via Learning (PKL)", [("PKL", "Planning of Kites via Learning")]),
        ("proximal policy optimization (PPO)", [("PPO", "proximal policy optimization")]),
        ("KPO (Kite Policy Optimization)", [("KPO", "Kite Policy Optimization")]),
        ("Wind-driven Auto-Encoder (WAE)", [("WAE", "Wind-driven Auto-Encoder")]),
        ("Recall, Plan and Glide (RPG)", [("RPG", "Recall, Plan and Glide")]),
        (
            "KRUX (Kite Reasoning, Understanding, and eXecution)",
            [("KRUX", "Kite Reasoning, Understanding, and eXecution")],
        ),
        ("RISE (Reading Rivers with Self-Verification)", [("RISE", "Reading Rivers with Self-Verification")]),
        ("a plain text (see below)", []),
        ("ours (7B)", []),
    ],
)
def test_long_and_short_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_letters_that_latex_sets_apart_are_one_word() -> None:
    ((short, long),) = pairs(r"\textbf{K}ite \textbf{N}et (KN)")

    assert short == "KN"
    assert long.endswith(r"ite \textbf{N}et")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("DiKite: Distributed Kite Training of Winds", ["Distributed Kite", "Distributed Kite Training"]),
        ("FiKM: Fill-in Kite Models for Any Wind", ["Fill-in Kite Models"]),
        ("KiteNet: On the Winds of March", []),
        ("On Kites: a Study", []),
        ("No colon at all", []),
    ],
)
def test_a_title_says_what_its_name_is_short_for(title: str, expected: list[str]) -> None:
    found = of_title(title, tuple(words(title)))

    assert [title[slice(*one.long)] for one in found] == expected
