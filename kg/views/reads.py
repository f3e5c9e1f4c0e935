"""What a page is made of, as a hash: as long as that is the same, so is the page.

A slice tells about its readings and about what these share. Of a reading it names all that is beside it, of what they
share it only says how many readings are beside that: what stands two steps away and is not shared is not read.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from kg.graph.graph import About
from kg.recall import AFRESH, Afresh
from kg.terms import IRI
from kg.views.material import Contents, Material, shared
from kg.views.picture import LANDMARKS, LIMIT, most_built_on
from kg.views.things import KIND_OF, READ, RELATION_OF, Thing
from kg.vocab import DCTERMS, KG, RDF, SCHEMA

#: The two directions of each relation.
_FORWARD = {predicate: bytes((number, 1)) for number, predicate in enumerate(RELATION_OF)}
_BACKWARD = {predicate: bytes((number, 0)) for number, predicate in enumerate(RELATION_OF)}
#: What of the graph is told by the texts of things, or by no page.
_IN_TEXTS = {DCTERMS.abstract, SCHEMA.text, KG.sourcePath, KG.sourceLine}
#: The bytes of a hash that can be added to others.
_SIZE = 32


class Reads:
    """Hashes of what the pages of a graph are made of, for all of it that differs from graph to graph."""

    def __init__(self, made: Material, recall: Afresh = AFRESH) -> None:
        self._made = made
        self._recall = recall
        self._names = _Names(made)
        self._told: dict[Thing, bytes] = {}

    @cached_property
    def index(self) -> bytes:
        """All but the texts."""
        return _joined([_hash(self._made.modified), _bytes(self._said.sum)])

    @cached_property
    def _said(self) -> _Said:
        return self._recall.brought("said on pages", self._made.graph.by_subject, _Said)

    @cached_property
    def _texts(self) -> Mapping[Thing, bytes]:
        return {thing: self._of_texts(thing, told) for thing, told in self._made.texts.items()}

    @cached_property
    def everything(self) -> bytes:
        """All of it."""
        return _joined([self.index, *self._texts.values()])

    def front(self, held: Contents) -> bytes:
        """What the front page is made of, which holds these things."""
        return _joined([self.index, *(self._texts.get(thing, b"") for thing in held.things if thing not in held.brief)])

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
            size = _hash((len(thing.readings), self._made.pages.get(thing, "")))
            said = self._names[thing], size, self._said_of(thing), self._texts.get(thing, b"")
            self._told[thing] = _joined([*said, *self._beside(thing)])
        return self._told[thing]

    def _beside(self, thing: Thing) -> Iterator[bytes]:
        """What is beside a thing in the order of a page; beside what is no reading, only how many readings that are."""
        place, names = self._made.place, self._names
        named: list[tuple[int, bytes]] = []
        sizes: dict[tuple[bytes, str], int] = defaultdict(int)
        reading = thing.kind in READ
        for source, relation, target in thing.links:
            other, way = (target, _FORWARD) if source is thing else (source, _BACKWARD)
            if reading or other.kind not in READ:
                named.append((place[other], way[relation.predicate] + names[other]))
            else:
                sizes[way[relation.predicate], other.kind] += 1
        named.sort()
        yield from (name for _, name in named)
        yield _hash(sorted(sizes.items()))

    def _said_of(self, thing: Thing) -> bytes:
        """What the graph says of a thing, of its notes and of the places of its authors, but its texts."""
        places = self._made.graph.by_subject[thing.iri].get(KG.hasAuthorship, ())
        numbers = (self._said.of.get(IRI(subject), 0) for subject in (thing.iri, *thing.notes, *places))
        return _bytes(sum(numbers))

    def _of_texts(self, thing: Thing, told: Mapping[str, Any]) -> bytes:
        """The texts of a thing; one that they mention is not told by its number, which others decide."""
        written = {kind: some for kind, some in told.items() if kind != "mentions"}
        mentioned = told.get("mentions", ())
        sentences = [some for _, some in mentioned]
        made_of = *written.values(), *sentences
        texts = self._recall.of_these(made_of, "hash", lambda: _hash((thing.iri, written, sentences)))
        return _joined([texts, *(self._names[self._made.things[number]] for number, _ in mentioned)])


class _Names(dict[Thing, bytes]):
    """What tells a thing that a page only names, made when it is first asked for."""

    def __init__(self, made: Material) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, thing: Thing) -> bytes:
        # Things of one day stand in the order of their sizes.
        day = (thing.date, len(thing.readings)) if thing.date else ()
        self[thing] = name = _hash((thing.iri, thing.kind, self._made.cards[thing].label, day))
        return name


class _Said:
    """What a graph says but texts: of each thing and each place of an author as a number, and of all by the sum.

    Source: Bellare and Micciancio, A New Paradigm for Collision-Free Hashing: Incrementality at Reduced Cost, 1997.
    """

    def __init__(self) -> None:
        self.of: dict[IRI, int] = {}
        self.sum = 0

    def change(self, gone: Collection[tuple[IRI, About]], come: Collection[tuple[IRI, About]]) -> None:
        """Take the first out and put the second in."""
        self.sum -= sum(self.of.pop(subject, 0) for subject, _ in gone)
        new = {
            subject: _number(subject, about)
            for subject, about in come
            if KG.position in about or not KIND_OF.keys().isdisjoint(about.get(RDF.type, ()))
        }
        self.of |= new
        self.sum += sum(new.values())


def _number(subject: IRI, about: About) -> int:
    said = sorted((predicate, sorted(about[predicate])) for predicate in about.keys() - _IN_TEXTS)
    return int.from_bytes(hashlib.blake2b(repr((subject, said)).encode(), digest_size=_SIZE).digest())


def _bytes(number: int) -> bytes:
    """A sum of numbers, by its last bytes."""
    return (number % (1 << 8 * _SIZE)).to_bytes(_SIZE)


def _hash(plain: Any) -> bytes:
    """A hash of what is told by its ``repr``."""
    return hashlib.blake2b(repr(plain).encode(), digest_size=16).digest()


def _joined(parts: Iterable[bytes]) -> bytes:
    return hashlib.blake2b(b"".join(parts), digest_size=16).digest()
