"""Answers in the formats of the W3C, read back by other readers."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import terms
from kg.ask import Solutions, Table
from kg.ask.results import csv_results, json_results, json_truth, table, tsv_results
from kg.terms import Literal, Term

FOUND = Solutions(
    ("paper", "title", "n", "none"),
    (
        (terms.iri("https://w3id.org/paperkg/paper/arxiv-1"), terms.text('연, "돛"\n', "ko"), terms.integer(3), None),
        (terms.iri("https://example.org/x"), terms.text("a\tb"), terms.decimal(0.5), Literal("_:b0")),
    ),
)

TERMS: st.SearchStrategy[Term] = st.one_of(
    st.text().map(terms.text),
    st.tuples(st.text(), st.sampled_from(["ko", "en-gb"])).map(lambda pair: terms.text(*pair)),
    st.integers().map(terms.integer),
    st.from_regex(r"https://example\.org/[a-z가-힣]{1,8}", fullmatch=True).map(terms.iri),
)


def test_json_in_full() -> None:
    assert json.loads(json_results(FOUND)) == {
        "head": {"vars": ["paper", "title", "n", "none"]},
        "results": {
            "bindings": [
                {
                    "paper": {"type": "uri", "value": "https://w3id.org/paperkg/paper/arxiv-1"},
                    "title": {"type": "literal", "value": '연, "돛"\n', "xml:lang": "ko"},
                    "n": {"type": "literal", "value": "3", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
                },
                {
                    "paper": {"type": "uri", "value": "https://example.org/x"},
                    "title": {"type": "literal", "value": "a\tb"},
                    "n": {"type": "literal", "value": "0.5", "datatype": "http://www.w3.org/2001/XMLSchema#decimal"},
                    "none": {"type": "bnode", "value": "b0"},
                },
            ]
        },
    }
    assert json.loads(json_truth(answer=True)) == {"head": {}, "boolean": True}


def test_csv_and_tsv_in_full() -> None:
    assert list(csv.reader(io.StringIO(csv_results(FOUND)))) == [
        ["paper", "title", "n", "none"],
        ["https://w3id.org/paperkg/paper/arxiv-1", '연, "돛"\n', "3", ""],
        ["https://example.org/x", "a\tb", "0.5", "_:b0"],
    ]
    assert tsv_results(FOUND) == (
        "?paper\t?title\t?n\t?none\n"
        '<https://w3id.org/paperkg/paper/arxiv-1>\t"연, \\"돛\\"\\n"@ko\t3\t\n'
        '<https://example.org/x>\t"a\\tb"\t0.5\t_:b0\n'
    )


def test_a_table_for_people_has_prefixes_and_bare_addresses() -> None:
    assert table(FOUND, "https://kg.example/") == Table(
        FOUND.columns,
        (("paper:arxiv-1", '연, "돛"\n', 3, None), ("https://example.org/x", "a\tb", 0.5, "_:b0")),
    )


@pytest.mark.parametrize(
    ("write", "form"),
    [(json_results, pyoxigraph.QueryResultsFormat.JSON), (tsv_results, pyoxigraph.QueryResultsFormat.TSV)],
)
@given(rows=st.lists(st.tuples(TERMS | st.none(), TERMS), max_size=5))
def test_pyoxigraph_reads_json_and_tsv_back(write: object, form: object, rows: list[tuple[Term | None, Term]]) -> None:
    assert callable(write)
    assert isinstance(form, pyoxigraph.QueryResultsFormat)

    read = pyoxigraph.parse_query_results(write(Solutions(("a", "b"), tuple(rows))), format=form)

    assert isinstance(read, pyoxigraph.QuerySolutions)
    back = [tuple(None if term is None else str(term) for term in (one["a"], one["b"])) for one in read]
    assert back == rows
