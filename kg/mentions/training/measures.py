"""Precision, recall and F1 from counts, and their intervals by bootstrap over notes."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

_SAMPLES = 1000


class Counts(NamedTuple):
    """What was found right, found wrong, and missed."""

    right: int
    wrong: int
    missed: int

    @classmethod
    def of(cls, told: AbstractSet[Hashable], found: AbstractSet[Hashable]) -> Counts:
        """The counts of what was found against what a person told."""
        return cls(len(told & found), len(found - told), len(told - found))


class Score(NamedTuple):
    """Precision, recall and F1 in 0 to 1."""

    precision: float
    recall: float
    f1: float

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def f1(counts: Sequence[Counts]) -> Score:
    """The score of all counts together."""
    right, wrong, missed = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
    return Score(precision, recall, 2 * precision * recall / (precision + recall or 1))


def interval(counts: Sequence[Counts], seed: int = 0) -> tuple[float, float]:
    """The bounds between which F1 lies in 95 of 100 samples of the notes, drawn with replacement.

    Source: Efron, Bootstrap methods: another look at the jackknife, Annals of Statistics 1979.
    """
    draw = random.Random(seed)  # noqa: S311 (to sample, not to hide)
    drawn = sorted(f1(draw.choices(counts, k=len(counts))).f1 for _ in range(_SAMPLES))
    return drawn[round(0.025 * _SAMPLES)], drawn[round(0.975 * _SAMPLES) - 1]
