from __future__ import annotations

import pyoxigraph
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg import iri, terms
from kg.export import Results
from kg.export.turtle import texts, turtle
from kg.graph import Graph
from kg.graph.graph import prefixes, read
from kg.recall import Recall
from kg.terms import Term, Triple
from kg.vocab import DCTERMS, KG, RDF, SCHEMA
from tests.graph.turtle_of import going_on

KNOWN = prefixes("https://example.org/me/")
MINT = iri.Mint("https://example.org/me/")
PAPER, NOTE, TAG = MINT.of("paper", "arxiv-2503.05139"), MINT.of("note", "2025.Far"), MINT.of("tag", "강화-학습")


def test_turtle_is_sorted_in_sections_with_the_prefixes_that_it_uses() -> None:
    graph = Graph(
        [
            (NOTE, RDF.type, KG.Note),
            (NOTE, KG.sourceLine, terms.integer(3)),
            (PAPER, DCTERMS.title, terms.text('A "quoted"\nname', "en")),
            (PAPER, DCTERMS.subject, TAG),
            (PAPER, RDF.type, SCHEMA.ScholarlyArticle),
            (PAPER, RDF.type, KG.Paper),
            (PAPER, SCHEMA.url, terms.iri("https://arxiv.org/abs/2503.05139")),
        ],
        KNOWN,
    )

    assert (
        turtle(graph)
        == """\
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kg: <https://w3id.org/paperkg/ns#> .
@prefix note: <https://example.org/me/note/> .
@prefix paper: <https://w3id.org/paperkg/paper/> .
@prefix schema: <https://schema.org/> .
@prefix tag: <https://w3id.org/paperkg/tag/> .

# paper

paper:arxiv-2503.05139
    a kg:Paper ,
        schema:ScholarlyArticle ;
    dcterms:subject tag:강화-학습 ;
    dcterms:title "A \\"quoted\\"\\nname"@en ;
    schema:url <https://arxiv.org/abs/2503.05139> .

# note

note:2025.Far
    a kg:Note ;
    kg:sourceLine 3 .
"""
    )


def test_dates_and_decimals_keep_their_datatypes() -> None:
    graph = Graph(
        [(NOTE, DCTERMS.created, terms.Literal('"2025-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>'))], KNOWN
    )

    assert '    dcterms:created "2025-03"^^xsd:gYearMonth .\n' in turtle(graph)
    assert "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n" in turtle(graph)


TERMS: st.SearchStrategy[Term] = st.one_of(
    st.text().map(terms.text),
    st.text().map(lambda value: terms.text(value, "ko")),
    st.integers().map(terms.integer),
    st.floats(0, 1).map(terms.decimal),
    st.dates().map(terms.date),
    st.text(min_size=1).filter(iri.slug).map(lambda value: MINT.of("tag", iri.slug(value))),
    st.text(min_size=1).map(lambda value: MINT.of("note", iri.path_slug(f"{value}.md"))),
)
TRIPLES: st.SearchStrategy[Triple] = st.tuples(
    st.sampled_from([PAPER, MINT.of("paper", "arxiv-1"), NOTE, TAG]),
    st.sampled_from([DCTERMS.title, SCHEMA.url, RDF.type]),
    TERMS,
)


@given(st.lists(TRIPLES))
def test_any_graph_comes_back_from_its_turtle_by_two_parsers(triples: list[Triple]) -> None:
    graph = Graph(triples, KNOWN)
    written = turtle(graph)

    assert list(read([("ttl", written.encode())], KNOWN)) == list(graph)
    by_rdflib = rdflib.Graph().parse(data=written, format="turtle").serialize(format="nt", encoding="utf-8")
    again = {str(quad) for quad in pyoxigraph.parse(by_rdflib, format=pyoxigraph.RdfFormat.N_TRIPLES)}
    assert len(again) == len(graph)


@given(st.lists(TRIPLES), st.randoms())
def test_the_order_of_the_triples_makes_no_difference(triples: list[Triple], random: object) -> None:
    shuffled = list(triples)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert turtle(Graph(shuffled, KNOWN)) == turtle(Graph(triples, KNOWN))


@given(st.lists(st.lists(TRIPLES), min_size=2, max_size=4))
def test_turtle_that_is_brought_up_to_date_is_that_of_the_graph(several: list[list[Triple]]) -> None:
    recall = Recall()
    graph = Graph((), KNOWN)
    for triples in several:
        graph = going_on(graph, Graph(triples, KNOWN))
        written = dict(texts(Results(graph, Graph((), KNOWN), recall=recall)))
        assert written == {"kg.ttl": turtle(graph).encode(), "mentions.ttl": b""}
        recall.turn()
