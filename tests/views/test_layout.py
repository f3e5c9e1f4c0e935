from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.views.around import Box, around
from kg.views.layout import communities, positions
from kg.views.picture import Edge

boxes = st.lists(st.builds(Box, st.floats(4, 300), st.floats(4, 80)), min_size=1, max_size=40)


def over(one: Box, at: tuple[float, float], other: Box, there: tuple[float, float], slack: float = 0.01) -> bool:
    return (
        abs(at[0] - there[0]) < (one.width + other.width) / 2 - slack
        and abs(at[1] - there[1]) < (one.height + other.height) / 2 - slack
    )


@given(leaves=boxes)
@settings(deadline=None)
def test_what_stands_around_a_node_covers_neither_it_nor_the_others(leaves: list[Box]) -> None:
    labelled = [leaf for leaf in leaves if leaf.width > 20]
    placed = [(Box(200, 100), (0.0, 0.0)), *zip(labelled, around(Box(200, 100), labelled), strict=True)]

    assert not any(over(*one, *other) for one, other in combinations(placed, 2))


def test_seventy_dots_stand_in_two_rings_around_their_paper() -> None:
    dots = [Box(16, 10)] * 74
    placed = [(dot, at) for dot, at in zip(dots, around(Box(200, 100), dots), strict=True)]

    assert not any(over(*one, *other) for one, other in combinations(placed, 2))
    assert all(abs(x) < 200 and abs(y) < 130 for _, (x, y) in placed)


@pytest.mark.parametrize("count", [2, 5, 30, 80])
def test_boxes_do_not_cover_each_other(count: int) -> None:
    sizes = [Box(120 + number % 7 * 10, 40) for number in range(count)]
    edges = [Edge(number, number + 1, 0.5, "") for number in range(count - 1)]
    placed = list(zip(sizes, positions(sizes, edges, {}), strict=True))

    assert not any(over(*one, *other, slack=3) for one, other in combinations(placed, 2))


def test_linked_nodes_stand_nearer_than_others() -> None:
    sizes = [Box(30, 30)] * 8
    cliques = [Edge(a, b, 1.0, "") for group in ((0, 1, 2, 3), (4, 5, 6, 7)) for a, b in combinations(group, 2)]
    places = positions(sizes, cliques, {})

    def mean(pairs: list[tuple[int, int]]) -> float:
        return sum(abs(complex(*places[a]) - complex(*places[b])) for a, b in pairs) / len(pairs)

    apart = [(a, b) for a in range(4) for b in range(4, 8)]
    assert mean([edge[:2] for edge in cliques]) < mean(apart)


def test_positions_of_one_and_of_none() -> None:
    assert positions([Box(10, 10)], [], {}) == [(0, 0)]
    assert positions([], [], {}) == []


def test_communities_are_numbered_by_size_and_loners_have_none() -> None:
    edges = [Edge(a, b, 1.0, "") for group in ((0, 1), (2, 3, 4)) for a, b in combinations(group, 2)]

    assert communities(6, edges) == [1, 1, 0, 0, 0, -1]
