"""A picture as a pyvis network: labels, sizes, shapes and positions of its nodes, and how its edges are drawn.

Colours are not here but in the page's style sheet, which knows of dark and light.
"""

from __future__ import annotations

import json
import math
import textwrap
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from typing import Any, NamedTuple

from kg.views import layout
from kg.views.around import Box
from kg.views.picture import Picture
from kg.views.things import READ, Thing

#: The shape of each kind, by its name in vis-network.
SHAPES = {
    "paper": "box",
    "note": "box",
    "linked": "box",
    "tag": "ellipse",
    "model": "diamond",
    "method": "triangle",
    "dataset": "square",
    "author": "dot",
    "work": "hexagon",
}
LABEL_INSIDE = ("box", "ellipse")

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

#: Labels of authors are shown from the start where there are at most so many in the ring of a paper.
FEW = 12
#: Addresses are cut to so many letters.
LONGEST = 28
#: Labels in a smaller font have no room of their own; they show when the picture is zoomed in.
READABLE = 8


class Drawing(NamedTuple):
    """What vis-network draws: its nodes, edges and options."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    options: dict[str, Any]


class Style(NamedTuple):
    """How a node looks: the text of its label, the size of its font and of its shape, in pixels."""

    label: str
    font: float
    size: float


def draw(picture: Picture, labels: Sequence[str], groups: Sequence[str]) -> Drawing:
    """The drawing of a picture; ``labels`` and ``groups`` are the name and the group of each node.

    pyvis holds the network. Its own page is not used: it asks for a style sheet and scripts from the network, and it
    puts text of the graph into markup.
    """
    from pyvis.network import Network

    hung = _hung(picture)
    crowded = {leaf for leaves in hung.values() for leaf in leaves if _authors(picture, leaves) > FEW}
    styles = [
        _style(picture, thing, label, crowded=number in crowded)
        for number, (thing, label) in enumerate(zip(picture.nodes, labels, strict=True))
    ]
    shapes = [SHAPES[thing.kind] if picture.whole else "dot" for thing in picture.nodes]
    boxes = [_box(style, shape) for style, shape in zip(styles, shapes, strict=True)]
    places = layout.positions(boxes, picture.edges, hung)
    network = Network(directed=True, cdn_resources="in_line")
    for number, (style, shape, box, (x, y)) in enumerate(zip(styles, shapes, boxes, places, strict=True)):
        shown = {"x": x, "y": y - _lift(box, style, shape), "size": style.size, "font": {"size": style.font}}
        if style.label.replace("\n", " ") != labels[number]:
            shown["title"] = labels[number]
        network.add_node(number, style.label, shape, group=groups[number], **shown)
    for edge in picture.edges:
        width = round(1 + 5 * edge.weight, 1) if not picture.whole else 1
        network.add_edge(edge.source, edge.target, title=edge.reason, width=width, arrows="")
    network.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = network.get_network_data()
    return Drawing(nodes, edges, json.loads(options))


def _hung(picture: Picture) -> dict[int, list[int]]:
    """The nodes that only one reading leads to, by that reading: its authors first, then the others by kind.

    What a topic or a model of such a reading leads to further on hangs there too, after it.
    """
    beside: dict[int, list[int]] = defaultdict(list)
    for edge in picture.edges:
        beside[edge.source].append(edge.target)
        beside[edge.target].append(edge.source)
    found: dict[int, list[int]] = {}
    readings = {number for number, thing in enumerate(picture.nodes) if thing.kind in READ}
    seen = set(readings)
    for number in sorted(set(range(len(picture.nodes))) - readings if picture.whole else (), key=_by_kind(picture)):
        if number not in seen:
            part = _reached(number, beside, readings)
            seen.update(part)
            hubs = {other for node in part for other in beside[node]} & readings
            if len(hubs) == 1:
                found.setdefault(hubs.pop(), []).extend(part)
    return found


def _by_kind(picture: Picture) -> Callable[[int], tuple[bool, str, int]]:
    return lambda number: (picture.nodes[number].kind != "author", picture.nodes[number].kind, number)


def _reached(start: int, beside: Mapping[int, Sequence[int]], stops: Container[int]) -> list[int]:
    """The nodes that can be reached from one without passing a stop, each after one that it is linked to."""
    found: dict[int, None] = {}
    waiting = [start]
    while waiting:
        node = waiting.pop()
        if node not in found and node not in stops:
            found[node] = None
            waiting.extend(sorted(beside[node], reverse=True))
    return list(found)


def _style(picture: Picture, thing: Thing, label: str, *, crowded: bool) -> Style:
    if not picture.whole:
        most = len(picture.nodes[0].readings)
        share = math.sqrt(len(thing.readings) / most)
        return Style(_wrapped(label, 24, 2), round(13 + 19 * share), round(5 + 31 * share, 1))
    if thing.kind in READ:
        return Style(_wrapped(label, 21, 4), 19, 20)
    if thing.kind == "author":
        return Style(label, 3.5 if crowded else 12, 5)
    if thing.kind == "work":
        return Style(label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…", 13, 9)
    return Style(_wrapped(label, 22, 2), 17 if thing.kind == "tag" else 15, 10)


def _wrapped(label: str, width: int, lines: int) -> str:
    return "\n".join(textwrap.wrap(label, width, max_lines=lines, placeholder=" …"))


def _box(style: Style, shape: str) -> Box:
    """The room of a node: its shape with its label inside or below, by the common width of letters."""
    if style.font < READABLE:
        return Box(2 * style.size + 6, 2 * style.size)
    lines = style.label.split("\n")
    width = max(map(_letters, lines)) * style.font * 0.6
    height = len(lines) * style.font * 1.25
    if shape in LABEL_INSIDE:
        return Box(width + 34, height + 24)
    return Box(max(width, 2 * style.size) + 8, height + 2 * style.size + 10)


def _lift(box: Box, style: Style, shape: str) -> int:
    """How far the shape of a node stands above the middle of its room, for the label below it."""
    if shape in LABEL_INSIDE or style.font < READABLE:
        return 0
    return round(box.height / 2 - style.size - 3)


def _authors(picture: Picture, leaves: Sequence[int]) -> int:
    return sum(picture.nodes[leaf].kind == "author" for leaf in leaves)


def _letters(line: str) -> float:
    """The width of a line in Latin letters; Hangul, Kana and Han are nearly twice as wide."""
    return sum(1.8 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
