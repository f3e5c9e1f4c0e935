"""The figures of the description are what a query over the file gives."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest

import kg
from kg.export.turtle import turtle
from tests.tools import ROOT

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
