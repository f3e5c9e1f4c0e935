"""Things to the index of the explorer: what it lists, finds, counts and draws, in columns that compress well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from kg.views.looks import SHAPES
from kg.views.material import Material
from kg.views.things import KINDS, RELATIONS, Thing


def ordered(found: Iterable[Thing]) -> list[Thing]:
    """The things by kind, in the order of the lists; those of a kind stay as they stood."""
    kinds = list(KINDS)
    return sorted(found, key=lambda thing: kinds.index(thing.kind))


def index(made: Material, found: Sequence[Thing]) -> dict[str, Any]:
    """The columns of the index. A thing is its place in ``found``.

    ``kinds``: kind, name of one and of many, shape, how many; the things stand in this order. ``labels``, ``at`` (``paper/…``)
    and ``dates`` have an entry for each thing, ``dates`` only up to the last that has one. ``also`` and ``web`` are
    other names and addresses, as pairs of thing and list. ``relations``: verb, heading forward and backward. ``links``
    has for each relation the sources and the targets, a list each, in the order in which a panel shows the targets.
    """
    cards = [made.cards[thing] for thing in found]
    dates = [card.date for card in cards]
    while dates and not dates[-1]:
        dates.pop()
    return {
        "kinds": [
            [kind, *KINDS[kind], SHAPES.get(kind, "box"), sum(1 for _ in some)]
            for kind, some in groupby(found, lambda one: one.kind)
        ],
        "labels": [card.label for card in cards],
        "at": [card.at for card in cards],
        "dates": dates,
        "also": _filled(card.also for card in cards),
        "web": _filled(card.web for card in cards),
        "relations": [[relation.verb, relation.forward, relation.backward] for relation in RELATIONS],
        "links": _links(made, found),
        "modified": made.modified,
    }


def _filled(lists: Iterable[list[str]]) -> list[tuple[int, list[str]]]:
    """The lists that are not empty, each with its place."""
    return [(place, one) for place, one in enumerate(lists) if one]


def _links(made: Material, found: Sequence[Thing]) -> list[tuple[list[int], list[list[int]]]]:
    """For each relation the sources that have it and the targets of each."""
    place = {thing: number for number, thing in enumerate(found)}
    columns: list[tuple[list[int], list[list[int]]]] = [([], []) for _ in RELATIONS]
    number_of = {relation.predicate: number for number, relation in enumerate(RELATIONS)}
    for number, thing in enumerate(found):
        positions = made.positions.get(thing, {})
        targets: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for source, relation, target in thing.links:
            if source is thing:
                targets[number_of[relation.predicate]].append((positions.get(target.iri, 0), place[target]))
        for column, some in targets.items():
            columns[column][0].append(number)
            columns[column][1].append([one for _, one in sorted(some)])
    return columns
