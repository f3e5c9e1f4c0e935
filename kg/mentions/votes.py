"""What the recogniser says of a candidate, as numbers pooled over all its places in the note."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.mentions.candidates import Candidate, Occurrence
from kg.mentions.context import TYPES

if TYPE_CHECKING:
    import numpy as np

NAMES = (
    *("span_max", "span_mean", "span_sum", "name_max", "name_mean", "start_max", "after_mean", "before_mean"),
    *("new_max", "new_mean"),
    *(f"{kind}_{type_}" for type_ in TYPES for kind in ("max", "mean")),
    *("longer", "shorter"),
)
_STARTS = (1, 2, 5, 6, 9, 10)
_INSIDES = (3, 4, 7, 8, 11, 12)
_NEW = (2, 4, 6, 8, 10, 12)
_FARTHEST = 120
_MOST_SUM = 5.0


class Vote(NamedTuple):
    """The likelihoods at one place.

    They are those of exactly this span, of its words to be in a name, of its first to start one, of the words after
    and before to belong to it, of the name to be the note's own, and of each type if it is a name.
    """

    span: float
    name: float
    start: float
    after: float
    before: float
    new: float
    types: tuple[float, float, float]


def votes(found: Iterable[Candidate], tags: Sequence[np.ndarray]) -> dict[Occurrence, Vote]:
    """The vote on each place; ``tags`` are the rows of the recogniser, text by text."""
    rows = [one.tolist() for one in tags]
    return {at: _vote(at, rows[at.text]) for one in found for at in one.at}


def _vote(at: Occurrence, tags: list[list[float]]) -> Vote:
    rows = tags[at.first : at.last]
    start = _sum(rows[0], _STARTS)
    after = _sum(tags[at.last], _INSIDES) if at.last < len(tags) else 0.0
    before = 1 - tags[at.first - 1][0] if at.first else 0.0
    span = start * (1 - after)
    for row in rows[1:]:
        span *= _sum(row, _INSIDES)
    named = sum(1 - row[0] for row in rows)
    share = 1 / (named or 1e-9)
    model, method, data = (share * sum(sum(row[place : place + 4]) for row in rows) for place in (1, 5, 9))
    name = named / len(rows)
    new = share * sum(_sum(row, _NEW) for row in rows) * name
    return Vote(span, name, start, after, before, new, (model, method, data))


def _sum(row: list[float], places: tuple[int, ...]) -> float:
    return sum(row[place] for place in places)


def row(
    one: Candidate, made: Mapping[Occurrence, Vote], rivals: Mapping[Occurrence, tuple[float, float]]
) -> list[float]:
    """The numbers of NAMES for one candidate."""
    own = [made[at] for at in one.at]
    spans = [vote.span for vote in own]
    names = [vote.name for vote in own]
    new = [vote.new for vote in own]
    numbers = [
        max(spans),
        _mean(spans),
        min(sum(spans), _MOST_SUM),
        max(names),
        _mean(names),
        max(vote.start for vote in own),
    ]
    numbers += [_mean([vote.after for vote in own]), _mean([vote.before for vote in own]), max(new), _mean(new)]
    for place in range(len(TYPES)):
        likely = [vote.types[place] for vote in own]
        numbers += [max(likely), _mean(likely)]
    return [*numbers, *(max(rivals[at][side] for at in one.at) for side in (0, 1))]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def rivals(made: Mapping[Occurrence, Vote]) -> dict[Occurrence, tuple[float, float]]:
    """For each place the likelihood of the best span around it, and of the best one inside it."""
    by_text: dict[int, list[Occurrence]] = defaultdict(list)
    for at in made:
        by_text[at.text].append(at)
    best = {}
    for places in by_text.values():
        places.sort(key=lambda at: (at.begin, -at.end))
        for rank, at in enumerate(places):
            near = [other for other in _touching(places, rank) if other.end > at.begin]
            around = [made[other].span for other in near if other.begin <= at.begin and at.end <= other.end]
            inside = [made[other].span for other in near if at.begin <= other.begin and other.end <= at.end]
            best[at] = (max(around, default=0.0), max(inside, default=0.0))
    return best


def _touching(places: Sequence[Occurrence], rank: int) -> Iterable[Occurrence]:
    at = places[rank]
    after = rank + 1
    while after < len(places) and places[after].begin < at.end:
        yield places[after]
        after += 1
    before = rank - 1
    while before >= 0 and at.begin - places[before].begin < _FARTHEST:
        yield places[before]
        before -= 1
