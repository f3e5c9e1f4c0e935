"""A person's corrections to forests that follow them: more trees on those that ship, where that helps.

Whether it helps is tested on names that the trees have not seen: the decided spellings and the labelled notes are parted
into folds, and the trees that the other folds teach are asked about each. A forest that does not get more of them right
stays as it ships.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kg.mentions.context import TYPES
from kg.mentions.forest import Forest
from kg.mentions.learnt import Decision, Learnt
from kg.mentions.training import boosting
from kg.mentions.training.boosting import Cases
from kg.mentions.training.corrections import Case, Told
from kg.mentions.training.notes import fold

if TYPE_CHECKING:
    import numpy as np

FOLDS = 5
ROUNDS = 30
#: How much each of what is to stay may weigh against one correction; the folds choose.
WEIGHTS = (1.0, 0.3, 0.1)
_SURE = 0.9
_MOST_ANCHORS = 1500


class Outcome(NamedTuple):
    """How the learning of one question went.

    ``question`` is mention, type or new, ``cases`` how many cases a person's word was about; ``before`` of them are
    right as kg ships, ``after`` by trees that had not seen the name. ``learnt`` says whether the forest changed.
    """

    question: str
    cases: int
    before: int
    after: int
    learnt: bool


@dataclass(frozen=True, slots=True)
class _Lesson:
    """The cases of one question: what a person said, by fold, and what is to stay."""

    told: Cases
    folds: np.ndarray
    anchors: Cases


def refit(cases: Sequence[Case], model: Learnt) -> tuple[Decision, tuple[Outcome, ...]]:
    """The decision of the model with the trees that these cases teach, and how each question fared."""
    made = {
        question: _learnt(question, getattr(model.decision, question), least, cases, model)
        for question, least in (("mention", model.mention), ("type", 0.0), ("new", model.new))
    }
    return Decision(*(forest for forest, _ in made.values())), tuple(outcome for _, outcome in made.values())


def _learnt(
    question: str, fitted: Forest, least: float, cases: Sequence[Case], model: Learnt
) -> tuple[Forest, Outcome]:
    lesson = _lesson(question, fitted, cases, model)
    count = 0 if lesson is None else len(lesson.folds)
    if lesson is None or len(set(lesson.folds.tolist())) < 2:
        return fitted, Outcome(question, count, count, count, learnt=False)
    before = fitted.probabilities(lesson.told.rows)
    tested = {weight: _tested(fitted, lesson, weight) for weight in WEIGHTS}
    best = min(WEIGHTS, key=lambda weight: _loss(tested[weight], lesson.told.shares))
    right, after = (_right(likely, lesson.told.shares, least) for likely in (before, tested[best]))
    helps = after > right and _loss(tested[best], lesson.told.shares) < _loss(before, lesson.told.shares)
    forest = boosting.further(fitted, _all(lesson.told, lesson.anchors, best), ROUNDS) if helps else fitted
    return forest, Outcome(question, count, right, after, learnt=helps)


def _lesson(question: str, fitted: Forest, cases: Sequence[Case], model: Learnt) -> _Lesson | None:
    """The cases of a question, None where a person said nothing of it."""
    import numpy as np

    said = [(case, shares) for case in cases if case.told and (shares := _shares(question, case.told)) is not None]
    if not said:
        return None
    rows = np.array([case.numbers for case, _ in said])
    told = Cases(rows, np.array([shares for _, shares in said]), np.ones(len(said)))
    return _Lesson(
        told, np.array([fold(case.group, FOLDS) for case, _ in said]), _anchors(question, fitted, cases, model)
    )


def _shares(question: str, told: Told) -> list[float] | None:
    """What each class should get; None where nothing was said."""
    if question == "mention":
        return [float(told.mention)]
    if question == "new":
        return None if told.new is None else [float(told.new)]
    return None if told.type is None else [float(place == told.type) for place in range(len(TYPES))]


def _anchors(question: str, fitted: Forest, cases: Sequence[Case], model: Learnt) -> Cases:
    """What nobody said anything of and the forest is sure of; of types and introductions only mentions have any."""
    import numpy as np

    rows = np.array([case.numbers for case in cases if case.told is None])
    if question != "mention" and len(rows):
        rows = rows[model.decision.mention.probabilities(rows)[:, 0] >= model.mention]
    if not len(rows):
        width = len(fitted.start)
        return Cases(np.zeros((0, len(cases[0].numbers))), np.zeros((0, width)), np.zeros(0))
    likely = fitted.probabilities(rows)
    sure = np.maximum(likely, 1 - likely).max(axis=1) if likely.shape[1] == 1 else likely.max(axis=1)
    kept = (sure >= _SURE).nonzero()[0]
    kept = kept[:: max(1, -(-len(kept) // _MOST_ANCHORS))]
    return Cases(rows[kept], likely[kept], np.ones(len(kept)))


def _tested(fitted: Forest, lesson: _Lesson, weight: float) -> np.ndarray:
    """The probabilities of each told case by trees that learnt from the other folds."""
    import numpy as np

    likely = np.zeros_like(lesson.told.shares)
    for number in sorted(set(lesson.folds.tolist())):
        own = lesson.folds == number
        others = Cases(*(column[~own] for column in lesson.told))
        grown = boosting.further(fitted, _all(others, lesson.anchors, weight), ROUNDS)
        likely[own] = grown.probabilities(lesson.told.rows[own])
    return likely


def _all(told: Cases, anchors: Cases, weight: float) -> Cases:
    import numpy as np

    return Cases(
        np.concatenate([told.rows, anchors.rows]),
        np.concatenate([told.shares, anchors.shares]),
        np.concatenate([told.weights, weight * anchors.weights]),
    )


def _loss(likely: np.ndarray, shares: np.ndarray) -> float:
    """The mean negative logarithm of the probability of what is right."""
    import numpy as np

    right = (shares * likely).sum(axis=1)
    if shares.shape[1] == 1:
        right += ((1 - shares) * (1 - likely)).sum(axis=1)
    return float(-np.log(np.clip(right, 1e-6, None)).mean())


def _right(likely: np.ndarray, shares: np.ndarray, least: float) -> int:
    """How many cases get what they should."""
    if shares.shape[1] == 1:
        return int(((likely >= least) == (shares > 0)).sum())
    return int((likely.argmax(axis=1) == shares.argmax(axis=1)).sum())
