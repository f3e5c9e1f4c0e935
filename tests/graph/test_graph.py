from __future__ import annotations

from kg.graph import Graph
from kg.graph.graph import prefixes, read, value_of
from kg.iri import PLACEHOLDER_BASE
from kg.terms import IRI, Literal, text

A, B, P, Q = (IRI(f"<https://example.org/{name}>") for name in "abpq")


def small() -> Graph:
    return Graph([(B, P, text("two", "en")), (A, Q, B), (A, P, text("one")), (A, P, text("one"))], {})


def test_a_graph_is_a_set_of_triples_in_order() -> None:
    graph = small()

    assert len(graph) == 3
    assert list(graph) == [(A, P, text("one")), (A, Q, B), (B, P, text("two", "en"))]
    assert (A, Q, B) in graph
    assert (B, Q, A) not in graph


def test_looking_things_up() -> None:
    graph = small()

    assert graph.objects(A, P) == [text("one")]
    assert graph.objects(B, Q) == []


def test_ntriples_are_sorted_lines() -> None:
    assert small().ntriples() == (
        '<https://example.org/a> <https://example.org/p> "one" .\n'
        "<https://example.org/a> <https://example.org/q> <https://example.org/b> .\n"
        '<https://example.org/b> <https://example.org/p> "two"@en .\n'
    )


def test_the_same_graph_in_other_engines() -> None:
    assert len(small().to_oxigraph()) == 3
    assert sorted(small().to_rdflib().serialize(format="nt").splitlines()) == sorted(small().ntriples().splitlines())


def test_rdflib_gets_the_prefixes() -> None:
    known = prefixes(PLACEHOLDER_BASE)

    bound = dict(Graph([(A, P, B)], known).to_rdflib().namespaces())

    assert str(bound["paper"]) == "https://w3id.org/paperkg/paper/"
    assert str(bound["note"]) == "https://kg.example/note/"


def test_reading_back_what_was_written() -> None:
    graph = small()

    assert list(read([("nt", graph.ntriples().encode())], {})) == list(graph)


def test_values_of_terms() -> None:
    assert value_of(A) == "https://example.org/a"
    assert value_of(text('a "b"\n\\n', "en")) == 'a "b"\n\\n'
    assert value_of(Literal('"3"^^<http://www.w3.org/2001/XMLSchema#integer>')) == "3"
