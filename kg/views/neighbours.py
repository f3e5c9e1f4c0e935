"""A thing to its neighbours by heading, as a panel shows them; many pages show the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from kg.terms import Term
from kg.views.things import KINDS, READ, RELATIONS, Relation, Thing

Groups = list[tuple[str, list[Thing]]]
#: The place of each author in the author list of a paper.
Positions = Mapping[Thing, Mapping[Term, int]]

_ORDER = {relation: number for number, relation in enumerate(RELATIONS)}
_KIND_ORDER = {kind: number for number, kind in enumerate(KINDS)}


class Neighbours(dict[Thing, Groups]):
    """The neighbours of each thing of a graph by heading, sorted when they are first asked for."""

    def __init__(self, positions: Positions) -> None:
        super().__init__()
        self._positions = positions

    def __missing__(self, thing: Thing) -> Groups:
        self[thing] = found = _groups(thing, self._positions.get(thing, {}))
        return found


def _groups(thing: Thing, position: Mapping[Term, int]) -> Groups:
    """The neighbours by heading: authors in the order of the paper, readings newest first, others most read first."""
    alike: dict[tuple[Relation, bool, str], list[Thing]] = defaultdict(list)
    for link in thing.links:
        forward = link.source is thing
        other = link.target if forward else link.source
        alike[link.relation, forward, other.kind].append(other)
    found: dict[tuple[int, int, str], list[Thing]] = defaultdict(list)
    for (relation, forward, kind), others in alike.items():
        wanted = relation.forward if forward else relation.backward
        heading = wanted.format(kinds=KINDS[kind][1])
        found[_ORDER[relation], _KIND_ORDER[kind] if heading != wanted else 0, heading] += others
    for others in found.values():
        others.sort(key=lambda one: (position.get(one.iri, 0), -len(one.readings), one.iri))
        others.sort(key=lambda one: one.date if one.kind in READ else "", reverse=True)
    return [(heading, found[order, kind, heading]) for order, kind, heading in sorted(found)]
