"""Why the evidence says what it says: mentions and the text fields that they stand in; see :mod:`kg.graph.evidence`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.ask.explain.grounds import ANY, Explainer, Ground, facts_of, of_fact, of_mention
from kg.ask.exports import Exports
from kg.terms import IRI, Term
from kg.vocab import KG, NIF


def _mention(exports: Exports, mention: IRI, _value: Term) -> Iterator[Ground]:
    yield of_mention(exports, mention)


def _field(exports: Exports, field: IRI, _value: Term) -> Iterator[Ground]:
    for note in exports.objects(field, KG.inNote):
        for row in facts_of(exports, [exports.kind_and_key(note)[1]], "field"):
            if row.field == exports.value(field, KG.fieldName):
                yield of_fact(exports, row)._replace(words=exports.value(field, NIF.isString))


MENTION: Mapping[IRI, Explainer] = {ANY: _mention}
FIELD: Mapping[IRI, Explainer] = {ANY: _field}
