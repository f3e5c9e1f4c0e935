"""What the invariants look at, gathered from the subjects of a graph as they come and go."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from kg.graph.graph import About, Values, value_of
from kg.terms import IRI, Term
from kg.vocab import ITSRDF, KG, NIF, RDF

Subjects = Collection[tuple[IRI, About]]


class Objects:
    """What is pointed at, of the IRIs that begin with one of ``roots``; ``loose`` is what no subject of the graph is."""

    def __init__(self, roots: tuple[str, ...]) -> None:
        self._roots = roots
        self._times: Counter[Term] = Counter()
        self._subjects: set[Term] = set()
        self.loose: set[Term] = set()

    def change(self, gone: Subjects, come: Subjects) -> None:
        """Take the first out and put the second in."""
        less, more = Counter(self._of(gone)), Counter(self._of(come))
        self._times.update(more)
        self._times.subtract(less)
        for value in less:
            if not self._times[value]:
                del self._times[value]
        left: set[Term] = {subject for subject, _ in gone}
        new: set[Term] = {subject for subject, _ in come}
        if not self._subjects:
            self._subjects, self.loose = new, more.keys() - new
            return
        self._subjects -= left
        self._subjects |= new
        touched = {*left, *new, *less, *more}
        self.loose -= touched
        self.loose |= (touched & self._times.keys()) - self._subjects

    def _of(self, some: Subjects) -> list[Term]:
        values = chain.from_iterable(chain.from_iterable(about.values() for _, about in some))
        return [value for value in values if value.startswith(self._roots)]


class Things:
    """The papers, each with the places in its author list, the notes, and what is pointed at.

    ``disordered`` gives, for a paper whose authors do not stand at 1 to n without a gap, where they stand, sorted.
    """

    def __init__(self, roots: tuple[str, ...]) -> None:
        self.papers: dict[IRI, Values] = {}
        self.notes: set[IRI] = set()
        self.disordered: dict[IRI, list[int]] = {}
        self.objects = Objects(roots)
        self._positions: dict[Term, tuple[int, ...]] = {}

    def change(self, gone: Subjects, come: Subjects) -> None:
        """Take the first out and put the second in."""
        self.notes.difference_update(_of_type(KG.Note, gone))
        self.notes.update(_of_type(KG.Note, come))
        for subject, _ in gone:
            self.papers.pop(subject, None)
            self.disordered.pop(subject, None)
            self._positions.pop(subject, None)
        for subject, about in come:
            if values := about.get(KG.position):
                self._positions[subject] = tuple(map(_position, values))
        self.papers.update(
            (paper, about.get(KG.hasAuthorship, ())) for paper, about in _of_type(KG.Paper, come).items()
        )
        touched = {subject for subject, _ in chain(gone, come)}
        for paper, places in self.papers.items():
            if paper in touched or not touched.isdisjoint(places):
                self._look_at(paper, places)
        self.objects.change(gone, come)

    def _look_at(self, paper: IRI, places: Values) -> None:
        positions = sorted(chain.from_iterable(self._positions.get(place, ()) for place in places))
        if positions == list(range(1, len(places) + 1)):
            self.disordered.pop(paper, None)
        else:
            self.disordered[paper] = positions


class Misplaced(NamedTuple):
    """A mention whose words do not stand between its offsets."""

    mention: IRI
    words: str


class Evidence:
    """Mentions with the fields that they stand in, and what is pointed at.

    ``proven`` counts, for a note, the mentions of each thing; ``misplaced`` are given by their field.
    """

    def __init__(self, roots: tuple[str, ...]) -> None:
        self.proven: dict[Term, Counter[Term]] = defaultdict(Counter)
        self.misplaced: dict[IRI, list[Misplaced]] = {}
        self.objects = Objects(roots)
        self._texts: dict[IRI, str] = {}
        self._mentions: dict[IRI, dict[IRI, About]] = defaultdict(dict)

    def change(self, gone: Subjects, come: Subjects) -> None:
        """Take the first out and put the second in."""
        touched = {*self._take(gone), *self._put(come)}
        self.misplaced.update((field, list(self._misplaced(field))) for field in touched)
        self.objects.change(gone, come)

    def _take(self, some: Subjects) -> Iterator[IRI]:
        for field in _of_type(KG.TextField, some):
            del self._texts[field]
            yield field
        for mention, about in _of_type(KG.Mention, some).items():
            field = _field(about)
            del self._mentions[field][mention]
            for note, thing in _said(about):
                self.proven[note][thing] -= 1
                if not self.proven[note][thing]:
                    del self.proven[note][thing]
            yield field

    def _put(self, some: Subjects) -> Iterator[IRI]:
        for field, about in _of_type(KG.TextField, some).items():
            self._texts[field] = _only(about, NIF.isString)
            yield field
        for mention, about in _of_type(KG.Mention, some).items():
            field = _field(about)
            self._mentions[field][mention] = about
            for note, thing in _said(about):
                self.proven[note][thing] += 1
            yield field

    def _misplaced(self, field: IRI) -> Iterator[Misplaced]:
        text = self._texts.get(field, "")
        for mention, about in self._mentions[field].items():
            begin, end = (_whole_number(_only(about, offset)) for offset in (NIF.beginIndex, NIF.endIndex))
            words = _only(about, NIF.anchorOf)
            if text[begin:end] != words or not words:
                yield Misplaced(mention, words)


def _of_type(kind: IRI, some: Subjects) -> dict[IRI, About]:
    return {subject: about for subject, about in some if kind in about.get(RDF.type, ())}


def _said(about: About) -> Iterator[tuple[Term, Term]]:
    """The note that a mention stands in, with what it mentions."""
    return ((note, thing) for note in about.get(KG.inNote, ()) for thing in about.get(ITSRDF.taIdentRef, ()))


def _field(about: About) -> IRI:
    return IRI(next(iter(about.get(NIF.referenceContext, ())), ""))


def _only(about: About, predicate: IRI) -> str:
    """The one value of a predicate; empty when there is none, or more than one."""
    values = about.get(predicate, ())
    return value_of(next(iter(values))) if len(values) == 1 else ""


@lru_cache(maxsize=4096)
def _position(value: Term) -> int:
    return _whole_number(value_of(value))


def _whole_number(text: str) -> int:
    """The number that a text gives; -1, which is never right, when it is none."""
    return int(text) if text.isdecimal() else -1
