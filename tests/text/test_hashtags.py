from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import hashtags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#kite-flying #3d_kites", ["kite-flying", "3d_kites"]),
        ("#toys/kites #연날리기", ["toys/kites", "연날리기"]),
        ("#wind#string", ["wind", "string"]),
        ("Nice. #wind", ["wind"]),
        ("(#wind, #rain.)", ["wind", "rain"]),
        ("We are #1 of #2024", []),
        ("# Links", []),
        ("## Title", []),
        ("C# and F#minor a#b", []),
        ("https://example.org/page#anchor", []),
        ("the tag `#code` and #text", ["text"]),
        ("#-", []),
        ("#kites/", ["kites"]),
    ],
)
def test_what_is_a_tag(text: str, tags: list[str]) -> None:
    assert [found.tag for found in hashtags.find(text)] == tags


@pytest.mark.parametrize(
    ("line", "rest", "tags"),
    [
        ("#wind #rain", "", ["wind", "rain"]),
        ("Flies well. #wind #rain ", "Flies well.", ["wind", "rain"]),
        ("#wind #rain a", "", ["wind", "rain"]),
        ("#wind, #rain", "", ["wind", "rain"]),
        ("the #wind blows", "the #wind blows", []),
        ("the #wind blows #hard", "the #wind blows", ["hard"]),
        ("no tag", "no tag", []),
        ("issue #7", "issue #7", []),
    ],
)
def test_tags_at_the_end_leave_the_line(line: str, rest: str, tags: list[str]) -> None:
    assert hashtags.split(line) == (rest, tags)


@given(st.text(alphabet="#ab1-_/ `.,\n강"))
def test_offsets_point_at_the_tag(text: str) -> None:
    for found in hashtags.find(text):
        assert text[found.begin : found.end] == f"#{found.tag}"


@given(st.text())
def test_split_keeps_the_text_before_the_tags(line: str) -> None:
    rest, _ = hashtags.split(line)
    assert line.startswith(rest)
