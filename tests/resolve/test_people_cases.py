"""Who is who in a made set of cases: no wrong merge, and nearly all true ones found."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from kg import tables
from kg.resolve.people import People
from tests.resolve.author_notes import Read, identify, keys, notes, others

COLUMNS = ("why", "verdict", "one", "other", "notes")


class Case(NamedTuple):
    """A row of the table."""

    why: str
    verdict: str
    one: str
    other: str
    notes: str


CASES = [Case(*row) for row in tables.read(Path(__file__).parent / "cases" / "people.tsv", COLUMNS)]


def verdict(case: Case, read: Read) -> str:
    """What the two names of a case come to in these notes."""
    found = identify(read)
    one, other = keys(found, case.one), keys(found, case.other)
    assert len(one) == len(other) == 1, f"each name stands for one author: {one}, {other}"
    if one == other:
        return "one"
    return "candidate" if reported(found, case) else "apart"


def reported(found: People, case: Case) -> bool:
    """Whether a decision names the two as candidates."""
    pairs = [one.detail.split(" ~ ", 1) for one in found.decisions if one.rule == "candidate"]
    return any(
        name == left and any(other in one for one in right.split(" or "))
        for left, right in pairs
        for name, other in ((case.one, case.other), (case.other, case.one))
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.why)
def test_who_is_who(case: Case) -> None:
    assert verdict(case, [*notes(case.notes), *others()]) == case.verdict


def test_the_order_of_the_notes_makes_no_difference() -> None:
    read = [*others()]
    for number, case in enumerate(CASES):
        read += [
            (replace(one, key=f"{number}-{one.key}", topic=f"{number}-{one.topic}"), found)
            for one, found in notes(case.notes)
        ]
    shuffled = list(read)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - no secret

    assert identify(read) == identify(shuffled)


@pytest.mark.parametrize("case", [case for case in CASES if case.verdict != "one"], ids=lambda case: case.why)
def test_no_wrong_merge_among_a_handful_of_notes_either(case: Case) -> None:
    assert verdict(case, notes(case.notes)) != "one"


def test_the_set_is_large_enough_to_say_something() -> None:
    counts = {kind: sum(case.verdict == kind for case in CASES) for kind in ("one", "candidate", "apart")}

    assert len(CASES) >= 80
    assert min(counts.values()) >= 15
    assert sum(counts.values()) == len(CASES)
