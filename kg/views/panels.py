"""Things to what a page says of them, as plain data: the lines of its lists and the content of its panel."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from kg.graph import Graph
from kg.graph.graph import value_of
from kg.terms import IRI, Term
from kg.views.things import READ, RELATIONS, Thing, first, label
from kg.vocab import BIBO, DCTERMS, KG, SCHEMA, SKOS

#: What a page calls one and many things of a kind, in the order of its lists.
KINDS = {
    "paper": ("Paper", "Papers"),
    "note": ("Note", "Notes"),
    "tag": ("Topic", "Topics"),
    "author": ("Author", "Authors"),
    "model": ("Model", "Models"),
    "method": ("Method", "Methods"),
    "dataset": ("Dataset", "Datasets"),
    "linked": ("Linked paper", "Linked papers"),
    "work": ("Linked page", "Linked pages"),
    "digest": ("Digest", "Digests"),
}
#: What may be related to a thing through the readings that they share.
RELATED = ("tag", "author", "model", "method", "dataset")
LANGUAGES = {"en": "English", "ko": "Korean"}

#: A page holds every thing of a graph of so many; of a larger one the first of each kind, and what these need.
EVERYTHING = 1500
LISTED = 100
LISTED_TOPICS = 400
#: How many neighbours a panel of a large graph names in one group; the rest is a number.
NAMED = 5
#: Abstracts and comments on a page, in characters; the newest papers have theirs.
TEXTS = 130_000

_HTTP = re.compile(r"https?://", re.IGNORECASE)


class Contents(NamedTuple):
    """The things that a page holds, in the order of its lists; of those in ``brief`` it says little."""

    things: tuple[Thing, ...]
    brief: frozenset[Thing]
    everything: bool


def contents(things: Sequence[Thing], drawn: Iterable[Thing]) -> Contents:
    """What a page holds of these things: all, or the first of each kind, the newest readings beside these in brief."""
    if len(things) <= EVERYTHING:
        return Contents(tuple(things), frozenset(), everything=True)
    room = dict.fromkeys(KINDS, LISTED) | {"tag": LISTED_TOPICS}
    chosen = set(drawn)
    for thing in things:
        if room[thing.kind] > 0:
            room[thing.kind] -= 1
            chosen.add(thing)
    brief = {reading for thing in chosen if thing.kind == "tag" for reading in thing.readings[:NAMED]} - chosen
    return Contents(
        tuple(thing for thing in things if thing in chosen or thing in brief), frozenset(brief), everything=False
    )


def records(graph: Graph, held: Contents) -> list[dict[str, Any]]:
    """What a page says of each thing that it holds; numbers in it are places in this list."""
    place = {thing: number for number, thing in enumerate(held.things)}
    left = TEXTS
    made = []
    for thing in held.things:
        record = _facts(graph, thing)
        if thing in held.brief:
            del record["sources"]
        record["groups"] = list(_neighbours(graph, thing, held, place))
        if thing not in held.brief and left > 0:
            record["texts"] = list(_texts(graph, thing))
            left -= sum(len(text) for _, _, text in record["texts"])
        made.append({key: value for key, value in record.items() if value})
    return made


def _neighbours(graph: Graph, thing: Thing, held: Contents, place: Mapping[Thing, int]) -> Iterator[list[Any]]:
    """Heading, how many there are, and the first that the page holds: places, with counts for related ones, or names."""
    if thing in held.brief:
        topics = sorted(
            place[link.target] for link in thing.links if link.target.kind == "tag" and link.target in place
        )
        yield from [[KINDS["tag"][1], len(topics), topics]] if topics else []
        return
    named = len(place) if held.everything else NAMED
    for heading, others in _groups(graph, thing):
        told = (place.get(other, label(graph, other)) for other in others if other in place or other.kind == "author")
        yield [heading, len(others), list(islice(told, named))]
    for heading, pairs in _related(thing):
        known = [[place[other], count] for other, count in pairs if other in place]
        if known:
            yield [heading, len(pairs), known[:NAMED]]


def _facts(graph: Graph, thing: Thing) -> dict[str, Any]:
    about = graph.by_subject[thing.iri]
    name = label(graph, thing)
    return {
        "kind": thing.kind,
        "label": name,
        "at": "/".join(re.split("[/#]", thing.iri[1:-1])[-2:]),
        "count": len(thing.readings),
        "date": thing.date or first(about.get(DCTERMS.date, ())),
        "also": [other for other in map(value_of, sorted(about.get(SKOS.altLabel, ()))) if other != name],
        "links": list(_addresses(graph, thing)),
        "sources": [_source(graph, note) for note in thing.notes],
    }


def _addresses(graph: Graph, thing: Thing) -> Iterator[str]:
    """The http(s) addresses that lead to the thing itself."""
    about = graph.by_subject[thing.iri]
    yield from (url for url in map(value_of, sorted(about.get(SCHEMA.url, ()))) if _HTTP.match(url))
    yield from (f"https://doi.org/{value_of(doi)}" for doi in sorted(about.get(BIBO.doi, ())))


def _source(graph: Graph, note: IRI) -> str:
    about = graph.by_subject[note]
    return f"{first(about.get(KG.sourcePath, ()))}, line {first(about.get(KG.sourceLine, ())) or 1}"


def _groups(graph: Graph, thing: Thing) -> list[tuple[str, list[Thing]]]:
    """The neighbours by heading: authors in the order of the paper, readings newest first, others most read first."""
    found: dict[tuple[int, int, str], list[Thing]] = defaultdict(list)
    kinds = list(KINDS)
    for link in thing.links:
        other, wanted = (
            (link.target, link.relation.forward) if link.source is thing else (link.source, link.relation.backward)
        )
        heading = wanted.format(kinds=KINDS[other.kind][1])
        found[RELATIONS.index(link.relation), kinds.index(other.kind) if "{" in wanted else 0, heading].append(other)
    position = _author_positions(graph, thing)
    for others in found.values():
        others.sort(key=lambda one: (position.get(one.iri, 0), -len(one.readings), one.iri))
        others.sort(key=lambda one: one.date if one.kind in READ else "", reverse=True)
    return [(heading, found[order, kind, heading]) for order, kind, heading in sorted(found)]


def _author_positions(graph: Graph, thing: Thing) -> dict[Term, int]:
    """The place of each author in the author list of a paper."""
    places = (graph.by_subject[IRI(place)] for place in graph.by_subject[thing.iri].get(KG.hasAuthorship, ()))
    return {author: int(first(place[KG.position])) for place in places for author in place[KG.author]}


def _related(thing: Thing) -> list[tuple[str, list[tuple[Thing, int]]]]:
    """What shares at least two readings with a thing that is no reading, by kind, most shared first."""
    shared = Counter(
        link.target
        for reading in thing.readings
        for link in reading.links
        if link.target is not thing and link.source is reading
    )
    found: dict[str, list[tuple[Thing, int]]] = defaultdict(list)
    if thing.kind not in (*READ, "digest"):
        for other, count in shared.items():
            if count > 1 and other.kind in RELATED:
                found[other.kind].append((other, count))
    for others in found.values():
        others.sort(key=lambda pair: (-pair[1], pair[0].iri))
    return [(f"Related {KINDS[kind][1].lower()}", found[kind]) for kind in KINDS if kind in found]


def _texts(graph: Graph, thing: Thing) -> Iterator[tuple[str, str, str]]:
    """Heading, language and text of the comments and the abstract."""
    for note in thing.notes:
        for part in sorted(graph.by_subject[note].get(SCHEMA.hasPart, ())):
            for text in sorted(graph.by_subject.get(IRI(part), {}).get(SCHEMA.text, ())):
                language = _language(text)
                heading = f"Comment ({LANGUAGES.get(language, language)})" if language else "Comment"
                yield heading, language, value_of(text)
    for abstract in sorted(graph.by_subject[thing.iri].get(DCTERMS.abstract, ())):
        yield "Abstract", _language(abstract), value_of(abstract)


def _language(literal: Term) -> str:
    """The language tag of a literal, or empty."""
    tail = literal[literal.rindex('"') + 1 :]
    return tail[1:] if tail.startswith("@") else ""
