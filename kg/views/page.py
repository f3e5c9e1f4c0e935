"""What a page shows to its data: the picture with its legend, and what the page says of each thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kg.views import layout, looks, network, panels
from kg.views.material import Contents, Material
from kg.views.picture import Picture
from kg.views.things import KINDS, Thing

#: Communities beyond these share a colour: more hues nobody tells apart.
HUES = 11

Legend = list[list[str]]


class Place(NamedTuple):
    """Where a page stands among the others: the way to the front page's folder, and whether there are other pages."""

    root: str = ""
    alone: bool = False


def data(
    made: Material, drawn: Picture, held: Contents, title: str, totals: Iterable[Thing], where: Place, *, related: bool
) -> dict[str, Any]:
    """The data of a page.

    ``kinds``: kind, name of one, name of many, and how many ``totals`` has. ``things``: the records of
    :func:`kg.views.panels.records`. ``drawn``: the place there of each node. ``legend``: group, name, shape.
    """
    place = {thing: number for number, thing in enumerate(held.things)}
    groups, legend = _communities(made, drawn) if drawn.form == "map" else _kinds(drawn)
    counts = Counter(thing.kind for thing in totals)
    labels = [made.cards[thing].label for thing in drawn.nodes]
    return {
        "title": title,
        "root": where.root,
        "alone": where.alone,
        "kinds": [[kind, one, many, counts[kind]] for kind, (one, many) in KINDS.items() if counts[kind]],
        "things": panels.records(made, held, related=related),
        "form": drawn.form,
        "more": drawn.more,
        "drawn": [place[thing] for thing in drawn.nodes],
        "legend": legend,
        "drawing": network.draw(drawn, labels, groups, made.slow)._asdict(),
        "modified": made.modified,
    }


def _kinds(drawn: Picture) -> tuple[list[str], Legend]:
    """Each node's group, its kind, and the legend: group, name, shape."""
    groups = [thing.kind for thing in drawn.nodes]
    names = {kind: many for kind, (_, many) in KINDS.items() if kind in groups}
    return groups, [[kind, name, looks.shape(drawn, kind)] for kind, name in names.items()]


def _communities(made: Material, drawn: Picture) -> tuple[list[str], Legend]:
    """Each node's group, its community, and the legend, where the most read members name a community."""
    found = made.slow(layout.communities, len(drawn.nodes), drawn.edges)
    groups = [f"hue{number}" if 0 <= number < HUES else "other" for number in found]
    legend: Legend = []
    for group in [*(f"hue{number}" for number in range(HUES)), "other"]:
        members = [number for number, of in enumerate(groups) if of == group]
        if members:
            name = "others" if group == "other" else _named(made, drawn.nodes, members)
            legend.append([group, name, "dot"])
    return groups, legend


def _named(made: Material, nodes: Sequence[Thing], members: Sequence[int]) -> str:
    most = sorted(members, key=lambda number: (-len(nodes[number].readings), number))[:2]
    return ", ".join(made.cards[nodes[number]].label for number in most)
