"""What a graph says of one thing, as pages tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial

from kg.graph import Graph
from kg.graph.graph import About, value_of
from kg.recall import AFRESH, Afresh
from kg.terms import IRI, Term
from kg.views.things import first
from kg.vocab import BIBO, KG, SCHEMA, SKOS

_HTTP = re.compile(r"https?://", re.IGNORECASE)


def page_address(iri: IRI) -> str:
    """The address of a thing in a page: ``<https://w3id.org/paperkg/paper/arxiv-2503.05139>`` -> ``paper/arxiv-2503.05139``."""
    return "/".join(re.split("[/#]", iri[1:-1])[-2:])


def web_addresses(graph: Graph, iri: IRI) -> list[str]:
    """The http(s) addresses that lead to the thing itself, sorted, its DOI last."""
    urls = [url for url in map(value_of, graph.objects(iri, SCHEMA.url)) if _HTTP.match(url)]
    return urls + [f"https://doi.org/{value_of(doi)}" for doi in graph.objects(iri, BIBO.doi)]


def other_names(graph: Graph, iri: IRI, name: str) -> list[str]:
    """The names of a thing besides this one, sorted."""
    return [other for other in map(value_of, graph.objects(iri, SKOS.altLabel)) if other != name]


def author_positions(graph: Graph, paper: IRI, recall: Afresh = AFRESH) -> Mapping[Term, int]:
    """The place of each author in the author list of a paper, from 1."""
    known = graph.by_subject
    places = [known[IRI(place)] for place in known[paper].get(KG.hasAuthorship, ())]
    return recall.of_these(places, "positions", partial(_positions, places)) if places else {}


def _positions(places: Iterable[About]) -> Mapping[Term, int]:
    return {author: int(first(place[KG.position])) for place in places for author in place[KG.author]}
