from __future__ import annotations

import pytest

from kg.mentions.training.measures import Counts, f1, interval


def test_counts_and_score() -> None:
    counts = Counts.of({"a", "b", "c"}, {"b", "c", "d"})

    assert counts == (2, 1, 1)
    assert f1([counts]).f1 == pytest.approx(2 / 3)
    assert f1([]).f1 == 0.0


def test_the_interval_holds_the_score_and_is_the_same_each_time() -> None:
    counts = [Counts(3, 1, 0), Counts(0, 1, 2), Counts(5, 0, 1)] * 10
    low, high = interval(counts)

    assert low < f1(counts).f1 < high
    assert interval(counts) == (low, high)
