"""Further trees on a fitted forest: its logits stay, and what it gets wrong of some cases is boosted on top of them.

Sources: Friedman, Greedy function approximation, Annals of Statistics 2001 (algorithms 5 and 6); the trees are those of
scikit-learn, which only this needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from kg.mentions import forest
from kg.mentions.forest import Forest

if TYPE_CHECKING:
    import numpy as np

RATE = 0.2
#: Added to the curvature of a leaf, so that a few cases move it a little and not at once.
_RIDGE = 1.0
SETTINGS: dict[str, Any] = {"max_leaf_nodes": 6, "min_samples_leaf": 4, "random_state": 0}


class Cases(NamedTuple):
    """Rows of numbers, the share of each class that each of them should get (one column: of yes), and their weights."""

    rows: np.ndarray
    shares: np.ndarray
    weights: np.ndarray


def further(fitted: Forest, cases: Cases, rounds: int) -> Forest:
    """The forest with more trees, in each round one a class."""
    logits = fitted.logits(cases.rows).astype("float64")
    grown = []
    for _ in range(rounds):
        likely = forest.probabilities(logits)
        for place in range(logits.shape[1]):
            tree = _tree(cases, cases.shares[:, place] - likely[:, place], likely[:, place])
            logits[:, place] += tree.logits(cases.rows)[:, 0]
            grown.append(tree)
    return forest.joined(fitted, grown)


def _tree(cases: Cases, wrong: np.ndarray, likely: np.ndarray) -> Forest:
    """A tree that parts the cases by how wrong they are, and makes a step of Newton in each leaf."""
    import numpy as np
    from sklearn.tree import DecisionTreeRegressor

    numbers = cases.rows.astype("float32")
    tree = DecisionTreeRegressor(**SETTINGS).fit(numbers, wrong, sample_weight=cases.weights, check_input=False)
    nodes, leaf = tree.tree_, tree.apply(numbers, check_input=False)
    size = nodes.node_count
    slope = np.bincount(leaf, cases.weights * wrong, size)
    bend = np.bincount(leaf, cases.weights * likely * (1 - likely), size)
    own, is_leaf = np.arange(size), nodes.children_left < 0
    return Forest(
        np.zeros(1, dtype="int32"),
        np.where(is_leaf, 0, nodes.feature),
        np.where(is_leaf, 0.0, nodes.threshold),
        np.where(is_leaf, own, nodes.children_left),
        np.where(is_leaf, own, nodes.children_right),
        RATE * slope / (bend + _RIDGE),
        np.zeros(1, dtype="float32"),
    )
