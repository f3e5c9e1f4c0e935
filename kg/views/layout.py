"""Positions for the nodes of a picture, computed beforehand, so that a page draws at once and the same each time."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.views import crowd as dots_among
from kg.views.around import GAP, Box, Point, around
from kg.views.picture import Edge

if TYPE_CHECKING:
    import networkx as nx
    import numpy as np
    from numpy.typing import NDArray

SEED = 20250310
#: The picture is wider than high, as screens are.
ASPECT = 1.5
Stretch = tuple[float, float, float]
#: What is tried: width and height of the shape, in sides of a square that has the area of all boxes, and the share of an
#: overlap by which both of its boxes are moved. From small shapes and shares few boxes end close to each other; from
#: large ones a crowd comes loose.
FEW = 60
STRETCHES_OF_MANY = ((1.0, 0.3, 0.5), (1.3, 0.45, 0.5))
STRETCHES_OF_FEW = ((0.5, 0.2, 0.3), *STRETCHES_OF_MANY)
#: For what still overlaps then.
LOOSE = (1.6, 1.0, 0.75)
#: For the map, of which a build has one.
STRETCHES_OF_MAP = (*STRETCHES_OF_FEW, (0.8, 0.4, 0.5), (1.6, 0.6, 0.6), (1.4, 0.4, 0.5))
ROUNDS = 120
#: The share of nodes at either side, in percent, that the forces may have driven too far out.
OUTLIERS = 3


def communities(count: int, edges: Iterable[Edge]) -> list[int]:
    """The community of each of ``count`` nodes, by the Louvain method; the largest is 0, nodes of none are -1.

    Source: Blondel et al., Fast unfolding of communities in large networks, 2008; as networkx has it.
    """
    import networkx as nx

    found = nx.community.louvain_communities(graph_of(count, edges), weight="weight", seed=SEED, resolution=0.8)
    of = [-1] * count
    for number, members in enumerate(sorted(found, key=lambda members: (-len(members), min(members)))):
        for member in members:
            of[member] = number if len(members) > 1 else -1
    return of


def graph_of(count: int, edges: Iterable[Edge]) -> nx.Graph[int]:
    """The nodes 0 to ``count`` - 1 and these edges as a networkx graph."""
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from((edge.source, edge.target, {"weight": edge.weight}) for edge in edges)
    return graph


def positions(
    boxes: Sequence[Box],
    edges: Sequence[Edge],
    hung: Mapping[int, Sequence[int]],
    stretches: Sequence[Stretch] = (),
) -> list[tuple[int, int]]:
    """The middle of each box, in whole pixels around the middle of the picture.

    Args:
        boxes: the room of each node.
        edges: what is linked.
        hung: the nodes that belong to a single other node, by that node: they stand around it.
        stretches: what is tried to get a small picture, instead of what is tried for so many boxes.
    """
    places = {hub: around(boxes[hub], [boxes[leaf] for leaf in leaves]) for hub, leaves in hung.items()}
    leaves = {leaf for some in hung.values() for leaf in some}
    hubs = [number for number in range(len(boxes)) if number not in leaves]
    place = {hub: number for number, hub in enumerate(hubs)}
    between = [
        edge._replace(source=place[edge.source], target=place[edge.target])
        for edge in edges
        if edge.source in place and edge.target in place
    ]
    rooms = [_room(boxes[hub], places.get(hub, ()), [boxes[leaf] for leaf in hung.get(hub, ())]) for hub in hubs]
    boxes_of_hubs = [room.box for room in rooms]
    found = dict(zip(hubs, _spread(boxes_of_hubs, between, stretches), strict=True))
    for hub, room in zip(hubs, rooms, strict=True):
        x, y = found[hub][0] - room.middle[0], found[hub][1] - room.middle[1]
        found[hub] = x, y
        found.update(
            (leaf, (x + dx, y + dy)) for leaf, (dx, dy) in zip(hung.get(hub, ()), places.get(hub, ()), strict=True)
        )
    return [(round(found[number][0]), round(found[number][1])) for number in range(len(boxes))]


def crowd(count: int, boxes: Sequence[Box], edges: Sequence[Edge]) -> list[tuple[int, int]]:
    """The middle of each box, in whole pixels; the first ``count`` are dots, which stand among the others."""
    landmarks = list(range(count, len(boxes)))
    place = {node: number for number, node in enumerate(landmarks)}
    rooms = dots_among.room(count, [boxes[node] for node in landmarks])
    spread = _spread(rooms, dots_among.ties(edges, place))
    where = {node: (spread[number], boxes[node]) for node, number in place.items()}
    found = [*dots_among.dots(count, edges, where), *spread]
    return [(round(x), round(y)) for x, y in found]


class _Room(NamedTuple):
    """The room of a hub with what stands around it, and its middle as seen from the hub."""

    box: Box
    middle: Point


def _room(hub: Box, places: Sequence[Point], leaves: Sequence[Box]) -> _Room:
    ends = [(0.0, 0.0, hub), *((x, y, leaf) for (x, y), leaf in zip(places, leaves, strict=True))]
    left, right = (side(x + sign * box.width / 2 for x, _, box in ends) for side, sign in ((min, -1), (max, 1)))
    top, bottom = (side(y + sign * box.height / 2 for _, y, box in ends) for side, sign in ((min, -1), (max, 1)))
    air = 2 * GAP if places else 0.0
    return _Room(Box(right - left + air, bottom - top + air), ((left + right) / 2, (top + bottom) / 2))


def _spread(boxes: Sequence[Box], edges: Iterable[Edge], stretches: Sequence[Stretch] = ()) -> list[Point]:
    """A place for each box: linked ones near each other, none over another.

    Forces find the shape (Fruchterman and Reingold 1991, as networkx has it). Boxes that then overlap are pushed apart,
    from several stretches of the shape, of which the smallest picture is taken.
    """
    import networkx as nx
    import numpy as np

    if len(boxes) < 2:
        return [(0.0, 0.0) for _ in boxes]
    graph = graph_of(len(boxes), edges)
    graph.add_edges_from(_ties(graph))
    found = nx.spring_layout(graph, seed=SEED, iterations=60, k=1.6 / math.sqrt(len(boxes)), method="force")
    # Machines differ in the last bits of a sum; what is decided by comparing must not hang on these.
    shape = np.array([found[number] for number in range(len(boxes))]).round(6)
    low, high = np.percentile(shape, [OUTLIERS, 100 - OUTLIERS], axis=0)
    shape = (np.clip(shape, low, high) - low) / np.maximum(high - low, 1e-9)
    sizes = np.array(boxes)
    side = math.sqrt(float((sizes[:, 0] * sizes[:, 1]).sum()))
    usual = STRETCHES_OF_FEW if len(boxes) <= FEW else STRETCHES_OF_MANY
    tried = [_apart(shape * (side * wide, side * high), sizes, share) for wide, high, share in stretches or usual]
    if all(overlapping for _, overlapping in tried):
        wide, high, share = LOOSE
        tried.append(_apart(shape * (side * wide, side * high), sizes, share))
    points, _ = min(tried, key=lambda found: _extent(found[0], sizes) * (1 + found[1] / 100))
    points -= ((points + sizes / 2).max(axis=0) + (points - sizes / 2).min(axis=0)) / 2
    return [(float(x), float(y)) for x, y in points]


def _extent(points: NDArray[np.float64], sizes: NDArray[np.float64]) -> float:
    """The height of the screen that a picture needs."""
    width, height = (points + sizes / 2).max(axis=0) - (points - sizes / 2).min(axis=0)
    return max(float(width) / ASPECT, float(height))


def _ties(graph: nx.Graph[int]) -> list[tuple[int, int, dict[str, Any]]]:
    """Weak edges between the parts of a graph, which the forces would else drive off the page."""
    import networkx as nx

    parts = sorted(
        (sorted(part, key=lambda node: -graph.degree(node)) for part in nx.connected_components(graph)), key=len
    )
    return [(parts[-1][0], part[0], {"weight": 0.3}) for part in parts[:-1]]


def _apart(points: NDArray[np.float64], sizes: NDArray[np.float64], share: float) -> tuple[NDArray[np.float64], int]:
    """Push boxes that overlap apart, along the axis where they overlap less; the places, and how many still overlap."""
    import numpy as np

    one, other = np.triu_indices(len(points), 1)
    (wide, high), (x, y) = (sizes[one] + sizes[other]).T / 2 - 1, points.T.copy()
    overlapping = 0
    for _ in range(ROUNDS):
        across, along = x[one] - x[other], y[one] - y[other]
        over, under = wide - np.abs(across), high - np.abs(along)
        pairs = np.flatnonzero((over > 0) & (under > 0))
        overlapping = len(pairs)
        if not overlapping:
            break
        for middles, apart, overlap, chosen in (
            (x, across, over, pairs[under[pairs] >= over[pairs]]),
            (y, along, under, pairs[under[pairs] < over[pairs]]),
        ):
            move = (overlap[chosen] + 1) * np.where(apart[chosen] < 0, -share, share)
            np.add.at(middles, one[chosen], move)
            np.add.at(middles, other[chosen], -move)
    return np.column_stack([x, y]), overlapping
