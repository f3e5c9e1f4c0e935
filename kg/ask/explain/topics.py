"""Why the graph says what it says of topics; what it says is in :mod:`kg.graph.topics`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.ask.explain.grounds import Explainer, Ground, by_rule, of_decision, of_fact, text_of
from kg.ask.explain.origins import topic
from kg.ask.exports import Exports
from kg.terms import IRI, Term
from kg.vocab import KG, RDF, SKOS


def _written(exports: Exports, spelling: str) -> Iterator[Ground]:
    """The places where notes write a tag so."""
    rows = exports.facts.holding(spelling)
    return (of_fact(exports, row) for row in rows if row.kind == "tagged" and row.value == spelling)


def _type(exports: Exports, tag: IRI, _value: Term) -> Iterator[Ground]:
    """The tags in the notes that stand for the topic, or the narrower topics above which it stands."""
    _, key = exports.kind_and_key(tag)
    spellings = {key, *(row.detail for row in exports.decisions.starting("tag", key))}
    grounds = [ground for spelling in sorted(spellings) for ground in _written(exports, spelling)]
    yield from grounds or [
        Ground("above-narrower", origin=topic(exports.kind_and_key(one)[1]))
        for one in exports.kg.pointing(tag, SKOS.broader)
    ]


def _label(exports: Exports, tag: IRI, value: Term) -> Iterator[Ground]:
    if origin := topic(exports.kind_and_key(tag)[1]):
        yield Ground("scheme-label", origin=origin)
    else:
        yield from (ground._replace(rule="tag-label") for ground in _type(exports, tag, value))


def _other(exports: Exports, tag: IRI, value: Term) -> Iterator[Ground]:
    """The identity decision that joins the spelling, and the notes that write it so."""
    _, key = exports.kind_and_key(tag)
    spelling = text_of(value)
    decided = [row for row in exports.decisions.starting("tag", key) if row.detail == spelling]
    for row in decided:
        yield of_decision(row)._replace(extractor="tags", origin=topic(key) if row.rule == "synonym" else "")
    if not decided:
        written = list(_written(exports, spelling))
        yield from written or [Ground("scheme-label", origin=topic(key))]


def _broader(exports: Exports, tag: IRI, _value: Term) -> Iterator[Ground]:
    yield Ground("scheme-broader", origin=topic(exports.kind_and_key(tag)[1]))


TAG: Mapping[IRI, Explainer] = {
    RDF.type: _type,
    SKOS.prefLabel: _label,
    SKOS.altLabel: _other,
    SKOS.broader: _broader,
    SKOS.related: _broader,
    SKOS.inScheme: by_rule("in-scheme", "ontology/kg.ttl"),
}
SCHEME: Mapping[IRI, Explainer] = {
    term: by_rule("scheme", "ontology/kg.ttl") for term in (RDF.type, SKOS.prefLabel, SKOS.hasTopConcept, KG.tags)
}
