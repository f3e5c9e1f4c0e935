"""Things to the index of the explorer: what it lists, finds, counts and draws, in columns that compress well."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from kg.graph import Graph
from kg.graph.graph import value_of
from kg.terms import IRI, Term
from kg.views.looks import SHAPES
from kg.views.panels import KINDS
from kg.views.things import RELATIONS, Thing, first, label, things
from kg.vocab import BIBO, DCTERMS, KG, SCHEMA, SKOS, VOID

_HTTP = re.compile(r"https?://", re.IGNORECASE)


def ordered(graph: Graph) -> list[Thing]:
    """The things of a graph by kind, in the order of the lists; of a kind the newest or the most read first."""
    kinds = list(KINDS)
    return sorted(things(graph), key=lambda thing: kinds.index(thing.kind))


def index(graph: Graph, found: Sequence[Thing]) -> dict[str, Any]:
    """The columns of the index. A thing is its place in ``found``.

    ``kinds``: kind, name of one and of many, shape, how many; the things stand in this order. ``labels``, ``at`` (``paper/…``)
    and ``dates`` have an entry for each thing, ``dates`` only up to the last that has one. ``also`` and ``web`` are
    other names and addresses, as pairs of thing and list. ``relations``: verb, heading forward and backward. ``links``
    has for each relation the sources and the targets, a list each, in the order in which a panel shows the targets.
    """
    labels = [label(graph, thing) for thing in found]
    dates = [thing.date or first(graph.by_subject[thing.iri].get(DCTERMS.date, ())) for thing in found]
    while dates and not dates[-1]:
        dates.pop()
    return {
        "kinds": [
            [kind, *KINDS[kind], SHAPES.get(kind, "box"), sum(1 for _ in some)]
            for kind, some in groupby(found, lambda one: one.kind)
        ],
        "labels": labels,
        "at": [_at(thing.iri) for thing in found],
        "dates": dates,
        "also": list(_filled(_also(graph, thing, name) for thing, name in zip(found, labels, strict=True))),
        "web": list(_filled(_web(graph, thing) for thing in found)),
        "relations": [[relation.verb, relation.forward, relation.backward] for relation in RELATIONS],
        "links": _links(graph, found),
        "modified": _modified(graph),
    }


def _at(iri: IRI) -> str:
    """``<https://w3id.org/paperkg/paper/arxiv-2503.05139>`` -> ``paper/arxiv-2503.05139``."""
    return "/".join(re.split("[/#]", iri[1:-1])[-2:])


def _filled(lists: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    """The lists that are not empty, each with its place."""
    return ((place, one) for place, one in enumerate(lists) if one)


def _also(graph: Graph, thing: Thing, name: str) -> list[str]:
    names = map(value_of, graph.objects(thing.iri, SKOS.altLabel))
    return [other for other in names if other != name]


def _web(graph: Graph, thing: Thing) -> list[str]:
    """The http(s) addresses that lead to the thing itself."""
    urls = [url for url in map(value_of, graph.objects(thing.iri, SCHEMA.url)) if _HTTP.match(url)]
    return urls + [f"https://doi.org/{value_of(doi)}" for doi in graph.objects(thing.iri, BIBO.doi)]


def _links(graph: Graph, found: Sequence[Thing]) -> list[tuple[list[int], list[list[int]]]]:
    """For each relation the sources that have it and the targets of each."""
    place = {thing: number for number, thing in enumerate(found)}
    made: list[tuple[list[int], list[list[int]]]] = [([], []) for _ in RELATIONS]
    number_of = {relation.predicate: number for number, relation in enumerate(RELATIONS)}
    for number, thing in enumerate(found):
        targets: dict[int, list[Thing]] = defaultdict(list)
        for link in thing.links:
            if link.source is thing:
                targets[number_of[link.relation.predicate]].append(link.target)
        positions = _author_positions(graph, thing.iri) if targets else {}
        for relation, some in targets.items():
            some.sort(key=lambda one: (positions.get(one.iri, 0), place[one]))
            made[relation][0].append(number)
            made[relation][1].append([place[one] for one in some])
    return made


def _author_positions(graph: Graph, thing: IRI) -> Mapping[Term, int]:
    """The place of each author in the author list of a paper."""
    places = (graph.by_subject[IRI(place)] for place in graph.by_subject[thing].get(KG.hasAuthorship, ()))
    return {author: int(first(place[KG.position])) for place in places for author in place[KG.author]}


def _modified(graph: Graph) -> str:
    """The day that the graph's own description gives, or empty."""
    dates = (first(graph.by_subject[dataset].get(DCTERMS.modified, ())) for dataset in graph.of_type(VOID.Dataset))
    return max(dates, default="")
