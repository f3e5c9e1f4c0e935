from __future__ import annotations

import pytest

from kg.mentions.training.calibration import Bin, expected_error, reliability


def test_mentions_are_parted_by_tenths_of_confidence() -> None:
    bins = reliability([(0.8125, True), (0.875, False), (0.5, True), (1.0, True)])

    assert bins == [Bin(0.5, 0.6, 1, 0.5, 1.0), Bin(0.8, 0.9, 2, 0.84375, 0.5), Bin(0.9, 1.0, 1, 1.0, 1.0)]
    assert expected_error(bins) == pytest.approx((0.5 + 2 * 0.34375 + 0) / 4)


def test_what_is_right_as_often_as_it_is_sure_has_no_error() -> None:
    assert expected_error(reliability([(0.75, True)] * 3 + [(0.75, False)])) == pytest.approx(0)
    assert expected_error(reliability([])) == 0
