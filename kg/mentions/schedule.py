"""The best set of spans that do not overlap: weighted interval scheduling.

Source: Kleinberg and Tardos, Algorithm Design, 2005, section 6.1.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple


class Weighed(NamedTuple):
    """A span of characters, end exclusive, and what it is worth."""

    begin: int
    end: int
    worth: float


def best(spans: Sequence[Weighed]) -> list[int]:
    """The places in ``spans`` of the set of the highest worth, in the order of the text.

    Spans that are worth nothing are left out. Of two sets of the same worth, the one that leaves out the later span in
    the order of ends, begins and places is taken.
    """
    order = sorted(
        (place for place, span in enumerate(spans) if span.worth > 0), key=lambda place: (*spans[place][1::-1], place)
    )
    ends = [spans[place].end for place in order]
    total = [0.0]
    before = []
    for rank, place in enumerate(order):
        before.append(bisect_right(ends, spans[place].begin, 0, rank))
        total.append(max(total[rank], total[before[rank]] + spans[place].worth))
    chosen = []
    rank = len(order)
    while rank:
        if total[rank] == total[rank - 1]:
            rank -= 1
        else:
            chosen.append(order[rank - 1])
            rank = before[rank - 1]
    return chosen[::-1]
