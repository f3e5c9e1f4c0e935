from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract import links
from tests.extract.entries import entry


def test_one_link_for_a_work_and_field() -> None:
    read = entry(
        urls=("https://arxiv.org/abs/2401.00001",),
        abstract="Code: https://github.com/ann/kite.",
        comment_ko="연.\nKITE(https://arxiv.org/abs/2401.00002)에서, https://arxiv.org/pdf/2401.00002v1",
        comment_en="KITE (https://arxiv.org/abs/2401.00002) and https://arxiv.org/pdf/2401.00001v3",
        asides=("https://kites.example.org",),
    )
    assert [(fact.work.url, fact.name, fact.field, fact.line) for fact in links.extract(read)] == [
        ("https://github.com/ann/kite", "", "abstract", 11),
        ("https://arxiv.org/abs/2401.00002", "KITE", "comment-ko", 12),
        ("https://arxiv.org/abs/2401.00002", "KITE", "comment-en", 11),
        ("https://kites.example.org", "", "aside", 1),
    ]


def test_the_name_may_stand_at_a_later_link() -> None:
    read = entry(comment_en="See https://arxiv.org/abs/2401.00002, that is KITE (https://arxiv.org/abs/2401.00002).")
    assert [fact.name for fact in links.extract(read)] == ["KITE"]


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("KITE (", "KITE"),
        ("KITE(", "KITE"),
        ("They used a KITE-style (", "KITE"),
        ("note that Kite2 (", "Kite2"),
        ("similar to Red Kite Model (", "Red Kite Model"),
        ("최근 Red-Kite (", "Red-Kite"),
        ("It flies. Kite-7B (", "Kite-7B"),
        ("[KITE](", "KITE"),
        ("[Kite v2.5](", "Kite v2.5"),
        ("a method based on local KITE (", ""),
        ("Flying Kites in the Wind Tunnel (", ""),
        ("Theory of Kites (", ""),
        ("see the report (", ""),
        ("see The (", ""),
        ("by OpenAI (", ""),
        ("연에 대해 (", ""),
        ("KITE ", ""),
        ("KITE, (", ""),
        ("[see the code](", ""),
        ("(", ""),
        ("", ""),
    ],
)
def test_short_names_are_given_only_where_they_are_sure(before: str, name: str) -> None:
    assert links.short_name(before) == name


@given(st.text(alphabet="AZaz2 .-(['가\n"), st.sampled_from(["(", " (", "]("]))
def test_a_name_stands_in_the_text(before: str, opening: str) -> None:
    name = links.short_name(before + opening)
    assert name in before
    assert name == "" or name[0] in "AZaz"
