"""Fitting of the wording: linear models over hashed words, by scikit-learn, which only training needs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.mentions import forms, wording
from kg.mentions.context import TYPES
from kg.mentions.names import Index
from kg.mentions.training.notes import Lesson, proposed
from kg.mentions.training.spelling import squashed
from kg.mentions.wording import Line, Wording

if TYPE_CHECKING:
    import numpy as np

#: How little the weights are held back: the inverse of scikit-learn's regularization, more for questions with few cases.
STRENGTH = {"mention": 3.0, "type": 10.0, "new": 10.0}
_SETTINGS: dict[str, Any] = {"max_iter": 100, "tol": 1e-3}


class Sayings(NamedTuple):
    """The candidates of one note as lines of words, with what a person says of each; see ``forests.Case``."""

    lines: list[Line]
    mention: list[bool]
    type: list[int]
    new: list[int]


def sayings(lesson: Lesson, tags: Sequence[np.ndarray] | None, index: Index) -> Sayings:
    """The candidates of a labelled note."""
    found, _ = proposed(lesson, tags, index)
    told = {squashed(label.surface): label for label in lesson.labelled.labels}
    labels = [told.get(squashed(surface)) for surface in found]
    return Sayings(
        list(wording.lines(found.values(), lesson.texts, forms.partners(lesson.texts))),
        [label is not None for label in labels],
        [TYPES.index(label.type) if label else -1 for label in labels],
        [int(label.introduced) if label and lesson.whole else -1 for label in labels],
    )


def fit(said: Sequence[Sayings], weights: Sequence[float]) -> Wording:
    """The wording that these notes teach, each as much as its weight says."""
    import numpy as np

    lines = _matrix([line for one in said for line in one.lines])
    mention, type_, new = (
        np.array([value for one in said for value in getattr(one, part)]) for part in ("mention", "type", "new")
    )
    weight = np.repeat(np.array(weights), [len(one.lines) for one in said])
    fitted = [
        _weighed(lines, mention, weight, "mention"),
        _weighed(lines[mention], type_[mention], weight[mention], "type"),
        # Where a name comes from is no matter of its letters: a short text would be judged by them alone.
        _weighed(_without_spelling(lines[new >= 0]), new[new >= 0], weight[new >= 0], "new"),
    ]
    return Wording(
        np.concatenate([model.coef_ for model in fitted]).T.astype("float16").astype("float32"),
        np.concatenate([model.intercept_ for model in fitted]).astype("float32"),
    )


def _weighed(lines: Any, told: np.ndarray, weight: np.ndarray, question: str) -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=STRENGTH[question], **_SETTINGS).fit(lines, told, sample_weight=weight)


def _matrix(lines: Sequence[Line]) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    ends = np.cumsum([0, *(len(places) for places, _ in lines)])
    places, counts = (np.concatenate(column) for column in zip(*lines, strict=True))
    made = csr_matrix((counts, places, ends), shape=(len(lines), wording.ROWS))
    made.sum_duplicates()
    return made


def _without_spelling(lines: Any) -> Any:
    from scipy.sparse import diags_array

    kept = [float(place >= wording.SPELLING) for place in range(wording.ROWS)]
    return (lines @ diags_array(kept)).tocsr()
