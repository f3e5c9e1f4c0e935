"""How the nodes of a picture look: shape, label, sizes, and the room that they take.

Colours are not here but in the page's style sheet, which knows of dark and light.
"""

from __future__ import annotations

import math
import textwrap
import unicodedata
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import NamedTuple

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

#: The labels of landmarks grow with the crowd, as the picture is shown smaller; this is the crowd of plain size.
CROWD = 130
#: Addresses are cut to so many letters.
LONGEST = 28
#: Labels in a smaller font have no room of their own; they show when the picture is zoomed in.
READABLE = 8


class Look(NamedTuple):
    """How a node looks: its shape, the text of its label, the size of its font and of its shape, in pixels."""

    shape: str
    label: str
    font: float
    size: float


def looks(picture: Picture, labels: Sequence[str], crowded: Container[int]) -> list[Look]:
    """The look of each node; ``crowded`` are the nodes that stand so close that their labels only show in a large picture."""
    counts = _counts(picture)
    roots = [math.sqrt(count / max(counts)) for count in counts]
    named = list(zip(picture.nodes, labels, roots, strict=True))
    if picture.form == "map":
        return [
            Look("dot", _wrapped(label, 20, 3), round(17 + 11 * root), round(6 + 22 * root, 1))
            for _, label, root in named
        ]
    if picture.form == "crowd":
        grown = max(1.0, math.sqrt(dots(picture) / CROWD))
        return [_in_crowd(thing, label, root, grown) for thing, label, root in named]
    return [_as_linked(thing, label, crowded=number in crowded) for number, (thing, label, _) in enumerate(named)]


def shape(picture: Picture, kind: str) -> str:
    """The shape that a kind has in a picture."""
    as_dots = picture.form == "map" or (picture.form == "crowd" and kind in READ)
    return "dot" if as_dots else SHAPES[kind]


def dots(picture: Picture) -> int:
    """How many readings a picture has; in a crowd these are the dots."""
    return sum(thing.kind in READ for thing in picture.nodes)


def box(look: Look) -> Box:
    """The room of a node: its shape with its label inside or below, by the common width of letters."""
    if look.font < READABLE:
        return Box(2 * look.size + 6, 2 * look.size)
    lines = look.label.split("\n")
    width = max(map(_letters, lines)) * look.font * 0.58
    height = len(lines) * look.font * 1.2
    if look.shape == "box":
        return Box(width + 26, height + 24)
    if look.shape in LABEL_INSIDE:
        return Box(width * 1.3 + 22, height * 1.3 + 16)
    return Box(max(width, 2 * look.size) + 8, height + 2 * look.size + 10)


def lift(look: Look) -> int:
    """How far the shape of a node stands above the middle of its room, for the label below it."""
    if look.shape in LABEL_INSIDE or look.font < READABLE:
        return 0
    return round(box(look).height / 2 - look.size - 3)


def _counts(picture: Picture) -> list[int]:
    """How large each node counts: by all of its readings in a map, by those that are drawn in a slice."""
    if picture.form == "map":
        return [len(thing.readings) for thing in picture.nodes]
    counts = [1] * len(picture.nodes)
    for edge in picture.edges:
        if picture.nodes[edge.source].kind in READ:
            counts[edge.target] += 1
    return counts


def _in_crowd(thing: Thing, label: str, root: float, grown: float) -> Look:
    """A dot whose title only shows in a large picture, or a landmark."""
    if thing.kind in READ:
        return Look("dot", _wrapped(label, 30, 4), 4, 7)
    font, size = (17 + 11 * root) * grown, (9 + 9 * root) * grown
    return Look(SHAPES[thing.kind], _wrapped(label, 18, 2), round(font), round(size, 1))


def _as_linked(thing: Thing, label: str, *, crowded: bool) -> Look:
    form = SHAPES[thing.kind]
    if thing.kind in READ:
        return Look(form, _wrapped(label, 21, 4), 19, 20)
    if thing.kind == "author":
        return Look(form, label, 3.5 if crowded else 12, 5)
    if thing.kind == "work":
        return Look(form, label if len(label) <= LONGEST else f"{label[: LONGEST - 1]}…", 13, 9)
    return Look(form, _wrapped(label, 22, 2), 17 if thing.kind == "tag" else 15, 10)


@lru_cache(maxsize=65_536)
def _wrapped(label: str, width: int, lines: int) -> str:
    return "\n".join(textwrap.wrap(label, width, max_lines=lines, placeholder=" …"))


def _letters(line: str) -> float:
    """The width of a line in Latin letters; Hangul, Kana and Han are nearly twice as wide."""
    return sum(1.8 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)
