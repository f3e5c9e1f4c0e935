"""What a page is made of, as a hash: as long as that is the same, so is the page.

A page shows of a thing that it only names its *face*. Of a thing that it tells about it shows what the graph says of it,
with the faces of all that it is linked to, and its texts. A slice tells about its readings and about what is beside
these, and about nothing else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from kg.graph.graph import About
from kg.recall import AFRESH, Afresh
from kg.views.material import Contents, Material, beside
from kg.views.things import RELATIONS, Thing

#: The two directions of each relation.
_FORWARD = {relation.predicate: bytes((number, 1)) for number, relation in enumerate(RELATIONS)}
_BACKWARD = {relation.predicate: bytes((number, 0)) for number, relation in enumerate(RELATIONS)}


class Reads:
    """Hashes of what the pages of a graph are made of, for all of it that differs from graph to graph."""

    def __init__(self, made: Material, recall: Afresh = AFRESH) -> None:
        self._made = made
        self._recall = recall
        self._around: dict[Thing, bytes] = {}

    @cached_property
    def _faces(self) -> Mapping[Thing, bytes]:
        return {thing: _hash(_face(self._made, thing)) for thing in self._made.things}

    @cached_property
    def _said(self) -> Mapping[Thing, bytes]:
        return {thing: _joined(self._parts(thing)) for thing in self._made.things}

    @cached_property
    def _texts(self) -> Mapping[Thing, bytes]:
        return {thing: self._of_texts(thing, told) for thing, told in self._made.texts.items()}

    @cached_property
    def index(self) -> bytes:
        """All but the texts."""
        return _joined([_hash(self._made.modified), *self._said.values()])

    @cached_property
    def everything(self) -> bytes:
        """All of it."""
        return _joined([self.index, *self._texts.values()])

    def front(self, held: Contents) -> bytes:
        """What the front page is made of, which holds these things."""
        return _joined([self.index, *(self._texts.get(thing, b"") for thing in held.things if thing not in held.brief)])

    def topic(self, topic: Thing) -> bytes:
        """What the page of a topic is made of."""
        around = [self._of_reading(reading) for reading in topic.readings]
        return _joined([self._graph(topic), self._said[topic], *around])

    def _graph(self, topic: Thing) -> bytes:
        """What of the whole graph: its day, and its size where the page may hold all of it."""
        most = 1 + sum(1 + len(reading.links) for reading in topic.readings)
        return _hash((self._made.modified, min(len(self._made.things), most + 1)))

    def _of_reading(self, reading: Thing) -> bytes:
        """What is told of this reading and what is beside it."""
        if reading not in self._around:
            told = (reading, *beside(reading))
            self._around[reading] = _joined(
                part for one in told for part in (self._said[one], self._texts.get(one, b""))
            )
        return self._around[reading]

    def _parts(self, thing: Thing) -> Iterator[bytes]:
        """What the graph says of a thing but its texts, and the faces of what it is linked to, in their order."""
        faces, about = self._faces, self._made.graph.by_subject[thing.iri]
        yield faces[thing]
        yield self._recall.of_same(about, "hash", lambda: _hash(_sorted(about)))
        if positions := self._made.positions.get(thing):
            yield _hash(sorted(positions.items()))
        for source, relation, target in thing.links:
            if source is thing:
                yield _FORWARD[relation.predicate]
                yield faces[target]
            else:
                yield _BACKWARD[relation.predicate]
                yield faces[source]

    def _of_texts(self, thing: Thing, told: Mapping[str, Any]) -> bytes:
        """The texts of a thing; a thing that they mention is not told by its number, which others decide."""
        said = [(self._faces[self._made.things[other]], sentences) for other, sentences in told.get("mentions", ())]
        return _hash((thing.iri, {**told, "mentions": said}))


def _face(made: Material, thing: Thing) -> Any:
    return thing.iri, thing.kind, thing.date, made.labels[thing], len(thing.readings), made.pages.get(thing, "")


def _sorted(about: About) -> Any:
    return sorted((predicate, sorted(values)) for predicate, values in about.items())


def _hash(plain: Any) -> bytes:
    """A hash of what is told by its ``repr``."""
    return hashlib.blake2b(repr(plain).encode(), digest_size=16).digest()


def _joined(parts: Iterable[bytes]) -> bytes:
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()
