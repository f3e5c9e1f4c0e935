"""context.jsonld: the JSON-LD context of the graph."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS, XSD

from kg import tables
from kg.vocab import FOREIGN, KG

#: rdflib 7 warns of a class that its own JSON-LD parser makes.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

GOOD = Path(__file__).parent / "good.ttl"

#: Properties of the graph that describe the graph itself; they need no short name.
DESCRIPTION = {"void", "dcat", "prov"}
LITERAL = {"dcterms:description", "dcterms:source"}


@cache
def context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tables.path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    return found


def names() -> dict[str, str]:
    """Short name to the IRI that it stands for, for everything but keywords and prefixes."""
    found = {}
    for name, value in context().items():
        short = value["@id"] if isinstance(value, dict) else value
        if isinstance(short, str) and ":" in short and not short.startswith("http"):
            prefix, local = short.split(":")
            found[name] = context()[prefix] + local
    return found


def rows(document: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=document, format="json-ld")


def test_the_small_graph_comes_back_from_json_ld() -> None:
    graph = rdflib.Graph().parse(GOOD)
    document = graph.serialize(format="json-ld", context=context())
    assert isomorphic(graph, rows(document))


def test_a_strict_parser_reads_the_same() -> None:
    graph = rdflib.Graph().parse(GOOD)
    document = graph.serialize(format="json-ld", context=context())
    lines = "".join(f"{quad.triple} .\n" for quad in pyoxigraph.parse(document, format=pyoxigraph.RdfFormat.JSON_LD))
    assert isomorphic(graph, rdflib.Graph().parse(data=lines, format="nt"))


def test_a_paper_reads_like_json() -> None:
    document = {
        "@context": context(),
        "id": "https://w3id.org/paperkg/paper/arxiv-2503.00001",
        "type": ["Paper", "schema:ScholarlyArticle"],
        "title": {"en": "Kite-2: Flying on Less Wind"},
        "arXivId": "2503.00001",
        "creator": ["https://w3id.org/paperkg/author/ada-example"],
        "created": "2025-03-10",
    }
    paper = "<https://w3id.org/paperkg/paper/arxiv-2503.00001>"
    expected = f"""
        {paper} a <{KG.base}Paper>, <https://schema.org/ScholarlyArticle> ;
            <http://purl.org/dc/terms/title> "Kite-2: Flying on Less Wind"@en ;
            <http://purl.org/spar/fabio/hasArXivId> "2503.00001" ;
            <http://purl.org/dc/terms/creator> <https://w3id.org/paperkg/author/ada-example> ;
            <http://purl.org/dc/terms/created> "2025-03-10"^^<{XSD.date}> .
    """
    assert isomorphic(rows(json.dumps(document)), rdflib.Graph().parse(data=expected, format="turtle"))


def test_every_own_term_has_its_name_as_short_name() -> None:
    assert {name: names().get(name) for name in KG.terms} == {name: KG.base + name for name in KG.terms}


def test_prefixes_are_those_of_the_code() -> None:
    for prefix, namespace in {"kg": KG, **FOREIGN}.items():
        assert context()[prefix] == namespace.base


def test_every_property_of_things_has_a_short_name() -> None:
    reached = set(names().values())
    properties = {
        f"{prefix}:{term}": namespace.base + term
        for prefix, namespace in FOREIGN.items()
        for term in namespace.terms
        if term[0].islower() and prefix not in DESCRIPTION
    }
    missing = {name for name, iri in properties.items() if iri not in reached and iri != str(RDF.type)}
    assert missing - LITERAL == set()


def test_every_short_name_is_a_term_that_the_code_knows() -> None:
    known = {namespace.base + term for namespace in (KG, *FOREIGN.values()) for term in namespace.terms}
    assert set(names().values()) - known == set()


@pytest.mark.parametrize("name", KG.terms)
def test_values_are_typed_as_the_ontology_says(name: str) -> None:
    graph = rdflib.Graph().parse(tables.path("kg.ttl"))
    term = rdflib.URIRef(KG.base + name)
    value = context()[name]
    coerced = value.get("@type") if isinstance(value, dict) else None
    if (term, RDF.type, OWL.ObjectProperty) in graph:
        assert coerced == "@id"
    elif (term, RDF.type, OWL.DatatypeProperty) in graph:
        datatype = graph.value(term, RDFS.range)
        assert coerced == (None if datatype == XSD.string else str(datatype).replace(str(XSD), "xsd:"))


@pytest.mark.parametrize("name", KG.terms)
def test_properties_that_may_repeat_are_always_lists(name: str) -> None:
    graph = rdflib.Graph().parse(tables.path("kg.ttl"))
    term = rdflib.URIRef(KG.base + name)
    value = context()[name]
    listed = isinstance(value, dict) and value.get("@container") == "@set"
    if (term, RDF.type, OWL.FunctionalProperty) in graph:
        assert not listed
