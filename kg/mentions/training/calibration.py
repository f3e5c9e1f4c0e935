"""Whether a confidence means what it says: of the mentions that are 0.8 sure, eight in ten should be right.

Source: Guo, Pleiss, Sun and Weinberger, On Calibration of Modern Neural Networks, ICML 2017.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_BINS = 10


class Bin(NamedTuple):
    """The mentions whose confidence lies between two bounds: how many, how sure on average, and which share is right."""

    low: float
    high: float
    number: int
    confidence: float
    right: float


def reliability(judged: Iterable[tuple[float, bool]]) -> list[Bin]:
    """The tenths of confidence that hold a mention, in order, of mentions with their confidence and whether it is right."""
    parted: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in judged:
        parted[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    return [_bin(place, parted[place]) for place in sorted(parted)]


def _bin(place: int, judged: Sequence[tuple[float, bool]]) -> Bin:
    sure, right = (sum(column) / len(judged) for column in zip(*judged, strict=True))
    return Bin(place / _BINS, (place + 1) / _BINS, len(judged), sure, right)


def expected_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: how far confidence and share of right ones are apart, over all mentions."""
    total = sum(one.number for one in bins)
    return sum(one.number * abs(one.confidence - one.right) for one in bins) / (total or 1)
