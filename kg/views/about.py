"""What a graph says of one thing by itself, as pages tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import NamedTuple

from kg.graph import Graph
from kg.graph.graph import About, value_of
from kg.recall import AFRESH, Afresh
from kg.terms import IRI, Term
from kg.views.things import Thing, first, label
from kg.vocab import BIBO, DCTERMS, KG, SCHEMA, SKOS

_HTTP = re.compile(r"https?://", re.IGNORECASE)


class Card(NamedTuple):
    """The name of a thing, its address in a page, its date, its other names, and what leads to the thing itself."""

    label: str
    at: str
    date: str
    also: list[str]
    web: list[str]


class Cards(dict[Thing, Card]):
    """The card of each thing of a graph, made when it is first asked for."""

    def __init__(self, graph: Graph, recall: Afresh = AFRESH) -> None:
        super().__init__()
        self._graph = graph
        self._recall = recall

    def __missing__(self, thing: Thing) -> Card:
        about = self._graph.by_subject[thing.iri]
        made = self._recall.of_same(about, ("card", thing.kind), lambda: _card(self._graph, thing))
        # Of a reading the date is that of its newest note.
        self[thing] = found = made._replace(date=thing.date) if thing.date else made
        return found


def _card(graph: Graph, thing: Thing) -> Card:
    iri, name = thing.iri, label(graph, thing)
    date = first(graph.by_subject[iri].get(DCTERMS.date, ()))
    return Card(name, page_address(iri), date, other_names(graph, iri, name), web_addresses(graph, iri))


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
    """The place of each author in the author list of a paper that has one, from 1."""
    known = graph.by_subject
    places = [known[IRI(place)] for place in known[paper][KG.hasAuthorship]]
    return recall.of_these(places, "positions", partial(_positions, places))


def _positions(places: Iterable[About]) -> Mapping[Term, int]:
    return {author: int(first(place[KG.position])) for place in places for author in place[KG.author]}
