"""Why the graph says what it says of linked works; what it says is in :mod:`kg.graph.works`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg import iri
from kg.ask.explain.grounds import Explainer, Ground, facts_of, of_fact, renamed, text_of
from kg.ask.exports import Exports
from kg.ask.record import FactRow
from kg.terms import IRI, Term
from kg.vocab import CITO, KG, RDF, SCHEMA


def links(exports: Exports, work: IRI) -> Iterator[FactRow]:
    """The facts of the notes that link to a work, or are about it."""
    _, key = exports.kind_and_key(work)
    linking = [exports.kind_and_key(one) for one in exports.kg.pointing(work, CITO.linksTo)]
    notes = sorted({*exports.notes_about(work), *(note for kind, note in linking if kind == "note")})
    for row in facts_of(exports, notes, "about", "linked"):
        if iri.work_local(row.value) == key:
            yield row


def _linked(rule: str = "", origin: str = "") -> Explainer:
    """Explains what follows from the address of a work."""

    def explain(exports: Exports, work: IRI, _value: Term) -> Iterator[Ground]:
        found = (of_fact(exports, row) for row in links(exports, work))
        yield from (ground._replace(origin=origin) for ground in (renamed(rule, found) if rule else found))

    return explain


def _name(exports: Exports, work: IRI, value: Term) -> Iterator[Ground]:
    """The links that give the work this name."""
    for row in links(exports, work):
        if row.kind == "linked" and row.detail == text_of(value):
            yield of_fact(exports, row, "short-name")._replace(words=row.detail)


WORK: Mapping[IRI, Explainer] = {
    RDF.type: _linked("kind-of-work", "ontology/work-rules.tsv, ontology/work-kinds.tsv"),
    KG.workKind: _linked("kind-of-work", "ontology/work-rules.tsv"),
    KG.host: _linked("host-of-work"),
    SCHEMA.url: _linked(),
    SCHEMA.name: _name,
}
