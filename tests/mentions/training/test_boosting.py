from __future__ import annotations

import numpy as np
import pytest

from kg.mentions.forest import Forest
from kg.mentions.training import boosting
from kg.mentions.training.boosting import Cases

pytest.importorskip("sklearn", reason="the extra train is not installed")


def unmoved(classes: int) -> Forest:
    """A forest that finds all classes equally likely."""
    node = np.zeros(classes, dtype="int32")
    own = np.arange(classes, dtype="int32")
    return Forest(own, node, node.astype("float32"), own, own, node.astype("float32"), node.astype("float32"))


def test_further_trees_follow_the_cases_and_leave_what_is_to_stay() -> None:
    rows = np.array([[float(side), float(kind)] for side in (0, 1) for kind in (0, 1)] * 10)
    wanted = np.where(rows[:, 1] == 0, rows[:, 0], 0.5)[:, None]
    made = boosting.further(unmoved(1), Cases(rows, wanted, np.ones(len(rows))), rounds=40)

    likely = made.probabilities(np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]))[:, 0]
    assert likely[0] < 0.1
    assert likely[1] > 0.9
    assert likely[2:] == pytest.approx([0.5, 0.5], abs=0.05)


def test_one_of_several_classes() -> None:
    rows = np.array([[0.0], [1.0], [2.0]] * 10)
    shares = np.array([[1.0, 0, 0], [0, 1.0, 0], [0, 0, 1.0]] * 10)
    made = boosting.further(unmoved(3), Cases(rows, shares, np.ones(30)), rounds=20)

    assert made.probabilities(np.array([[0.0], [1.0], [2.0]])).argmax(axis=1).tolist() == [0, 1, 2]


def test_a_case_that_weighs_more_wins() -> None:
    rows = np.zeros((20, 1))
    shares = np.array([[1.0]] * 10 + [[0.0]] * 10)
    made = boosting.further(unmoved(1), Cases(rows, shares, np.array([1.0] * 10 + [0.1] * 10)), rounds=40)

    assert made.probabilities(rows[:1])[0, 0] > 0.8
