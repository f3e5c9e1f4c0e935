"""Fitting of the decision: boosted trees over the numbers of the candidates, by scikit-learn, which only this needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.mentions import features, forest
from kg.mentions.context import TYPES
from kg.mentions.learnt import Decision
from kg.mentions.names import Index
from kg.mentions.training.notes import Lesson, proposed
from kg.mentions.training.spelling import squashed
from kg.mentions.wording import Wording

if TYPE_CHECKING:
    import numpy as np

#: Where there are few cases, more and smaller trees at a lower rate, so that no case moves much.
_SMALL = {"max_iter": 160, "learning_rate": 0.04, "max_leaf_nodes": 7}
TREES: dict[str, dict[str, Any]] = {
    "mention": {"max_iter": 150, "learning_rate": 0.08, "max_leaf_nodes": 15},
    "type": _SMALL,
    "new": _SMALL,
}
SETTINGS: dict[str, Any] = {
    "max_features": 0.3,
    "l2_regularization": 1.0,
    "min_samples_leaf": 20,
    "early_stopping": False,
    "random_state": 0,
}


class Case(NamedTuple):
    """The candidates of one note: their numbers, whether each is a label, its type as a place in TYPES, and if it is new.

    Type and new are -1 where nobody can say.
    """

    rows: np.ndarray
    mention: np.ndarray
    type: np.ndarray
    new: np.ndarray


def case(
    lesson: Lesson, tags: Sequence[np.ndarray] | None, words: Wording, common: Mapping[str, int], index: Index
) -> Case | None:
    """The candidates of a labelled note, None when it has none."""
    import numpy as np

    found, tags = proposed(lesson, tags, index)
    if not found:
        return None
    facts = features.Facts(lesson.texts, lesson.papers, common, index)
    told = {squashed(label.surface): label for label in lesson.labelled.labels}
    labels = [told.get(squashed(surface)) for surface in found]
    return Case(
        np.array(features.rows(found, facts, words, tags)),
        np.array([label is not None for label in labels]),
        np.array([TYPES.index(label.type) if label else -1 for label in labels]),
        np.array([int(label.introduced) if label and lesson.whole else -1 for label in labels]),
    )


def fit(cases: Sequence[Case], weights: Sequence[float]) -> Decision:
    """The forests that these cases teach, each as much as its weight says.

    Types and introductions are learnt from the mentions alone.
    """
    import numpy as np

    rows, mention, type_, new = (np.concatenate(column) for column in zip(*cases, strict=True))
    weight = np.repeat(np.array(weights), [len(one.rows) for one in cases])
    return Decision(
        _forest(rows, mention, weight, "mention"),
        _forest(rows[mention], type_[mention], weight[mention], "type"),
        _forest(rows[new >= 0], new[new >= 0], weight[new >= 0], "new"),
    )


def _forest(rows: np.ndarray, told: np.ndarray, weight: np.ndarray, name: str) -> forest.Forest:
    from sklearn.ensemble import HistGradientBoostingClassifier

    numbers = rows.astype("float32")
    fitted = HistGradientBoostingClassifier(**TREES[name], **SETTINGS).fit(numbers, told, sample_weight=weight)
    trees = [[tree.nodes for tree in one] for one in fitted._predictors]  # noqa: SLF001 (it has no other way out)
    return forest.of_trees(trees, fitted._baseline_prediction.ravel())  # noqa: SLF001
