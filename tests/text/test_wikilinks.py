from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import wikilinks


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("See [[240101 Kites]].", ["240101 Kites"]),
        ("[[240101 Kites.md]]", ["240101 Kites"]),
        ("[[Kites|the kite note]] and [[Strings#Knots]]", ["Kites", "Strings"]),
        ("![[sketch.png]]", ["sketch.png"]),
        ("[[Kites#^block]] [[folder/Kites]]", ["Kites", "folder/Kites"]),
        ("| [[Kites\\|in a table]] |", ["Kites"]),
        ("[[#Heading of this note]] [[]] [[a\nb]] [single]", []),
        ("[[ [[Inner]] ]]", ["Inner"]),
    ],
)
def test_targets_without_ending_heading_and_alias(text: str, targets: list[str]) -> None:
    assert [link.target for link in wikilinks.find(text)] == targets


def test_offsets_span_the_whole_link() -> None:
    text = "so [[Kites]] fly"
    (link,) = wikilinks.find(text)
    assert text[link.begin : link.end] == "[[Kites]]"


def test_a_line_of_nothing_but_links() -> None:
    assert wikilinks.is_only("[[Kites]] [[Strings]]")
    assert wikilinks.is_only("- [[Kites]]")
    assert not wikilinks.is_only("[[Kites]] fly")


@given(st.text(alphabet="[]|#^!\\.md \n가"))
def test_never_fails_and_names_something(text: str) -> None:
    for link in wikilinks.find(text):
        assert link.target
        assert text[link.begin : link.end].endswith("]]")
