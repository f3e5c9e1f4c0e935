"""Entities to the two graphs of a build: what is known, and the evidence for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, TypeVar

from kg.graph import evidence, names, notes, papers, topics, void, works
from kg.graph.graph import BySubject, Graph, by_subject, joined, prefixes
from kg.iri import Mint
from kg.recall import AFRESH, Afresh
from kg.resolve.entities import Entities, Named, Note
from kg.terms import Triple
from kg.vocab import KG, SCHEMA

R = TypeVar("R", bound=Hashable)


class Graphs(NamedTuple):
    """``kg`` is the graph with its description, ``mentions`` the evidence."""

    kg: Graph
    mentions: Graph


def graphs(entities: Entities, base: str, modified: datetime.date | None, recall: Afresh = AFRESH) -> Graphs:
    """The graphs of these entities. ``modified`` goes into the description: the date of the newest source."""
    mint = Mint(base)
    known = prefixes(base)
    made = _Parts(mint, recall)
    parts = (
        made.of_all(papers.paper_triples, entities.papers),
        made.of_all(papers.author_triples, entities.authors),
        made.of_all(topics.tag_triples, entities.tags),
        made.of_all(_of_note, entities.notes),
        made.of_all(notes.digest_triples, entities.digests),
        made.of_all(works.work_triples, entities.works),
        made.of_all(_of_name, entities.names),
    )
    example = min((mint.of("paper", paper.key) for paper in entities.papers), default=None)
    whole = void.described(Graph.of(joined(parts, recall), known), mint, modified, example, recall)
    return Graphs(whole, Graph.of(made.of_all(evidence.mention_triples, entities.notes), known))


class _Parts:
    """Parts of a graph: one a record, and those of all records of a kind as one."""

    def __init__(self, mint: Mint, recall: Afresh) -> None:
        self._mint = mint
        self._recall = recall

    def of_all(self, triples: Callable[[R, Mint], Iterable[Triple]], records: tuple[R, ...]) -> BySubject:
        """What a function that makes triples of a record makes of all of these."""
        key = (triples.__name__, self._mint.base)

        def make() -> BySubject:
            inner = self._recall.within(key)
            return joined((inner.of_same(record, key, partial(of_one, record)) for record in records), inner)

        def of_one(record: R) -> BySubject:
            return by_subject(triples(record, self._mint))

        return self._recall.of_same(records, key, make)


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
