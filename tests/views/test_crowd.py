from __future__ import annotations

from itertools import combinations

from kg.views.around import Box
from kg.views.crowd import CELL, dots, ties
from kg.views.picture import Edge


def edge(one: int, other: int) -> Edge:
    return Edge(one, other, 0.5, "on the topic")


def test_dots_stand_near_their_landmarks_and_on_nothing() -> None:
    landmarks = {100: ((-400.0, 0.0), Box(120, 40)), 101: ((400.0, 0.0), Box(120, 40))}
    edges = [edge(dot, 100 if dot < 20 else 101) for dot in range(40)]
    found = dots(40, edges, landmarks)

    assert all(x < 0 for x, _ in found[:20])
    assert all(x > 0 for x, _ in found[20:])
    assert not any(
        abs(x - at[0]) < box.width / 2 and abs(y - at[1]) < box.height / 2
        for x, y in found
        for at, box in landmarks.values()
    )
    assert min(abs(complex(*one) - complex(*other)) for one, other in combinations(found, 2)) > CELL / 2


def test_a_dot_of_two_landmarks_stands_nearer_to_the_rarer() -> None:
    landmarks = {10: ((-600.0, 0.0), Box(50, 20)), 11: ((600.0, 0.0), Box(50, 20))}
    found = dots(4, [edge(0, 10), edge(0, 11), edge(1, 10), edge(2, 10), edge(3, 10)], landmarks)

    assert found[0][0] > 0


def test_dots_of_no_landmark_stand_below_the_others() -> None:
    landmarks = {10: ((0.0, 0.0), Box(50, 20))}

    assert dots(2, [edge(0, 10)], landmarks)[1][1] > 10


def test_landmarks_are_tied_by_the_dots_that_they_share() -> None:
    edges = [edge(0, 10), edge(0, 11), edge(1, 10), edge(1, 11), edge(2, 12)]

    assert ties(edges, {10: 0, 11: 1, 12: 2}) == [Edge(0, 1, 1.0, "")]
