from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.bibliography import items
from kg.bibliography.record import Record
from kg.entry import Problem


def read(text: str) -> list[str]:
    """Line and title of each record, or the problem."""
    found = items.records(text, "a.json")
    return [f"{one.source.line} {one.title}" if isinstance(one, Record) else str(one) for one in found]


def test_a_list_with_the_line_of_each_item() -> None:
    text = json.dumps([{"title": "Red Kites"}, {"title": "Blue Kites"}], indent=1)
    assert read(text) == ["2 Red Kites", "5 Blue Kites"]


def test_one_object_a_line() -> None:
    assert read('{"title": "Red Kites"}\n\n{"title": "Blue Kites"}\n') == ["1 Red Kites", "3 Blue Kites"]


def test_papers_of_arxiv_among_items_of_csl() -> None:
    text = '{"title": "Red"}\n{"id": "2401.00001", "title": "Blue", "categories": "cs.CL"}\n'
    assert [one.arxiv for one in items.records(text, "a") if isinstance(one, Record)] == ["", "2401.00001"]


@pytest.mark.parametrize(
    "broken", ['{"title": "No end}', '{"title": }', '{"title": "a" "b"}', "{]", '{"title": "x", {"title": 1}}']
)
def test_a_broken_object_costs_itself_alone(broken: str) -> None:
    lines = read(f'[\n{{"title": "Red Kites"}},\n{broken},\n{{"title": "Blue Kites"}}\n]')
    assert [lines[0], lines[-1]] == ["2 Red Kites", "4 Blue Kites"]
    assert lines[1].startswith("a.json:3: found a record that is no JSON (")
    assert len(lines) == 3


def test_what_is_no_object() -> None:
    assert read('[1, "a", {"title": "Kites"}]') == [
        "a.json:1: found a JSON int, expected an object that describes a paper",
        "a.json:1: found a JSON str, expected an object that describes a paper",
        "1 Kites",
    ]


def test_a_file_that_is_broken_all_over_is_read_no_further() -> None:
    lines = read("[" + '{"title": },\n' * 5000 + '{"title": "Kites"}]')
    assert len(lines) == 2
    assert (
        lines[1]
        == f"a.json:{items.MOST_BROKEN}: found 1000 broken places and the rest of the file unread, expected JSON"
    )


def test_json_that_is_too_deep() -> None:
    (problem,) = items.records("[" + '{"a":' * 200_000, "a.json")
    assert isinstance(problem, Problem)
    assert problem.found == "a record that is no JSON (too deep or no text)"


@given(st.text(alphabet=st.sampled_from('[]{}":,\n title01'), max_size=120))
def test_any_text_is_read_to_its_end(text: str) -> None:
    for one in items.records(f"[{text}", "a.json"):
        assert isinstance(one, Record | Problem)


@given(
    st.lists(st.text(min_size=1).filter(lambda text: " ".join(text.split()).isalnum() and text.isascii()), max_size=5)
)
def test_every_good_item_is_read(titles: list[str]) -> None:
    found = list(items.records(json.dumps([{"title": title} for title in titles]), "a.json"))
    assert [one.title for one in found if isinstance(one, Record)] == [" ".join(title.split()) for title in titles]
