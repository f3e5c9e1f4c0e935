from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.bibliography import arxiv
from kg.bibliography.record import Record
from kg.entry import Problem, Source

HERE = Source("a.jsonl", 7)
PAPER: dict[str, object] = {
    "id": "2401.00001",
    "submitter": "Ann Lee",
    "authors": "Ann Lee, Bo van Ek Jr. and the Kite Team",
    "title": "Red Kites and\n  the $L_2$ Wind",
    "categories": "cs.CL cs.LG",
    "doi": "10.1000/KITES.1",
    "abstract": "  Kites fly\nfar.\n",
    "versions": [
        {"version": "v1", "created": "Mon, 1 Jan 2024 19:18:42 GMT"},
        {"version": "v2", "created": "Tue, 2 Jul 2024 19:18:42 GMT"},
    ],
    "authors_parsed": [["Lee", "Ann", ""], ["van Ek", "Bo", "Jr."], ["Kite Team", "", "", "Windford"]],
}


def record(**changes: object) -> Record:
    made = arxiv.record(PAPER | changes, HERE)
    assert isinstance(made, Record)
    return made


def test_a_paper_of_the_data_set() -> None:
    assert record() == Record(
        HERE,
        title="Red Kites and the $L_2$ Wind",
        authors=("Ann Lee", "Bo van Ek, Jr.", "Kite Team"),
        abstract="Kites fly far.",
        posted="2024-01-01",
        arxiv="2401.00001",
        doi="10.1000/kites.1",
        categories=("cs.CL", "cs.LG"),
    )


def test_authors_as_one_text_where_they_are_not_parsed() -> None:
    assert record(authors_parsed=None, authors=r"Ann Lee, Cy M\"uller and Bo Ek").authors == (
        "Ann Lee",
        "Cy Müller",
        "Bo Ek",
    )


def test_version_1_is_looked_for_and_its_date_may_be_iso() -> None:
    assert (
        record(versions=[{"version": "v2", "created": "2024-07-01"}, {"version": "v1", "created": "2024-01-02"}]).posted
        == "2024-01-02"
    )
    assert record(versions=[{"version": "v1", "created": "some day"}]).posted == ""
    assert record(versions=None).posted == ""


def test_categories_as_a_list() -> None:
    assert record(categories=["cs.CL cs.LG", "stat.ML"]).categories == ("cs.CL", "cs.LG", "stat.ML")


@pytest.mark.parametrize("changes", [{"id": None}, {"id": "kites"}, {"id": 2401.00001}, {"title": ""}, {"title": None}])
def test_a_paper_without_id_or_title_is_a_problem(changes: dict[str, object]) -> None:
    made = arxiv.record(PAPER | changes, HERE)
    assert isinstance(made, Problem)
    assert made.kind == "no-arxiv-id"


@given(
    st.dictionaries(
        st.sampled_from(sorted(PAPER)),
        st.none() | st.integers() | st.text(max_size=9) | st.lists(st.lists(st.text(max_size=5))),
    )
)
def test_any_object_is_a_record_or_a_problem(changes: dict[str, object]) -> None:
    assert isinstance(arxiv.record(PAPER | changes, HERE), Record | Problem)
