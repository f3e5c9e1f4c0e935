from __future__ import annotations

import numpy as np
import pytest

from kg.mentions.forest import Forest, of_arrays, of_trees, to_arrays


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
