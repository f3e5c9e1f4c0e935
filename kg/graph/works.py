"""Triples of linked works that are no papers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg import tables, vocab
from kg.iri import Mint, http_iri
from kg.resolve.entities import LinkedWork
from kg.terms import IRI, Triple, text
from kg.vocab import KG, RDF, SCHEMA

COLUMNS = ("kind", "own class", "schema class", "label")


def work_triples(one: LinkedWork, mint: Mint) -> Iterator[Triple]:
    """What the graph says of a linked work; its classes come from the table of kinds."""
    subject = mint.of("work", one.key)
    yield subject, RDF.type, KG.Work
    yield subject, RDF.type, SCHEMA.CreativeWork
    yield subject, KG.workKind, text(one.work.kind)
    yield subject, KG.host, text(one.work.host)
    for term in _classes()[one.work.kind]:
        yield subject, RDF.type, term
    if address := http_iri(one.work.url):
        yield subject, SCHEMA.url, address
    for name in one.names:
        yield subject, SCHEMA.name, text(name)


@cache
def _classes() -> dict[str, tuple[IRI, IRI]]:
    """The class of kg and the class of schema.org of each kind of work."""
    rows = tables.rows("work-kinds.tsv", COLUMNS)
    return {kind: (_term(own), _term(foreign)) for kind, own, foreign, _label in rows}


def _term(name: str) -> IRI:
    prefix, _, local = name.partition(":")
    term: IRI = getattr(KG if prefix == "kg" else vocab.FOREIGN[prefix], local)
    return term
