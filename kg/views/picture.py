"""Things to the picture of a page: which of them are drawn, and what joins them.

A small graph is drawn whole. A large one would be a ball of wool; it is drawn as a map of what its papers share.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import NamedTuple

from kg.views.things import READ, Thing
from kg.vocab import KG

#: More nodes than this nobody can read at once.
LIMIT = 300
#: A map is read by its labels, all of which must fit on a screen.
MAP = 150
#: What a map is made of: the first of these that the papers share at all.
MAPPED = (("tag",), ("model", "method", "dataset"), ("author",))
SHARED_AT_LEAST = 5
STRONGEST = 3


class Edge(NamedTuple):
    """Two nodes, by their place in the picture, how strongly they are joined (0 to 1), and why, for a reader."""

    source: int
    target: int
    weight: float
    reason: str


class Picture(NamedTuple):
    """What is drawn. ``whole`` says whether it is the graph itself, and not a map of what is shared."""

    nodes: tuple[Thing, ...]
    edges: tuple[Edge, ...]
    whole: bool


def picture(things: Sequence[Thing], limit: int = LIMIT) -> Picture:
    """The picture of these things, with at most ``limit`` nodes.

    That is, the first of these that fits: all of them; all but what hangs on a single other thing; the map of what
    their papers share most; the most linked things.
    """
    drawn = [thing for thing in things if thing.kind in READ or (thing.links and thing.kind != "digest")]
    joined = [thing for thing in drawn if thing.kind in READ or len(_neighbours(thing)) > 1]
    for fitting in (drawn, joined):
        if len(fitting) <= limit:
            return Picture(tuple(fitting), tuple(_links(fitting)), whole=True)
    for kinds in MAPPED:
        shared = [thing for thing in things if thing.kind in kinds and len(thing.readings) > 1][: min(limit, MAP)]
        if len(shared) >= SHARED_AT_LEAST:
            return Picture(tuple(shared), tuple(_associations(shared)), whole=False)
    most = sorted(drawn, key=lambda thing: -len(thing.links))[:limit]
    return Picture(tuple(most), tuple(_links(most)), whole=True)


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
