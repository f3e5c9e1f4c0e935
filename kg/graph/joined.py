"""Parts of a graph as one: most subjects stand in one part, a few in several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence
from itertools import chain

from kg.graph.graph import About, BySubject
from kg.recall import AFRESH, Afresh
from kg.terms import IRI


def joined(key: Hashable, several: Sequence[Sequence[BySubject]], recall: Afresh = AFRESH) -> BySubject:
    """The parts of these lists as one, which shares with them what is known of each subject: that is not to be changed.

    ``recall`` brings what it has of the last build under that key up to date by the parts that differ.
    """
    whole = recall.gathered(key, _Whole, *several)
    recall.differ(whole.before, whole.by_subject, whole.gone, whole.come)
    return whole.by_subject


def together(key: Hashable, parts: Sequence[BySubject], recall: Afresh = AFRESH) -> BySubject:
    """The parts, none of which has a subject of another, as one."""
    whole: BySubject = {}
    for part in parts:
        whole.update(part)

    def next_one(last: tuple[Sequence[BySubject], BySubject] | None) -> tuple[Sequence[BySubject], BySubject]:
        if last:
            differing = [recall.differing(*pair) for pair in zip(last[0], parts, strict=True)]
            gone, come = (list(chain.from_iterable(some)) for some in zip(*differing, strict=True))
            recall.differ(last[1], whole, gone, come)
        return parts, whole

    return recall.after(key, next_one)[1]


def _all(several: Sequence[About]) -> About:
    """What is known of one subject in several places."""
    if len(several) == 1:
        return several[0]
    predicates = dict.fromkeys(chain.from_iterable(several))
    found = {predicate: set().union(*(one.get(predicate, ()) for one in several)) for predicate in predicates}
    return {predicate: values if len(values) > 1 else tuple(values) for predicate, values in found.items()}


class _Whole:
    """Parts as one, as they come and go; ``before`` is what they were, ``gone`` and ``come`` how that differs."""

    def __init__(self) -> None:
        self.by_subject: BySubject = {}
        self.before: BySubject = {}
        self.gone: list[tuple[IRI, About]] = []
        self.come: list[tuple[IRI, About]] = []
        self._told: dict[IRI, list[About]] = defaultdict(list)

    def change(self, gone: Collection[BySubject], come: Collection[BySubject]) -> None:
        """Take the first out and put the second in."""
        touched: dict[IRI, None] = {}
        for subject, about in chain.from_iterable(part.items() for part in gone):
            touched[subject] = None
            self._told[subject] = [one for one in self._told[subject] if one is not about]
        for subject, about in chain.from_iterable(part.items() for part in come):
            touched[subject] = None
            self._told[subject].append(about)
        self.before, self.by_subject = self.by_subject, self.by_subject.copy()
        self.gone = [(subject, self.before[subject]) for subject in touched if subject in self.before]
        for subject in touched:
            if told := self._told[subject]:
                self.by_subject[subject] = _all(told)
            else:
                del self._told[subject]
                self.by_subject.pop(subject, None)
        self.come = [(subject, self.by_subject[subject]) for subject in touched if subject in self.by_subject]
