"""kg.ttl: the terms of kg, described for people and tied to the vocabularies of the field."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS, VANN

from kg import tables
from kg.vocab import FOREIGN, KG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MAPPINGS = (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.seeAlso, SKOS.closeMatch)
ONTOLOGY = rdflib.URIRef(KG.base)


@cache
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(tables.path("kg.ttl"))


def declared() -> set[rdflib.URIRef]:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, SKOS.ConceptScheme)
    return {term for kind in kinds for term in ontology().subjects(RDF.type, kind) if isinstance(term, rdflib.URIRef)}


def by_language(values: Iterable[rdflib.term.Node]) -> dict[str | None, str]:
    return {value.language: str(value) for value in values if isinstance(value, rdflib.Literal)}


def test_the_code_and_the_ontology_know_the_same_terms() -> None:
    assert {str(term) for term in declared()} == {KG.base + term for term in KG.terms}


def test_nothing_else_is_described() -> None:
    assert set(ontology().subjects()) == declared() | {ONTOLOGY}


@pytest.mark.parametrize("name", KG.terms)
def test_every_term_has_a_label_and_a_comment_in_english_and_korean(name: str) -> None:
    term = rdflib.URIRef(KG.base + name)
    for predicate in (RDFS.label, RDFS.comment):
        written = by_language(ontology().objects(term, predicate))
        assert set(written) == {"en", "ko"}
        assert written["en"].isascii()
        assert any("가" <= letter <= "힣" for letter in written["ko"])
    assert by_language(ontology().objects(term, RDFS.comment))["en"].endswith(".")
    assert ontology().value(term, RDFS.isDefinedBy) == ONTOLOGY


def test_labels_tell_the_classes_apart_and_the_properties_apart() -> None:
    for kinds in ((OWL.Class,), (OWL.ObjectProperty, OWL.DatatypeProperty)):
        terms = [term for kind in kinds for term in ontology().subjects(RDF.type, kind)]
        for language in ("en", "ko"):
            labels = [by_language(ontology().objects(term, RDFS.label))[language] for term in terms]
            assert len(labels) == len(set(labels)), sorted(labels)


def test_classes_stand_below_a_known_class_and_properties_say_what_they_join() -> None:
    graph = ontology()
    for term in graph.subjects(RDF.type, OWL.Class):
        assert (term, RDFS.subClassOf, None) in graph, term
    includes = rdflib.Namespace("https://schema.org/")
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in graph.subjects(RDF.type, kind):
            assert (term, RDFS.domain, None) in graph or (term, includes.domainIncludes, None) in graph, term
            assert (term, RDFS.range, None) in graph or (term, includes.rangeIncludes, None) in graph, term


def test_datatype_properties_have_datatypes_and_object_properties_have_classes() -> None:
    graph = ontology()
    for kind, is_datatype in ((OWL.DatatypeProperty, True), (OWL.ObjectProperty, False)):
        for term in graph.subjects(RDF.type, kind):
            for value in graph.objects(term, RDFS.range):
                assert str(value).startswith("http://www.w3.org/2001/XMLSchema#") is is_datatype, term


def test_the_vocabularies_of_the_field_are_mapped_to() -> None:
    targets = {str(target) for predicate in MAPPINGS for target in ontology().objects(None, predicate)}
    for space in (
        *(FOREIGN[prefix].base for prefix in ("schema", "fabio", "bibo", "skos", "prov", "nif", "fair4ml", "mls")),
        "https://linkedpaperswithcode.com/",
        "https://semopenalex.org/ontology/",
    ):
        assert any(target.startswith(space) for target in targets), space


def test_the_header_says_what_it_is() -> None:
    graph = ontology()
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in graph
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert set(by_language(graph.objects(ONTOLOGY, predicate))) == {"en", "ko"}
    assert str(graph.value(ONTOLOGY, VANN.preferredNamespaceUri)) == KG.base
    assert str(graph.value(ONTOLOGY, VANN.preferredNamespacePrefix)) == "kg"
    assert str(graph.value(ONTOLOGY, OWL.versionIRI)).endswith(f"/{graph.value(ONTOLOGY, OWL.versionInfo)}")
    assert graph.value(ONTOLOGY, DCTERMS.license) is not None


@pytest.mark.parametrize("name", ["kg.ttl", "shapes.ttl"])
def test_two_parsers_read_the_same(name: str) -> None:
    text = tables.path(name).read_bytes()
    strict = "".join(f"{quad.triple} .\n" for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.TURTLE))
    assert isomorphic(rdflib.Graph().parse(data=text, format="turtle"), rdflib.Graph().parse(data=strict, format="nt"))


def test_kg_ttl_has_no_blank_node() -> None:
    assert not any(isinstance(node, rdflib.BNode) for triple in ontology() for node in triple)


@pytest.mark.parametrize("name", ["kg.ttl", "shapes.ttl"])
def test_every_term_that_the_files_use_is_one_of_its_vocabulary(
    name: str, unknown: Callable[[Iterable[str], Iterable[str]], list[str]]
) -> None:
    graph = rdflib.Graph().parse(tables.path(name))
    used = {str(node) for triple in graph for node in triple if isinstance(node, rdflib.URIRef)}
    datatypes = {str(node.datatype) for node in graph.objects() if isinstance(node, rdflib.Literal) and node.datatype}
    assert unknown(used | datatypes, {KG.base + term for term in KG.terms}) == []


def test_an_invented_term_is_noticed(unknown: Callable[[Iterable[str], Iterable[str]], list[str]]) -> None:
    invented = [
        "http://purl.org/spar/fabio/hasArXivID",
        "http://www.w3.org/ns/prov#derivedFrom",
        "https://schema.org/mention",
        "https://w3id.org/paperkg/ns#Papr",
        "https://nobody.example/term",
    ]
    known = ["http://purl.org/spar/fabio/hasArXivId", "https://schema.org/mentions", KG.base + "Paper"]
    assert unknown([*invented, *known], [KG.base + "Paper"]) == sorted(invented)
