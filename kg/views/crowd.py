"""Places for many dots among a few landmarks: each near the landmarks that it is linked to, none on another."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from kg.views.around import Box, Point
from kg.views.picture import Edge

#: The side of the square that a dot takes, in pixels.
CELL = 24.0
#: How far from the middle of its square a dot may stand, both ways together.
SHAKE = 8.0
#: How far a dot may be driven from where it wants to stand, in cells.
FARTHEST = 60


def ties(edges: Iterable[Edge], landmarks: Mapping[int, int]) -> list[Edge]:
    """Landmarks joined by the share of dots that are linked to both; ``landmarks`` maps nodes to places among these."""
    beside: dict[int, set[int]] = defaultdict(set)
    for source, target, *_ in edges:
        for one, other in ((source, target), (target, source)):
            if other in landmarks and one not in landmarks:
                beside[one].add(landmarks[other])
    sizes = Counter(landmark for found in beside.values() for landmark in found)
    together = Counter(pair for found in beside.values() for pair in combinations(sorted(found), 2))
    return [
        Edge(one, other, count / math.sqrt(sizes[one] * sizes[other]), "")
        for (one, other), count in sorted(together.items())
    ]


def dots(count: int, edges: Iterable[Edge], landmarks: Mapping[int, tuple[Point, Box]]) -> list[Point]:
    """The middle of each of the nodes 0 to ``count`` - 1, which are dots, with the landmarks where they are.

    A dot wants to stand in the middle of its landmarks, nearer to those with few dots, and takes the free square next to
    there. Those that are linked to none stand below everything.
    """
    linked: dict[int, list[int]] = defaultdict(list)
    for source, target, *_ in edges:
        for one, other in ((source, target), (target, source)):
            if one < count and other in landmarks:
                linked[one].append(other)
    sizes = Counter(landmark for found in linked.values() for landmark in found)
    bottom = max((y + box.height for (_, y), box in landmarks.values()), default=0.0)
    taken = {cell for (x, y), box in landmarks.values() for cell in _covered(x, y, box)}
    found = []
    for dot in range(count):
        weights = {landmark: 1 / sizes[landmark] for landmark in linked[dot]}
        whole = sum(weights.values())
        x = sum(landmarks[one][0][0] * weight for one, weight in weights.items()) / whole if whole else 0.0
        y = sum(landmarks[one][0][1] * weight for one, weight in weights.items()) / whole if whole else bottom
        cell = _free(round(x / CELL), round(y / CELL), taken)
        taken.add(cell)
        found.append((cell[0] * CELL + _shaken(dot, 7), cell[1] * CELL + _shaken(dot, 11)))
    return found


def _shaken(dot: int, prime: int) -> float:
    """A little off the middle of the square, so that a crowd does not look like a table."""
    return (dot * prime % 13 / 12 - 0.5) * SHAKE


def room(count: int, landmarks: Sequence[Box]) -> list[Box]:
    """The landmarks with so much room around each that all dots find theirs between them."""
    air = math.sqrt(count * CELL * CELL * 1.6 / max(len(landmarks), 1))
    return [Box(box.width + air, box.height + air) for box in landmarks]


def _covered(x: float, y: float, box: Box) -> Iterator[tuple[int, int]]:
    """The squares that a box lies on."""
    across = range(math.floor((x - box.width / 2) / CELL + 0.5), math.floor((x + box.width / 2) / CELL + 0.5) + 1)
    along = range(math.floor((y - box.height / 2) / CELL + 0.5), math.floor((y + box.height / 2) / CELL + 0.5) + 1)
    yield from ((column, row) for column in across for row in along)


def _free(column: int, row: int, taken: set[tuple[int, int]]) -> tuple[int, int]:
    free = ((column + dx, row + dy) for dx, dy in _spiral() if (column + dx, row + dy) not in taken)
    return next(free)


@cache
def _spiral() -> tuple[tuple[int, int], ...]:
    """Steps to all squares around one, the nearest first."""
    side = range(-FARTHEST, FARTHEST + 1)
    return tuple(sorted(((x, y) for x in side for y in side), key=lambda step: (step[0] ** 2 + step[1] ** 2, step)))
