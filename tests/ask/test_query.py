from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

from kg import terms
from kg.ask import Table, ask, load
from kg.errors import QueryError


@pytest.fixture(scope="module")
def store(exports: Path) -> pyoxigraph.Store:
    return load(exports)


def test_a_select_gives_a_table_and_knows_the_prefixes(store: pyoxigraph.Store) -> None:
    assert ask(store, "SELECT ?day { ?d a kg:Digest ; schema:datePublished ?day }") == Table(
        ("day",), (("2025-03-10",),)
    )


def test_what_is_not_bound_is_none(store: pyoxigraph.Store) -> None:
    answer = ask(store, "SELECT ?d ?x { ?d a kg:Digest OPTIONAL { ?d kg:rule ?x } }")

    assert answer == Table(("d", "x"), (("https://kg.example/digest/2025-03-10", None),))


def test_the_evidence_lies_beside_the_graph(store: pyoxigraph.Store) -> None:
    assert ask(store, 'ASK { ?m nif:anchorOf "GRPO" ; itsrdf:taIdentRef ?e . ?e a kg:Method }') is True


def test_bound_text_stays_text_whatever_it_holds(store: pyoxigraph.Store) -> None:
    query = "SELECT $name ?paper { ?paper a kg:Paper ; rdfs:label ?label FILTER(STR(?label) = $name) }"
    hostile = terms.text('" } DROP ALL ; SELECT * { ?s ?p "')

    assert ask(store, query, {"name": hostile}) == Table(("paper",), ())


def test_a_query_that_is_none_is_refused_in_the_words_of_the_engine(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match="the query is refused: error at 1:"):
        ask(store, "SELECT nonsense")


def test_updates_are_refused(store: pyoxigraph.Store) -> None:
    with pytest.raises(QueryError, match="the query is refused"):
        ask(store, "DELETE WHERE { ?s ?p ?o }")


def test_a_folder_without_a_build(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="run 'kg build SOURCES -o "):
        load(tmp_path)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text("nonsense", encoding="utf-8")

    with pytest.raises(QueryError, match=r"cannot read .*kg\.ttl"):
        load(tmp_path)
