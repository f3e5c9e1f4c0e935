"""Which names that fit are taken for one person's, and which are only reported.

A wrong merge is worse than a missed one. Names are joined only with evidence, never where a name fits two names that
exclude each other (``A. Kite`` with ``Anna Kite`` and ``Adam Kite``), and never so that a chain of good pairs brings
two names together that do not fit.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from kg.resolve.coauthors import Evidence
from kg.resolve.person_names import Name
from kg.resolve.person_pairs import Pair

#: How close two names are that fit by a rule; a doubt counts only where it is as close as what it casts doubt on.
_CLOSENESS = {"particle": 3, "joined": 3, "umlaut": 3, "middle-name": 2, "order": 1, "first-name": 1, "initials": 0}

Judged = tuple[Pair, Evidence]


class Joined(NamedTuple):
    """What became of the pairs.

    ``groups`` gives the names that are one person's for each name of a group of several; ``joined`` the pairs that made
    them, ``there`` those that are one person's in the papers alone that have both at one place, ``open`` those that
    could be one person's, all sorted.
    """

    groups: Mapping[str, frozenset[str]]
    joined: Sequence[Judged]
    there: Sequence[Judged]
    open: Sequence[Judged]


def join(pairs: Sequence[Judged], name_of: Callable[[str], Name], may: Callable[[str, str], bool]) -> Joined:
    """The names of these pairs joined; ``may`` says of two names whether anything forbids that they are one person's."""
    known = {pair[:2] for pair, _ in pairs}
    neighbours: dict[str, list[Judged]] = defaultdict(list)
    for pair, evidence in pairs:
        neighbours[pair.one].append((pair, evidence))
        neighbours[pair.other].append((pair, evidence))

    def exclude(one: str, other: str) -> bool:
        return one != other and _keys(one, other) not in known and name_of(one).family == name_of(other).family

    def doubtful(pair: Pair) -> bool:
        return any(
            exclude(far, _end(other, near))
            for near, far in ((pair.one, pair.other), (pair.other, pair.one))
            for other, evidence in neighbours[near]
            if _CLOSENESS[other.rule] >= _CLOSENESS[pair.rule] and not evidence.together and other != pair
        )

    groups: dict[str, frozenset[str]] = {}
    joined: list[Judged] = []
    for pair, evidence in sorted(pairs, key=_best_first):
        left = groups.get(pair.one, frozenset({pair.one}))
        right = groups.get(pair.other, frozenset({pair.other}))
        if left is right or not evidence.supports(pair.rule) or doubtful(pair):
            continue
        if all(_keys(one, other) in known and may(one, other) for one in left for other in right):
            joined.append((pair, evidence))
            groups |= dict.fromkeys(left | right, left | right)
    rest = [(pair, evidence) for pair, evidence in pairs if pair.other not in groups.get(pair.one, ())]
    there = [(pair, evidence) for pair, evidence in rest if evidence.same_place]
    asked = [
        (pair, evidence) for pair, evidence in rest if _is_worth_asking(pair, evidence) and may(pair.one, pair.other)
    ]
    return Joined(groups, sorted(joined), there, asked)


def _keys(one: str, other: str) -> tuple[str, str]:
    return min(one, other), max(one, other)


def _end(pair: Pair, near: str) -> str:
    """The name at the other end of a pair."""
    return pair.other if pair.one == near else pair.one


def _best_first(judged: Judged) -> tuple[int, int, int, Pair]:
    pair, evidence = judged
    return -_CLOSENESS[pair.rule], -evidence.close, -evidence.all, pair


def _is_worth_asking(pair: Pair, evidence: Evidence) -> bool:
    """Whether a pair is reported: two names of two words in either order are most often two people."""
    if evidence.same_place:
        return False
    return pair.rule != "order" or evidence.all > 0 or evidence.is_rare()
