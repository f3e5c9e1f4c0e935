"""Boosted trees as plain arrays: what a gradient boosting was fitted to, answered without the library that fitted it.

A forest has one tree a round and class; a node asks whether a number is at most a threshold, a leaf has a value, and
the values of a class add up to its logit. Source: Friedman, Greedy function approximation, Annals of Statistics 2001.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

PARTS = ("roots", "feature", "threshold", "left", "right", "value", "start")
#: Parts that are places of nodes.
_PLACES = frozenset(("roots", "left", "right"))
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of all trees in a row.

    ``roots`` has the first node of each tree, round by round, in a round class by class. A leaf is its own ``left`` and
    ``right``. ``start`` has the logit of each class before the first tree; one class means yes or no.
    """

    roots: np.ndarray
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    start: np.ndarray

    def probabilities(self, rows: np.ndarray) -> np.ndarray:
        """For each row the probability of each class; of yes alone, in one column, where there is one class."""
        return probabilities(self.logits(rows)).round(_DIGITS)

    def logits(self, rows: np.ndarray) -> np.ndarray:
        """For each row the logit of each class, before it becomes a probability."""
        import numpy as np

        cells = rows.ravel()
        line = np.arange(0, cells.size, rows.shape[1])[:, None]
        # For each node what follows a no, then what follows a yes.
        after = np.stack([self.right, self.left], axis=1).ravel().astype(np.intp)
        feature = self.feature.astype(np.intp)
        at = np.broadcast_to(self.roots.astype(np.intp), (len(rows), len(self.roots)))
        while True:
            low = cells.take(line + feature.take(at)) <= self.threshold.take(at)
            below = after.take(2 * at + low)
            if (below == at).all():
                break
            at = below
        classes = len(self.start)
        rounds = self.value[at].reshape(len(rows), -1, classes)
        summed: np.ndarray = self.start + rounds.sum(axis=1)
        return summed


def probabilities(logits: np.ndarray) -> np.ndarray:
    """The probabilities that logits mean, row by row."""
    import numpy as np

    if logits.shape[1] == 1:
        likely: np.ndarray = 1 / (1 + np.exp(-logits))
        return likely
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    shares: np.ndarray = raised / raised.sum(axis=1, keepdims=True)
    return shares


def joined(first: Forest, more: Sequence[Forest]) -> Forest:
    """One forest of the trees of several for the same classes, which starts where the first does."""
    import numpy as np

    forests = [first, *more]
    floors = np.cumsum([0, *(len(one.feature) for one in forests[:-1])])

    def all_of(part: str, moved: int) -> np.ndarray:
        kind = getattr(first, part).dtype
        columns = [getattr(one, part) + moved * floor for one, floor in zip(forests, floors, strict=True)]
        return np.concatenate(columns).astype(kind)

    moved = {part: all_of(part, int(part in _PLACES)) for part in PARTS[:-1]}
    return Forest(**moved, start=first.start)


def of_arrays(arrays: Mapping[str, Any], name: str) -> Forest:
    """The forest of that name in a file of arrays."""
    return Forest(*(arrays[f"{name}.{part}"] for part in PARTS))


def to_arrays(forest: Forest, name: str) -> dict[str, np.ndarray]:
    """The arrays of a forest under their names in a file."""
    return {f"{name}.{part}": getattr(forest, part) for part in PARTS}


def of_trees(trees: Sequence[Sequence[np.ndarray]], start: Sequence[float]) -> Forest:
    """A forest of the node tables of scikit-learn's HistGradientBoostingClassifier, round by round and class by class."""
    import numpy as np

    tables = [tree for one in trees for tree in one]
    roots = np.cumsum([0, *(len(table) for table in tables[:-1])])
    leaf = [table["is_leaf"].astype(bool) for table in tables]
    own = [root + np.arange(len(table)) for root, table in zip(roots, tables, strict=True)]

    def joined(field: str) -> np.ndarray:
        return np.concatenate([table[field] for table in tables])

    def children(field: str) -> np.ndarray:
        return np.concatenate(
            [
                np.where(end, here, root + table[field].astype(int))
                for end, here, root, table in zip(leaf, own, roots, tables, strict=True)
            ]
        )

    return Forest(
        roots.astype("int32"),
        joined("feature_idx").astype("int16"),
        joined("num_threshold").astype("float32"),
        children("left").astype("int32"),
        children("right").astype("int32"),
        np.where(np.concatenate(leaf), joined("value"), 0.0).astype("float32"),
        np.asarray(start, dtype="float32"),
    )
