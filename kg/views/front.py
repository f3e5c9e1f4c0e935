"""The front page: the picture of a graph, the lists of what it holds, and a panel for what is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.graph import Graph
from kg.graph.graph import value_of
from kg.views import html, layout, network, panels
from kg.views.picture import Picture, picture
from kg.views.things import Thing, label, things
from kg.vocab import DCTERMS, VOID

#: Communities beyond these share a colour: more hues nobody tells apart.
HUES = 11


def page(graph: Graph) -> str:
    """The front page of a graph as HTML."""
    found = things(graph)
    drawn = picture(found)
    held = panels.contents(found, drawn.nodes)
    place = {thing: number for number, thing in enumerate(held.things)}
    labels = [label(graph, thing) for thing in drawn.nodes]
    groups, legend = _kinds(drawn) if drawn.whole else _communities(drawn, labels)
    drawing = network.draw(drawn, labels, groups)
    totals = Counter(thing.kind for thing in found)
    data = {
        "kinds": [[kind, one, many, totals[kind]] for kind, (one, many) in panels.KINDS.items() if totals[kind]],
        "things": panels.records(graph, held),
        "whole": drawn.whole,
        "drawn": [place[thing] for thing in drawn.nodes],
        "legend": legend,
        "drawing": drawing._asdict(),
        "modified": _modified(graph),
    }
    return html.document("front", data)


def _modified(graph: Graph) -> str:
    """The day that the graph's own description gives, or empty."""
    dates = (graph.objects(dataset, DCTERMS.modified) for dataset in graph.of_type(VOID.Dataset))
    return max((value_of(date) for found in dates for date in found), default="")


Legend = list[list[Any]]


def _kinds(drawn: Picture) -> tuple[list[str], Legend]:
    """Each node's group, its kind, and the legend: group, name, shape."""
    groups = [thing.kind for thing in drawn.nodes]
    names = {kind: many for kind, (_, many) in panels.KINDS.items() if kind in groups}
    return groups, [[kind, name, network.SHAPES[kind]] for kind, name in names.items()]


def _communities(drawn: Picture, labels: Sequence[str]) -> tuple[list[str], Legend]:
    """Each node's group, its community, and the legend, where the most read members name a community."""
    found = layout.communities(len(drawn.nodes), drawn.edges)
    groups = [f"hue{number}" if 0 <= number < HUES else "other" for number in found]
    legend: Legend = []
    for group in [*(f"hue{number}" for number in range(HUES)), "other"]:
        members = [number for number, of in enumerate(groups) if of == group]
        if members:
            name = "others" if group == "other" else _named(drawn.nodes, labels, members)
            legend.append([group, name, "dot"])
    return groups, legend


def _named(nodes: Sequence[Thing], labels: Sequence[str], members: Sequence[int]) -> str:
    most = sorted(members, key=lambda number: (-len(nodes[number].readings), number))[:2]
    return ", ".join(labels[number] for number in most)
