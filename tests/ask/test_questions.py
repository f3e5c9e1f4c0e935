"""Every named question parses, asks for typed parameters, and answers something on the seeds."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg.ask import Table, ask, load, question, questions
from kg.ask.questions import bindings
from kg.errors import QueryError
from kg.iri import PLACEHOLDER_BASE

#: A question, parameters for it, and the columns of its table.
ASKED = {
    "bridges": ({"one": "rl", "other": "reasoning"}, ("read", "title")),
    "co-authors": ({"author": "Hu Yu"}, ("name", "papers")),
    "evidence": ({"name": "grpo"}, ("path", "line", "words", "sentence", "rule", "confidence")),
    "links-of-paper": ({}, ("name", "url")),
    "most-mentioned": ({}, ("name", "kind", "notes")),
    "papers-mentioning": ({"name": "Qwen"}, ("title", "sentence")),
    "papers-of-topic": ({"topic": "generative-model"}, ("read", "title", "paper")),
    "read-between": ({"since": "2025-03-01", "until": "2025-03-31"}, ("day", "title", "path")),
    "unresolved": ({}, ("path", "target")),
}
EMPTY = {"unresolved"}


@pytest.fixture(scope="module")
def store(exports: Path) -> pyoxigraph.Store:
    return load(exports)


def paper(store: pyoxigraph.Store) -> str:
    answer = ask(store, "SELECT ?p { ?p a kg:Paper ; cito:linksTo ?w } LIMIT 1")
    assert isinstance(answer, Table)
    return str(answer.rows[0][0]).rpartition("/")[2]


def test_every_question_is_asked_here() -> None:
    assert set(questions()) == set(ASKED)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_question_answers_with_the_columns_that_it_promises(store: pyoxigraph.Store, name: str) -> None:
    given, columns = ASKED[name]
    given = {"paper": paper(store)} if name == "links-of-paper" else given
    asked = question(name)

    answer = ask(store, asked.sparql, bindings(asked, given, PLACEHOLDER_BASE))

    assert isinstance(answer, Table)
    assert answer.columns == columns
    assert bool(answer.rows) is (name not in EMPTY)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_a_question_says_what_it_answers_in_a_sentence(name: str) -> None:
    assert question(name).comment.endswith(".")


def test_a_member_of_a_family_counts_for_the_family(store: pyoxigraph.Store) -> None:
    asked = question("papers-mentioning")

    answer = ask(store, asked.sparql, bindings(asked, {"name": "qwen"}, PLACEHOLDER_BASE))

    assert isinstance(answer, Table)
    assert [str(row[0])[:8] for row in answer.rows] == ["R1-Zero'"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "papers-of-topic needs topic=…"),
        ({"topic": "a", "other": "b"}, "has no parameter 'other'; it takes: topic"),
        ({"topic": "!!"}, "no letter or digit"),
    ],
)
def test_parameters_that_do_not_fit(given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bindings(question("papers-of-topic"), given, PLACEHOLDER_BASE)


def test_a_question_that_is_not_there() -> None:
    with pytest.raises(QueryError, match="no question 'nonsense'; there are: bridges, co-authors"):
        question("nonsense")
