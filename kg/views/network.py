"""A picture as a pyvis network: where its nodes stand, how they look, and how its edges are drawn."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from kg.views import layout
from kg.views.around import Box
from kg.views.hanging import hung
from kg.views.looks import READABLE, box, dots, lift, looks
from kg.views.making import Slow, called
from kg.views.picture import Edge, Picture

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {"smooth": False, "selectionWidth": 1, "hoverWidth": 0},
    "nodes": {"borderWidth": 1, "scaling": {"label": {"enabled": False, "drawThreshold": 6}}},
    "interaction": {
        "hover": True,
        "keyboard": {"enabled": True, "bindToWindow": False},
        "multiselect": False,
        "tooltipDelay": 150,
    },
}

#: How much an edge between two groups of a map draws, beside one within a group.
BETWEEN = 0.3
#: Labels of authors are shown from the start where there are at most so many in the ring of a paper.
FEW = 12


class Drawing(NamedTuple):
    """What vis-network draws: its nodes, edges and options."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


def draw(picture: Picture, labels: Sequence[str], groups: Sequence[str], slow: Slow = called) -> Drawing:
    """The drawing of a picture; ``labels`` and ``groups`` are the name and the group of each node.

    pyvis holds the network. Its own page is not used: it asks for a style sheet and scripts from the network, and it
    puts text of the graph into markup.
    """
    from pyvis.network import Network

    hanging = hung(picture)
    crowded = {leaf for leaves in hanging.values() if _authors(picture, leaves) > FEW for leaf in leaves}
    look = looks(picture, labels, crowded)
    places = _places(picture, [box(one) for one in look], hanging, groups, slow)
    network = Network(directed=True, cdn_resources="in_line")
    for number, (one, (x, y)) in enumerate(zip(look, places, strict=True)):
        shown = {"x": x, "y": y - lift(one), "size": one.size, "font": {"size": one.font}}
        if one.label.replace("\n", " ") != labels[number] or one.font < READABLE:
            shown["title"] = labels[number]
        network.add_node(number, one.label, one.shape, group=groups[number], **shown)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target, **_line(picture, edge))
    network.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = network.get_network_data()
    return Drawing(nodes, edges, json.loads(options))


def _places(
    picture: Picture, boxes: Sequence[Box], hanging: Mapping[int, Sequence[int]], groups: Sequence[str], slow: Slow
) -> list[tuple[int, int]]:
    if picture.form == "crowd":
        return slow(layout.crowd, dots(picture), boxes, picture.edges)
    if picture.form == "map":
        edges = [
            edge if groups[edge.source] == groups[edge.target] else edge._replace(weight=edge.weight * BETWEEN)
            for edge in picture.edges
        ]
        return slow(layout.positions, boxes, edges, hanging, layout.STRETCHES_OF_MAP)
    return slow(layout.positions, boxes, picture.edges, hanging)


def _line(picture: Picture, edge: Edge) -> dict[str, Any]:
    """How an edge looks: in a map as thick as its weight, else by its kind."""
    if picture.form == "map":
        return {"title": edge.reason, "width": round(1 + 5 * edge.weight, 1), "arrows": ""}
    if edge.reason == "links to":
        return {"title": edge.reason, "width": 1, "arrows": "to", "dashes": [6, 5]}
    return {"title": edge.reason, "width": 2.5 if edge.reason == "introduces" else 1, "arrows": ""}


def _authors(picture: Picture, leaves: Sequence[int]) -> int:
    return sum(picture.nodes[leaf].kind == "author" for leaf in leaves)
