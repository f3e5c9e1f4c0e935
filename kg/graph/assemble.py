"""Entities to the two graphs of a build: what is known, and the evidence for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple

from kg.graph import evidence, names, notes, papers, topics, void, works
from kg.graph.graph import BySubject, Graph, by_subject, prefixes
from kg.graph.joined import joined
from kg.iri import Mint
from kg.recall import AFRESH, Afresh
from kg.resolve.entities import Entities, Named, Note
from kg.terms import Triple
from kg.vocab import KG, SCHEMA

#: A function that makes triples of a record, and all records of its kind.
Triples = Callable[[Any, Mint], Iterable[Triple]]
Kind = tuple[Triples, Sequence[object]]


class Graphs(NamedTuple):
    """``kg`` is the graph with its description, ``mentions`` the evidence."""

    kg: Graph
    mentions: Graph


def graphs(entities: Entities, base: str, modified: datetime.date | None, recall: Afresh = AFRESH) -> Graphs:
    """The graphs of these entities. ``modified`` goes into the description: the date of the newest source."""
    mint = Mint(base)
    known = prefixes(base)
    kinds: list[Kind] = [
        (papers.paper_triples, entities.papers),
        (papers.author_triples, entities.authors),
        (topics.tag_triples, entities.tags),
        (_of_note, entities.notes),
        (notes.digest_triples, entities.digests),
        (works.work_triples, entities.works),
        (_of_name, entities.names),
    ]
    example = min((mint.of("paper", paper.key) for paper in entities.papers), default=None)
    whole = Graph.of(_made("kg", kinds, mint, recall), known)
    evident = _made("mentions", [(evidence.mention_triples, entities.notes)], mint, recall)
    return Graphs(void.described(whole, mint, modified, example, recall), Graph.of(evident, known))


def _made(name: str, kinds: Sequence[Kind], mint: Mint, recall: Afresh) -> BySubject:
    """What is made of all records of these kinds, by those that differ from the last build where that is kept."""
    if not recall.keeps:
        return by_subject(
            chain.from_iterable(triples(record, mint) for triples, records in kinds for record in records)
        )

    def parts(triples: Triples, records: Sequence[object]) -> list[BySubject]:
        return recall.of_each((triples.__name__, mint.base), lambda one: by_subject(triples(one, mint)), records)

    return joined((name, mint.base), [parts(*kind) for kind in kinds], recall)


def _of_note(note: Note, mint: Mint) -> Iterator[Triple]:
    """The note, and what it and its paper mention."""
    yield from notes.note_triples(note, mint)
    subjects = [mint.of("note", note.key), *([mint.of("paper", note.topic)] if note.topic else [])]
    for mention in note.mentions:
        for subject in subjects:
            yield subject, SCHEMA.mentions, names.entity_iri(mention.entity, mention.type, mint)


def _of_name(named: Named, mint: Mint) -> Iterator[Triple]:
    """What a mentioned thing is, and which paper introduces it."""
    yield from names.entity_triples(named.entity, named.surfaces, mint)
    if named.introduced_by:
        thing = names.entity_iri(named.entity.key, named.entity.type, mint)
        yield mint.of("paper", named.introduced_by), KG.introduces, thing
