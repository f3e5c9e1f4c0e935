"""Entities to the two graphs of a build: what is known, and the evidence for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from kg.graph import evidence, names, notes, papers, topics, void, works
from kg.graph.graph import BySubject, Graph, by_subject, prefixes
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
    parts = [
        *(made.of(papers.paper_triples, paper) for paper in entities.papers),
        *(made.of(papers.author_triples, author) for author in entities.authors),
        *(made.of(topics.tag_triples, tag) for tag in entities.tags),
        *(made.of(_of_note, note) for note in entities.notes),
        *(made.of(notes.digest_triples, digest) for digest in entities.digests),
        *(made.of(works.work_triples, work) for work in entities.works),
        *(made.of(_of_name, named) for named in entities.names),
    ]
    proof = Graph.joined((made.of(evidence.mention_triples, note) for note in entities.notes), known, recall)
    return Graphs(void.describe(Graph.joined(parts, known, recall), mint, modified), proof)


class _Parts:
    """Parts of a graph, one a record."""

    def __init__(self, mint: Mint, recall: Afresh) -> None:
        self._mint = mint
        self._recall = recall

    def of(self, triples: Callable[[R, Mint], Iterable[Triple]], record: R) -> BySubject:
        """What a function that makes triples of a record makes of this one."""
        key = (triples.__name__, record, self._mint.base)
        return self._recall.of(key, lambda: by_subject(triples(record, self._mint)))


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
