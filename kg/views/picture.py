"""Things to the picture of a page: which of them are drawn, and what joins them.

A small graph is drawn whole. A large one would be a ball of wool: the front page draws a map of what its papers share, a
slice draws its papers among what they share.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, combinations, islice
from typing import Literal, NamedTuple

from kg.views.selection import Selection
from kg.views.things import READ, Thing
from kg.vocab import CITO, KG, SCHEMA

#: More nodes than this nobody can read at once.
LIMIT = 300
#: The most that vis-network moves at a bearable pace.
MOST = 2000
#: A map is read by its labels, all of which must fit on a screen.
MAP = 72
#: What a map is made of: the first of these that the papers share at all.
MAPPED = (("tag",), ("model", "method", "dataset"), ("author",))
SHARED_AT_LEAST = 5
STRONGEST = 3
#: Of so few readings everything is drawn; of so many each can be a box with its title.
FEW = 6
BOXES = 40
#: How many of the things that the readings of a slice share stand among these.
LANDMARKS = 50

#: ``graph``: things as they are linked. ``map``: what papers share, joined where they share it. ``crowd``: papers as dots
#: among what they share.
Form = Literal["graph", "map", "crowd"]


class Edge(NamedTuple):
    """Two nodes, by their place in the picture, how strongly they are joined (0 to 1), and why, for a reader."""

    source: int
    target: int
    weight: float
    reason: str


class Picture(NamedTuple):
    """What is drawn, in which form, and how much of the same there is that is not."""

    nodes: tuple[Thing, ...]
    edges: tuple[Edge, ...]
    form: Form
    more: int = 0


def of_everything(things: Sequence[Thing], limit: int = LIMIT) -> Picture:
    """The picture of a whole graph, with at most ``limit`` nodes.

    That is, the first of these that fits: all of them; all but what hangs on a single other thing; the map of what
    their papers share most; the most linked things.
    """
    drawn = [thing for thing in things if thing.kind in READ or (thing.links and thing.kind != "digest")]
    joined = (thing for thing in drawn if thing.kind in READ or len(_neighbours(thing)) > 1)
    for some in (drawn, joined):
        if len(fitting := tuple(islice(some, limit + 1))) <= limit:
            return Picture(fitting, tuple(_links(fitting)), "graph", len(drawn) - len(fitting))
    for kinds in MAPPED:
        shared = [thing for thing in things if thing.kind in kinds and len(thing.readings) > 1]
        if len(shared) >= SHARED_AT_LEAST:
            mapped = shared[: min(limit, MAP)]
            more = sum(thing.kind in kinds for thing in things) - len(mapped)
            return Picture(tuple(mapped), tuple(_associations(mapped)), "map", more)
    most = sorted(drawn, key=lambda thing: -len(thing.links))[:limit]
    return Picture(tuple(most), tuple(_links(most)), "graph", len(drawn) - len(most))


def of_selection(selection: Selection, limit: int = LIMIT) -> Picture:
    """The picture of a slice, with at most ``limit`` nodes: its readings, and what these share.

    Of a few readings, everything that they link to. Of many, the things that at least two of them share, but not what
    was asked for: it would join everything to everything. Of more than fit, the readings that others of the graph build on
    come first, then the newest.
    """
    around = chain.from_iterable(map(_neighbours, selection.readings))
    counts = {thing: count for thing, count in Counter(around).items() if thing.kind not in READ}
    everything = len({*selection.readings, *counts})
    if len(selection.readings) <= FEW and everything <= limit:
        drawn = tuple(dict.fromkeys((*selection.readings, *_by_count(counts))))
        return Picture(drawn, tuple(_links(drawn)), "graph")
    shared = {thing: count for thing, count in counts.items() if count > 1 and thing not in selection.asked}
    landmarks = _by_count(shared)[: min(LANDMARKS, limit // 3)]
    readings = _fitting(selection.readings, limit - len(landmarks))
    drawn = (*readings, *landmarks)
    form: Form = "graph" if len(readings) <= BOXES else "crowd"
    return Picture(drawn, tuple(_links(drawn)), form, everything - len(drawn))


def _fitting(readings: Sequence[Thing], most: int) -> Sequence[Thing]:
    """The readings in their order; of more than fit, those that others build on and the newest."""
    if len(readings) <= most:
        return readings
    chosen = set(most_built_on(readings)[:most])
    return [reading for reading in readings if reading in chosen]


def _by_count(counts: Mapping[Thing, int]) -> list[Thing]:
    """The most shared first; of equals, the rarer in the whole graph, which says more."""
    return sorted(counts, key=lambda thing: (-counts[thing], len(thing.readings), thing.iri))


def most_built_on(readings: Sequence[Thing]) -> list[Thing]:
    """The readings, those first that others link to, or whose models and methods others mention; then the newest."""
    return sorted(readings, key=lambda reading: -_builders(reading))


def _builders(reading: Thing) -> int:
    """How many readings link to this one or mention what it introduces."""
    found = set()
    for link in reading.links:
        if link.target is reading and link.relation.predicate in (CITO.linksTo, KG.wikilink):
            found.add(link.source)
        elif link.source is reading and link.relation.predicate == KG.introduces:
            mentions = (other for other in link.target.links if other.relation.predicate == SCHEMA.mentions)
            found.update(other.source for other in mentions)
    return len({one for one in found if one.kind in READ} - {reading})


def _neighbours(thing: Thing) -> set[Thing]:
    """The things that are drawn beside it."""
    ends = {end for link in thing.links for end in (link.source, link.target)}
    return {end for end in ends if end is not thing and end.kind != "digest"}


def _links(drawn: Iterable[Thing]) -> list[Edge]:
    """One edge a pair of linked things; what a paper introduces is joined more strongly than what it mentions."""
    place = {thing: number for number, thing in enumerate(drawn)}
    edges: dict[tuple[int, int], Edge] = {}
    for thing, number in place.items():
        for link in thing.links:
            if link.source is thing and link.target in place:
                introduces = link.relation.predicate == KG.introduces
                edge = Edge(number, place[link.target], 1.0 if introduces else 0.5, link.relation.verb)
                if introduces or edge[:2] not in edges:
                    edges[edge[0], edge[1]] = edge
    return [edges[pair] for pair in sorted(edges)]


def _associations(shared: Sequence[Thing]) -> list[Edge]:
    """The strongest associations of each thing, by the cosine of the sets of readings beside it."""
    beside: dict[Thing, list[int]] = defaultdict(list)
    for number, thing in enumerate(shared):
        for reading in thing.readings:
            beside[reading].append(number)
    together = Counter(pair for numbers in beside.values() for pair in combinations(numbers, 2))
    of_one: dict[int, list[Edge]] = defaultdict(list)
    for (one, other), count in sorted(together.items()):
        sizes = len(shared[one].readings) * len(shared[other].readings)
        edge = Edge(one, other, count / math.sqrt(sizes), f"{count} in common")
        of_one[one].append(edge)
        of_one[other].append(edge)
    kept = (edge for edges in of_one.values() for edge in sorted(edges, key=lambda edge: -edge.weight)[:STRONGEST])
    return sorted(set(kept))
