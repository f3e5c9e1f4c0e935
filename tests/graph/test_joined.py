"""Parts of a graph that come and go make what they would make from nothing."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given
from hypothesis import strategies as st

from kg.graph.graph import About, BySubject
from kg.graph.joined import joined, together
from kg.recall import AFRESH, Recall
from kg.terms import IRI

A, B, P = IRI("<a>"), IRI("<b>"), IRI("<p>")

ABOUT = st.dictionaries(st.sampled_from(["<p>", "<q>"]), st.sets(st.sampled_from("xyz"), min_size=1), min_size=1)
PART = st.dictionaries(st.sampled_from(["<a>", "<b>", "<c>"]), ABOUT)


def part(subject: IRI, *values: str) -> BySubject:
    return {subject: {P: {IRI(value) for value in values}}}


def test_what_two_parts_say_of_one_subject_is_said_together_and_the_parts_are_as_they_were() -> None:
    one, other = part(A, "x"), part(A, "y")
    assert joined("key", [[one], [other]]) == part(A, "x", "y")
    assert (one, other) == (part(A, "x"), part(A, "y"))


@given(st.lists(PART, max_size=6), st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=6))
def test_parts_that_come_and_go_give_what_they_give_from_nothing(
    parts: list[BySubject], builds: list[set[int]]
) -> None:
    recall = Recall()
    before: BySubject = {}
    for chosen in builds:
        if 0 in chosen:
            parts = deepcopy(parts)  # equal, but no longer the very same
        several = [[one for place, one in enumerate(parts) if place in chosen and place % 2 == half] for half in (0, 1)]
        whole = joined("key", several, recall)
        assert whole == joined("key", several)
        gone, come = recall.differing(before, whole)
        assert _changed(before, gone, come) == whole
        before = whole
        recall.turn()


def _changed(before: BySubject, gone: object, come: object) -> BySubject:
    kept = dict(before)
    for subject, _ in gone:  # type: ignore[attr-defined]
        del kept[subject]
    return kept | dict(come)  # type: ignore[call-overload,no-any-return]


def test_of_parts_together_it_is_known_how_they_differ_from_the_last_ones() -> None:
    recall = Recall()
    one, other = part(A, "x"), part(B, "y")
    first = together("key", (one, other), recall)
    recall.turn()
    new: About = {P: {IRI("z")}}
    second = together("key", (one, {B: new}), recall)
    assert (first, second) == (one | other, one | {B: new})
    assert recall.differing(first, second) == ([(B, other[B])], [(B, new)])
    assert together("key", (one, other), AFRESH) == first
