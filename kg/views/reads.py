"""What a page is made of, as a hash: as long as that is the same, so is the page.

A slice tells about its readings and about what these share. Of a reading it names all that is beside it, of what they
share it only says how much is beside that: what stands two steps from its readings and is not shared is not read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from kg.graph.graph import About
from kg.recall import AFRESH, Afresh
from kg.views.material import Contents, Material, shared
from kg.views.picture import LANDMARKS, LIMIT, most_built_on
from kg.views.things import READ, RELATION_OF, Thing, spoken
from kg.vocab import DCTERMS

#: What a page reads of a note about a thing besides texts.
_OF_NOTE = {*RELATION_OF, DCTERMS.created}


class Reads:
    """Hashes of what the pages of a graph are made of, for all of it that differs from graph to graph."""

    def __init__(self, made: Material, recall: Afresh = AFRESH) -> None:
        self._made = made
        self._recall = recall
        self._told: dict[Thing, bytes] = {}

    @cached_property
    def index(self) -> bytes:
        """All but the texts."""
        return _joined([_hash(self._made.modified), *map(self._said, self._made.things)])

    @cached_property
    def everything(self) -> bytes:
        """All of it."""
        return _joined([self.index, *map(self._texts, self._made.texts)])

    def front(self, held: Contents) -> bytes:
        """What the front page is made of, which holds these things."""
        return _joined([self.index, *(self._texts(thing) for thing in held.things if thing not in held.brief)])

    def topic(self, topic: Thing) -> bytes:
        """What the page of a topic is made of."""
        around = sorted(map(self._of_told, shared(topic.readings)))
        return _joined([self._whole(topic), self._of_told(topic), *map(self._of_told, topic.readings), *around])

    def _whole(self, topic: Thing) -> bytes:
        """What of the whole graph: its day, its size where the page may hold all of it, which readings come first."""
        most = 1 + sum(1 + len(reading.links) for reading in topic.readings)
        all_drawn = len(topic.readings) <= LIMIT - LANDMARKS
        first = [] if all_drawn else [reading.iri for reading in most_built_on(topic.readings)]
        return _hash((self._made.modified, min(len(self._made.things), most + 1), first))

    def _of_told(self, thing: Thing) -> bytes:
        """What a slice says of a thing that it tells about."""
        if thing not in self._told:
            made = self._made
            face = thing.kind, thing.date, made.labels[thing], len(thing.readings), made.pages.get(thing, "")
            name = self._names if thing.kind in READ else _size
            groups = [(heading, name(others)) for heading, others in made.neighbours[thing]]
            self._told[thing] = _joined([_hash((face, groups)), self._said(thing), self._texts(thing)])
        return self._told[thing]

    def _names(self, things: Iterable[Thing]) -> list[Any]:
        return [(thing.iri, thing.kind, self._made.labels[thing]) for thing in things]

    def _said(self, thing: Thing) -> bytes:
        """What the graph says of a thing but its texts."""
        known = spoken(self._made.graph, thing)
        said = self._recall.of_these(known, "said", lambda: _hash((thing.iri, *_sorted(known))))
        if positions := self._made.positions.get(thing):
            said += self._recall.of_same(positions, "hash", lambda: _hash(sorted(positions.items())))
        return said

    def _texts(self, thing: Thing) -> bytes:
        """The texts of a thing; one that they mention is not told by its number, which others decide."""
        told = self._made.texts.get(thing)
        if not told:
            return b""
        written = {kind: some for kind, some in told.items() if kind != "mentions"}
        mentioned = told.get("mentions", ())
        sentences = [some for _, some in mentioned]
        names = self._names(self._made.things[number] for number, _ in mentioned)
        made_of = *written.values(), *sentences
        texts = self._recall.of_these(made_of, "hash", lambda: _hash((thing.iri, written, sentences)))
        return texts + _hash(names) if names else texts


def _size(things: list[Thing]) -> Any:
    """How much this is, and what of it is no reading: readings that a slice holds are told with all that is beside them."""
    return len(things), [thing.iri for thing in things if thing.kind not in READ]


def _sorted(known: Iterable[About]) -> Iterator[Any]:
    about, *notes = known
    yield sorted((predicate, sorted(values)) for predicate, values in about.items())
    for note in notes:
        yield sorted((predicate, sorted(note[predicate])) for predicate in _OF_NOTE & note.keys())


def _hash(plain: Any) -> bytes:
    """A hash of what is told by its ``repr``."""
    return hashlib.blake2b(repr(plain).encode(), digest_size=16).digest()


def _joined(parts: Iterable[bytes]) -> bytes:
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()
