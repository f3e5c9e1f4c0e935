"""A query that is no SPARQL: the message says where, and marks the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import answer, load
from kg.ask.engines import ENGINES, Engine
from kg.errors import QueryError


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, reading: Path) -> Engine:
    return load(reading, request.param)


def refused(engine: Engine, query: str) -> list[str]:
    """The lines of the message."""
    with pytest.raises(QueryError) as caught:
        answer(engine, query)
    return str(caught.value).split("\n")


@pytest.mark.parametrize(
    ("query", "message", "line", "mark_from"),
    [
        (
            "SELECT * { ?s ?p ?o } LIMIT x",
            "line 1, column 23: 'LIMIT' does not fit here",
            "    SELECT * { ?s ?p ?o } LIMIT x",
            "                          ^",
        ),
        (
            "SELECT *\nWHERE {\n  ?s a foo:Kite .\n}",
            "line 3, column 8: the prefix 'foo' is not declared",
            "      ?s a foo:Kite .",
            "           ^^^^",
        ),
        ("SELECT * { ?s ?p ?o", "line 1, column 20: the query ends too soon", "    SELECT * { ?s ?p ?o", "                       ^"),
        (
            # A Hangul syllable is two columns wide, and the mark stands below.
            'SELECT * { ?s ?p "연" } 돛',
            "line 1, column 24: '돛' does not fit here",
            '    SELECT * { ?s ?p "연" } 돛',
            "                            ^^",
        ),
        ("SELECT\t* { ?s ?p ?o } \x1b[31m", "line 1, column 24: ", "    SELECT * { ?s ?p ?o }  [31m", ""),
    ],
)  # fmt: skip
def test_the_place_is_marked(engine: Engine, query: str, message: str, line: str, mark_from: str) -> None:
    said, shown, mark = refused(engine, query)

    assert said.startswith(f"the query is refused at {message}")
    assert shown == line
    assert mark.startswith(mark_from)
    assert set(mark) <= {" ", "^"}


def test_of_a_long_line_the_place_is_shown(engine: Engine) -> None:
    _, shown, mark = refused(engine, f"SELECT * {{ {'?s ?p ?o . ' * 40} }} oops {'x' * 500}")

    assert shown[mark.index("^") :].startswith("oops x")
    assert len(shown) < 130


def test_what_only_an_engine_sees_is_in_its_words(reading: Path) -> None:
    said, *_ = refused(load(reading), "SELECT (COUNT(?x) AS ?n) ?y { ?x ?p ?y }")

    assert "unbound" in said
