from __future__ import annotations

import numpy as np
import pytest

from kg.mentions.forest import MOST_LEAVES, Forest, joined, of_arrays, of_trees, to_arrays


def stump(threshold: float, low: float, high: float) -> Forest:
    """One question: is the first number at most the threshold?"""
    return Forest(
        roots=np.array([0]),
        feature=np.array([0, 0, 0]),
        threshold=np.array([threshold, 0.0, 0.0]),
        left=np.array([1, 1, 2]),
        right=np.array([2, 1, 2]),
        value=np.array([0.0, low, high]),
        start=np.array([0.0]),
    )


def test_one_question() -> None:
    likely = stump(0.5, -2.0, 2.0).probabilities(np.array([[0.0], [0.5], [1.0]]))

    assert likely[:, 0].tolist() == pytest.approx([0.119203, 0.119203, 0.880797])


def test_a_forest_survives_storage() -> None:
    forest = stump(0.5, -1.0, 1.0)
    rows = np.array([[0.2], [0.8]])

    back = of_arrays(to_arrays(forest, "mention"), "mention")
    assert (back.probabilities(rows) == forest.probabilities(rows)).all()


@pytest.mark.parametrize("classes", [2, 3])
def test_answers_are_those_of_the_library_that_fitted_it(classes: int) -> None:
    ensemble = pytest.importorskip("sklearn.ensemble", reason="the extra train is not installed")
    draw = np.random.default_rng(0)
    rows = draw.normal(size=(300, 4)).astype("float32")
    told = (rows[:, 0] > 0).astype(int) + (rows[:, 1] > 0) * (classes - 2)
    fitted = ensemble.HistGradientBoostingClassifier(max_iter=8, early_stopping=False).fit(rows, told)

    forest = of_trees([[tree.nodes for tree in one] for one in fitted._predictors], fitted._baseline_prediction.ravel())
    expected = fitted.predict_proba(rows)[:, 1:] if classes == 2 else fitted.predict_proba(rows)
    assert np.abs(forest.probabilities(rows) - expected).max() < 1e-4


def chain(leaves: int) -> Forest:
    """One tree that asks whether the number is at most 0, then 1, then 2 and so on; the value of a leaf is its place."""
    asked = leaves - 1
    own = np.arange(asked + leaves)
    return Forest(
        roots=np.array([0]),
        feature=np.zeros(asked + leaves, dtype=int),
        threshold=np.concatenate([np.arange(asked), np.zeros(leaves)]),
        left=np.concatenate([asked + np.arange(asked), own[asked:]]),
        right=np.concatenate([1 + np.arange(asked - 1), own[-1:], own[asked:]]).astype(int),
        value=np.concatenate([np.zeros(asked), np.arange(leaves)]),
        start=np.array([0.0]),
    )


def test_a_tree_of_as_many_leaves_as_there_may_be() -> None:
    forest = chain(MOST_LEAVES)

    assert forest.logits(np.arange(MOST_LEAVES)[:, None]).ravel().tolist() == list(range(MOST_LEAVES))
    with pytest.raises(ValueError, match="has 33 leaves, expected at most 32"):
        chain(MOST_LEAVES + 1).logits(np.zeros((1, 1)))


def test_many_rows_are_answered_as_one_by_one() -> None:
    forest, rows = chain(9), np.random.default_rng(0).uniform(-1, 10, size=(700, 1))

    assert forest.logits(rows).tolist() == [forest.logits(row[None]).tolist()[0] for row in rows]


def test_a_tree_that_is_one_leaf_beside_others() -> None:
    leaf = Forest(*(np.array([value]) for value in (0, 0, 0.0, 0, 0, 5.0, 0.0)))

    assert joined(stump(0.5, -2.0, 2.0), [leaf]).logits(np.array([[0.0], [1.0]])).ravel().tolist() == [3.0, 7.0]
