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


class _Word(NamedTuple):
    """The likelihoods of a word: to start a name, to go on with one, to be in one, which is the note's own, or of each type."""

    start: float
    inside: float
    named: float
    new: float
    model: float
    method: float
    data: float


class _Words(dict[int, _Word]):
    """The words of a text by their places; most are near no candidate, and are not looked at."""

    def __init__(self, tags: np.ndarray) -> None:
        super().__init__()
        self.tags = tags

    def __missing__(self, place: int) -> _Word:
        word = self[place] = _word(*self.tags[place].tolist())
        return word


def votes(found: Iterable[Candidate], tags: Sequence[np.ndarray]) -> dict[Occurrence, Vote]:
    """The vote on each place; ``tags`` are the rows of the recogniser, text by text."""
    words = [_Words(rows) for rows in tags]
    return {at: _vote(at, words[at.text]) for one in found for at in one.at}


def _word(outside: float, *named: float) -> _Word:
    """What :data:`kg.mentions.recogniser.TAGS` say together."""
    b0, b1, i0, i1, b2, b3, i2, i3, b4, b5, i4, i5 = named
    return _Word(
        b0 + b1 + b2 + b3 + b4 + b5,
        i0 + i1 + i2 + i3 + i4 + i5,
        1 - outside,
        b1 + i1 + b3 + i3 + b5 + i5,
        b0 + b1 + i0 + i1,
        b2 + b3 + i2 + i3,
        b4 + b5 + i4 + i5,
    )


def _vote(at: Occurrence, words: _Words) -> Vote:
    starts, insides, *pooled = zip(*[words[place] for place in range(at.first, at.last)], strict=True)
    after = words[at.last].inside if at.last < len(words.tags) else 0.0
    before = words[at.first - 1].named if at.first else 0.0
    span = starts[0] * (1 - after)
    for inside in insides[1:]:
        span *= inside
    named, new, model, method, data = map(sum, pooled)
    share = 1 / (named or 1e-9)
    name = named / len(starts)
    return Vote(span, name, starts[0], after, before, share * new * name, (share * model, share * method, share * data))


def row(
    one: Candidate, made: Mapping[Occurrence, Vote], rivals: Mapping[Occurrence, tuple[float, float]]
) -> list[float]:
    """The numbers of NAMES for one candidate."""
    span, name, start, after, before, new, types = zip(*(made[at] for at in one.at), strict=True)
    numbers = [
        *(max(span), _mean(span), min(sum(span), _MOST_SUM)),
        *(max(name), _mean(name), max(start), _mean(after), _mean(before), max(new), _mean(new)),
    ]
    for likely in zip(*types, strict=True):
        numbers += [max(likely), _mean(likely)]
    return [*numbers, *map(max, zip(*(rivals[at] for at in one.at), strict=True))]


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
