"""Entities to the two graphs of a build: what is known, and the evidence for it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from kg.graph import evidence, names, notes, papers, topics, void, works
from kg.graph.graph import Graph, prefixes
from kg.iri import Mint
from kg.resolve.entities import Entities
from kg.terms import Triple
from kg.vocab import KG, SCHEMA


class Graphs(NamedTuple):
    """``kg`` is the graph with its description, ``mentions`` the evidence."""

    kg: Graph
    mentions: Graph


def graphs(entities: Entities, base: str, modified: datetime.date | None) -> Graphs:
    """The graphs of these entities. ``modified`` goes into the description: the date of the newest source."""
    mint = Mint(base)
    known = prefixes(base)
    proof = Graph((t for note in entities.notes for t in evidence.mention_triples(note, mint)), known)
    return Graphs(void.describe(Graph(_triples(entities, mint), known), mint, modified), proof)


def _triples(entities: Entities, mint: Mint) -> Iterator[Triple]:
    for paper in entities.papers:
        yield from papers.paper_triples(paper, mint)
    for author in entities.authors:
        yield from papers.author_triples(author, mint)
    for tag in entities.tags:
        yield from topics.tag_triples(tag, mint)
    for note in entities.notes:
        yield from notes.note_triples(note, mint)
    for digest in entities.digests:
        yield from notes.digest_triples(digest, mint)
    for work in entities.works:
        yield from works.work_triples(work, mint)
    yield from _named(entities, mint)


def _named(entities: Entities, mint: Mint) -> Iterator[Triple]:
    """Mentioned things: which notes and papers mention them, what they are, which paper introduces them."""
    for note in entities.notes:
        subjects = [mint.of("note", note.key), *([mint.of("paper", note.topic)] if note.topic else [])]
        for mention in note.mentions:
            for subject in subjects:
                yield subject, SCHEMA.mentions, names.entity_iri(mention.entity, mention.type, mint)
    for named in entities.names:
        yield from names.entity_triples(named.entity, named.surfaces, mint)
        if named.introduced_by:
            thing = names.entity_iri(named.entity.key, named.entity.type, mint)
            yield mint.of("paper", named.introduced_by), KG.introduces, thing
