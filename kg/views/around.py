"""Places around a node for what belongs to it alone, so that seventy authors of one paper do not swamp a picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

#: The least room between boxes, and between dots of a ring and their rings, in pixels.
GAP = 14.0
RING_GAP = 8.0
#: How much larger than half a box an ellipse is that leaves its corners free.
CORNERS = 1.35
#: Boxes up to this width are dots, whose labels are not shown at first.
DOT = 20.0
#: How much farther things stand at the sides of a hub than above and below it: labels are wide.
WIDER = 1.5


class Box(NamedTuple):
    """The room that a node takes with its label, in pixels; its position is the middle."""

    width: float
    height: float


Point = tuple[float, float]


def around(hub: Box, leaves: Sequence[Box]) -> list[Point]:
    """Where each leaf stands around its hub, clockwise from the top: dots in rings, the others beyond these.

    Each of the others has its direction and stands in it as near to the hub as what is already there lets it.
    """
    dots = next((number for number, leaf in enumerate(leaves) if leaf.width > DOT), len(leaves))
    found, (across, along) = _rings(hub, leaves[:dots])
    taken = [((0.0, 0.0), Box(2 * across, 2 * along))]
    for number, leaf in enumerate(leaves[dots:]):
        angle = (number + 0.5) * math.tau / (len(leaves) - dots)
        toward = math.sin(angle) * WIDER, -math.cos(angle)
        point = _nearest(leaf, toward, taken)
        taken.append((point, leaf))
        found.append(point)
    return found


def _nearest(leaf: Box, toward: Point, taken: Sequence[tuple[Point, Box]]) -> Point:
    """The point in a direction that is nearest to the middle and where the leaf stands on nothing."""
    reach = 0.0
    while True:
        cleared = (_cleared(leaf, toward, reach, at, box) for at, box in taken)
        farther = next((free for free in cleared if free > reach), reach)
        if farther == reach:
            return toward[0] * reach, toward[1] * reach
        reach = farther


def _cleared(leaf: Box, toward: Point, reach: float, at: Point, box: Box) -> float:
    """How far the leaf has to go in its direction, from ``reach`` on, so as not to stand on a box."""
    wide, high = (leaf.width + box.width) / 2 + GAP / 2, (leaf.height + box.height) / 2 + GAP / 4
    if abs(toward[0] * reach - at[0]) >= wide or abs(toward[1] * reach - at[1]) >= high:
        return reach
    ways = zip(toward, at, (wide, high), strict=True)
    return min((middle + math.copysign(room, along)) / along for along, middle, room in ways if along) + 1


def _rings(hub: Box, dots: Sequence[Box]) -> tuple[list[Point], tuple[float, float]]:
    """Where each dot stands around its hub, clockwise from the top, and half the width and the height of it all."""
    found: list[Point] = []
    across, along = (side / 2 * (CORNERS if dots else 1) for side in hub)
    waiting = len(dots)
    while waiting:
        across += dots[0].width
        along += dots[0].height
        length = math.pi * (3 * (across + along) - math.sqrt((3 * across + along) * (across + 3 * along)))
        fitting = min(waiting, int(length / (dots[0].width + RING_GAP)))
        angles = ((number + 0.5) * math.tau / fitting for number in range(fitting))
        found += [(across * math.sin(angle), -along * math.cos(angle)) for angle in angles]
        waiting -= fitting
        across += RING_GAP
        along += RING_GAP
    return found, (across, along)
