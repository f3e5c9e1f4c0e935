"""Boosted trees as plain arrays: what a gradient boosting was fitted to, answered without the library that fitted it.

A forest has one tree a round and class; a node asks whether a number is at most a threshold, a leaf has a value, and
the values of a class add up to its logit. No tree is walked: all questions are asked at once, and each no takes away the
leaves on the left of its node, so that the first leaf left is the answer of its tree.

Sources: Friedman, Greedy function approximation, Annals of Statistics 2001; Lucchese et al., QuickScorer, SIGIR 2015.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

PARTS = ("roots", "feature", "threshold", "left", "right", "value", "start")
#: Parts that are places of nodes.
_PLACES = frozenset(("roots", "left", "right"))
_DIGITS = 6
#: Leaves that a tree may have: one bit each.
MOST_LEAVES = 32
#: Rows that are asked at once, so that the answers of many take little memory.
_CHUNK = 256


class _Questions(NamedTuple):
    """All trees as questions: the numbers asked about, the thresholds, and the leaves that a no takes away, as bits.

    The first questions of all trees come first, then the second ones, ``depth`` times; a tree with fewer is filled up
    with some that take nothing away. ``floors`` has the place of the first leaf of each tree in ``values``, which has the
    values of the leaves from left to right.
    """

    depth: int
    feature: np.ndarray
    threshold: np.ndarray
    gone: np.ndarray
    floors: np.ndarray
    values: np.ndarray


@dataclass(frozen=True)
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

        summed = [self._logits(rows[at : at + _CHUNK]) for at in range(0, len(rows), _CHUNK)]
        return np.concatenate(summed) if summed else np.empty((0, len(self.start)), self.start.dtype)

    def _logits(self, rows: np.ndarray) -> np.ndarray:
        import numpy as np

        asked = self._questions
        no = rows.take(asked.feature, axis=1) > asked.threshold
        gone = np.bitwise_or.reduce((no * asked.gone).reshape(len(rows), asked.depth, -1), axis=1)
        # The lowest bit that is not set, as a power of two, tells the first leaf that is left by its exponent.
        _, exponent = np.frexp((~gone & (gone + np.uint32(1))).astype("float64"))
        rounds = asked.values.take(asked.floors + (exponent - 1)).reshape(len(rows), -1, len(self.start))
        summed: np.ndarray = self.start + rounds.sum(axis=1)
        return summed

    @cached_property
    def _questions(self) -> _Questions:
        import numpy as np

        left, right = self.left.tolist(), self.right.tolist()
        trees = [_tree(root, left, right) for root in self.roots.tolist()]
        depth = max(len(asked) for asked, _ in trees)
        filled = [
            (*asked, *[(root, 0)] * (depth - len(asked))) for root, (asked, _) in zip(self.roots, trees, strict=True)
        ]
        nodes = np.array([[node for node, _ in asked] for asked in filled]).T.ravel()
        return _Questions(
            depth,
            self.feature[nodes].astype(np.intp),
            self.threshold[nodes],
            np.array([[gone for _, gone in asked] for asked in filled], dtype="uint32").T.ravel(),
            np.cumsum([0, *(len(leaves) for _, leaves in trees[:-1])]),
            self.value[[leaf for _, leaves in trees for leaf in leaves]],
        )


def _tree(root: int, left: Sequence[int], right: Sequence[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """The questions of a tree, each with the leaves that a no takes away as bits, and its leaves from left to right.

    Raises:
        ValueError: the tree has more leaves than there are bits.
    """
    asked: list[tuple[int, int]] = []
    leaves: list[int] = []

    def visit(node: int) -> None:
        if left[node] == node:
            leaves.append(node)
            return
        first = len(leaves)
        visit(left[node])
        asked.append((node, (1 << len(leaves)) - (1 << first)))
        visit(right[node])

    visit(root)
    if len(leaves) > MOST_LEAVES:
        raise ValueError(f"a tree has {len(leaves)} leaves, expected at most {MOST_LEAVES}")
    # A tree that is a leaf alone asks a question whose answer changes nothing.
    return asked or [(root, 0)], leaves


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
