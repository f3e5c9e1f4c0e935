"""A graph to what all of its pages are made of, and which of it one page holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from kg.graph import Graph
from kg.graph.graph import value_of
from kg.recall import AFRESH, Afresh
from kg.views.about import Card, Cards, author_positions
from kg.views.making import Slow, called
from kg.views.neighbours import Groups, Neighbours, Positions
from kg.views.picture import FEW
from kg.views.selection import Selection
from kg.views.texts import texts
from kg.views.things import READ, Thing, things
from kg.vocab import DCTERMS, KG, VOID

#: A page says everything of a graph of so many things.
EVERYTHING = 1500
#: Of a larger graph a page lists the first of each kind.
LISTED = {
    "tag": 400,
    "paper": 5000,
    "note": 1000,
    "author": 100,
    "model": 100,
    "method": 100,
    "dataset": 100,
    "digest": 50,
}
#: Abstracts, comments and sentences on the front page of a large graph, in characters; the newest papers have theirs.
TEXTS = 130_000


class Material(NamedTuple):
    """What pages are made of, worked out once for all of them.

    ``place`` gives the place of each thing in ``things``, ``cards`` what it says of itself. ``texts`` are those of each thing that has some
    (:func:`kg.views.texts.texts`; its numbers are such places). ``positions`` has the place of
    each author of a paper, ``neighbours`` are those of each thing by heading. ``pages`` are the addresses of the topics that
    have a page, relative to the front page. ``modified`` is the day that the graph's own description gives, or empty. ``slow`` calls what is slow.
    """

    graph: Graph
    things: tuple[Thing, ...]
    place: Mapping[Thing, int]
    cards: Mapping[Thing, Card]
    texts: Mapping[Thing, Mapping[str, Any]]
    positions: Positions
    neighbours: Mapping[Thing, Groups]
    pages: Mapping[Thing, str]
    modified: str
    slow: Slow = called


class Contents(NamedTuple):
    """The things that a page holds, in the order of its lists; of those in ``brief`` it only says what is beside them."""

    things: tuple[Thing, ...]
    brief: frozenset[Thing]


def material(graph: Graph, evidence: Graph, recall: Afresh = AFRESH) -> Material:
    """What pages of a graph are made of, without pages of topics; ``evidence`` is the graph of its mentions."""
    found = tuple(things(graph, recall))
    told = {found[place]: one for place, one in texts(graph, evidence, found, recall)}
    places = {thing: place for place, thing in enumerate(found)}
    listing = [thing for thing in found if KG.hasAuthorship in graph.by_subject[thing.iri]]
    positions = {thing: author_positions(graph, thing.iri, recall) for thing in listing}
    return Material(
        graph, found, places, Cards(graph, recall), told, positions, Neighbours(positions), {}, _modified(graph)
    )


def _modified(graph: Graph) -> str:
    dates = (graph.objects(dataset, DCTERMS.modified) for dataset in graph.of_type(VOID.Dataset))
    return max((value_of(date) for found in dates for date in found), default="")


def of_everything(made: Material, drawn: Collection[Thing]) -> Contents:
    """What the front page holds: all things, or the first of each kind and of readings only the newest in full."""
    if len(made.things) <= EVERYTHING:
        return Contents(made.things, frozenset())
    room, left = Counter(LISTED), TEXTS
    chosen: set[Thing] = set(drawn)
    brief: set[Thing] = set()
    for thing in made.things:
        if room[thing.kind] > 0:
            room[thing.kind] -= 1
            chosen.add(thing)
            if thing.kind in READ:
                left -= len(str(made.texts.get(thing, ""))) if left >= 0 else 0
                brief.update({thing} if left < 0 else ())
    return Contents(tuple(thing for thing in made.things if thing in chosen), frozenset(brief))


def of_selection(made: Material, selection: Selection, drawn: Collection[Thing]) -> Contents:
    """What a slice holds: its readings, those that are not drawn in brief, and what these share."""
    room = Counter(LISTED)
    chosen = {*drawn, *selection.readings, *selection.asked}
    for thing, _ in sorted(shared(selection.readings).items(), key=lambda pair: (-pair[1], pair[0].iri)):
        if room[thing.kind] > 0:
            room[thing.kind] -= 1
            chosen.add(thing)
    brief = frozenset(selection.readings) - set(drawn)
    return Contents(tuple(sorted(chosen, key=made.place.__getitem__)), brief)


def shared(readings: Collection[Thing]) -> dict[Thing, int]:
    """What is beside at least two of these readings, of a few readings all that is beside them, with how many that are."""
    counts = Counter(thing for reading in readings for thing in set(beside(reading)))
    least = 1 if len(readings) <= FEW else 2
    return {thing: count for thing, count in counts.items() if count >= least and thing.kind not in READ}


def beside(thing: Thing) -> Iterator[Thing]:
    """The things that a thing links to or is linked from, digests left out; one may come twice."""
    for link in thing.links:
        other = link.target if link.source is thing else link.source
        if other.kind != "digest":
            yield other
