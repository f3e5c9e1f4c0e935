"""The figures of the description are what a query over the file gives."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kg
from kg import terms
from kg.export.turtle import turtle
from kg.graph import Graph, void
from kg.iri import PLACEHOLDER_BASE, Mint
from kg.recall import Recall
from kg.terms import Triple
from kg.vocab import KG, RDF, SCHEMA
from tests.graph.turtle_of import KNOWN, going_on
from tests.tools import ROOT

MINT = Mint(PLACEHOLDER_BASE)
VOID = "PREFIX void: <http://rdfs.org/ns/void#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "


@pytest.fixture(scope="module")
def store() -> pyoxigraph.Store:
    made = pyoxigraph.Store()
    made.load(turtle(kg.build([ROOT / "seeds"]).graph).encode(), format=pyoxigraph.RdfFormat.TURTLE)
    return made


def rows(store: pyoxigraph.Store, query: str) -> set[tuple[str, ...]]:
    answer = store.query(VOID + query)
    assert isinstance(answer, pyoxigraph.QuerySolutions)
    return {tuple(getattr(value, "value", "") for value in row) for row in answer}


@pytest.mark.parametrize(
    ("figure", "pattern"),
    [
        ("triples", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"),
        ("distinctSubjects", "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"),
        ("distinctObjects", "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }"),
        ("properties", "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }"),
        ("classes", "SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c }"),
    ],
)
def test_a_figure_counts_the_description_too(store: pyoxigraph.Store, figure: str, pattern: str) -> None:
    assert rows(store, f"SELECT ?n WHERE {{ ?d a void:Dataset ; void:{figure} ?n }}") == rows(store, pattern)


def test_there_is_a_partition_for_every_class_and_property(store: pyoxigraph.Store) -> None:
    classes = rows(store, "SELECT ?c (STR(?n) AS ?m) WHERE { ?part void:class ?c ; void:entities ?n }")
    properties = rows(store, "SELECT ?p (STR(?n) AS ?m) WHERE { ?part void:property ?p ; void:triples ?n }")

    assert classes == rows(store, "SELECT ?c (STR(COUNT(DISTINCT ?s)) AS ?m) WHERE { ?s a ?c } GROUP BY ?c")
    assert properties == rows(store, "SELECT ?p (STR(COUNT(*)) AS ?m) WHERE { ?s ?p ?o } GROUP BY ?p")


def test_linksets_count_their_links(store: pyoxigraph.Store) -> None:
    linksets = rows(store, "SELECT ?l (STR(?n) AS ?m) WHERE { ?l a void:Linkset ; void:triples ?n }")

    assert ("https://kg.example/graph/kg-links-arxiv", "3") in linksets
    assert ("https://kg.example/graph/kg-links-github", "1") in linksets


def test_no_description_of_another_base(tmp_path: Path) -> None:
    (tmp_path / "240101 Note.md").write_text("Kites (Ada Example)\n", encoding="utf-8")

    made = kg.build([tmp_path], base="https://example.org/me/")

    assert "https://kg.example/" not in turtle(made.graph)


SUBJECTS = [MINT.of("paper", name) for name in "abc"]
OBJECTS = [
    KG.Paper,
    KG.Note,
    *SUBJECTS,
    terms.text("x"),
    terms.iri("https://arxiv.org/abs/1"),
    terms.iri("https://arxiv.org/abs/2"),
]
TRIPLES = st.lists(
    st.tuples(st.sampled_from(SUBJECTS), st.sampled_from([RDF.type, SCHEMA.url, KG.family]), st.sampled_from(OBJECTS))
)


@given(st.lists(TRIPLES, min_size=2, max_size=4))
def test_a_description_that_is_brought_up_to_date_is_that_of_the_graph(several: list[list[Triple]]) -> None:
    recall = Recall()
    graph = Graph((), KNOWN)
    for triples in several:
        graph = going_on(graph, Graph(triples, KNOWN))
        made = void.described(graph, MINT, None, SUBJECTS[0], recall)
        assert list(made) == list(void.described(graph, MINT, None, SUBJECTS[0]))
        assert void.triples(made) == len(made)
        recall.turn()
