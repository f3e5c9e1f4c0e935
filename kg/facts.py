"""What the extractors find in one entry, before anything is known of the other entries.

Each fact carries the line of the source that it was read from, counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from kg.entry import Entry
from kg.terms import IRI, Term


class Work(NamedTuple):
    """Something that a URL leads to.

    ``url`` is canonical: one spelling for one thing. ``kind`` is a row of the table ``ontology/work-kinds.tsv``.
    ``paper`` is the key of the paper that the URL identifies (``arxiv-2503.05139``, ``doi-10.1038-…``), else empty.
    """

    url: str
    kind: str
    host: str
    paper: str = ""
    doi: str = ""
    arxiv: str = ""


class About(NamedTuple):
    """A page that the note is about."""

    work: Work
    line: int


class Authored(NamedTuple):
    """One author of the paper: the place in the list, from 1, and the name as written."""

    position: int
    name: str
    line: int


class Tagged(NamedTuple):
    """A tag as written, without ``#``."""

    written: str
    line: int


class Linked(NamedTuple):
    """A link to a work. ``name`` is the short name written before it, as in ``MAR (https://…)``, else empty."""

    work: Work
    name: str
    field: str
    line: int


class Wikilinked(NamedTuple):
    """A wikilink, target without ``.md``, heading and alias."""

    target: str
    line: int


class Mentioned(NamedTuple):
    """A name found in a field.

    ``begin`` and ``end`` are offsets in code points into the field's text, end exclusive, so that
    ``text[begin:end] == surface``; ``sentence`` gives those of the sentence around it. ``entity`` is a key for
    :func:`kg.mentions.entity`, ``type`` is Model, Method or Dataset. ``rule`` names the stage that found it,
    ``confidence`` lies in 0 to 1. ``introduces`` is the likelihood that the note's own paper introduces it, 0.0 where
    it seems to be the work of others.
    """

    field: str
    begin: int
    end: int
    surface: str
    entity: str
    type: str
    sentence: tuple[int, int]
    rule: str
    confidence: float
    line: int
    introduces: float = 0.0


class Stated(NamedTuple):
    """Any other statement about the entry's ``paper`` or ``note``: what an extractor of the user's own may add."""

    subject: str
    predicate: IRI
    object: Term
    line: int


Fact = About | Authored | Tagged | Linked | Wikilinked | Mentioned | Stated

F = TypeVar("F", bound=Fact)


class Extracted:
    """An entry with its facts, each with the name of the extractor that found it, in the order found."""

    __slots__ = ("_by_kind", "entry", "facts")

    def __init__(self, entry: Entry, facts: Iterable[tuple[str, Fact]]) -> None:
        self.entry = entry
        self.facts = tuple(facts)
        self._by_kind: dict[type, list[Any]] = {}
        for _, fact in self.facts:
            self._by_kind.setdefault(type(fact), []).append(fact)

    def of(self, kind: type[F]) -> Sequence[F]:
        """The facts of one kind, in order."""
        return self._by_kind.get(kind, ())
