"""Why the graph says what it says of models, families, methods and datasets; see :mod:`kg.graph.names`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.ask.explain.grounds import Explainer, Ground, of_mention, text_of
from kg.ask.explain.origins import name
from kg.ask.exports import Exports
from kg.graph.graph import value_of
from kg.terms import IRI, Term
from kg.vocab import FAIR4ML, ITSRDF, KG, NIF, RDF, SKOS

#: Which column of the tables of names says what.
COLUMNS = {KG.family: "family", KG.sizeLabel: "size", KG.parameterCount: "size", KG.activeParameterCount: "active"}


def _made(exports: Exports, thing: IRI) -> Iterator[Ground]:
    """The row of the tables that names the thing, the grammar of names, or the notes that use a new name."""
    row = name(exports.kind_and_key(thing)[1])
    parts = exports.about(thing).keys() & {KG.family, KG.versionLabel, KG.sizeLabel, KG.variantLabel, KG.variantOf}
    if row:
        yield Ground("name-table", origin=row[1])
    elif parts or exports.kind_and_key(thing)[0] == "family":
        yield Ground("name-grammar", words=exports.value(thing, SKOS.prefLabel), origin="ontology/names/variants.tsv")
    else:
        yield Ground("new-name", words=exports.value(thing, SKOS.prefLabel))


def _mentions(exports: Exports, thing: IRI) -> Iterator[Ground]:
    """The mentions of a thing; without any, the things that refer to it."""
    found = exports.mentions.pointing(thing, ITSRDF.taIdentRef)
    yield from (of_mention(exports, one) for one in found)
    if not found:
        referring = [exports.kg.pointing(thing, term) for term in (KG.family, KG.variantOf, FAIR4ML.fineTunedFrom)]
        for one in sorted({subject for subjects in referring for subject in subjects}):
            yield Ground("referred-to", words=exports.value(one, SKOS.prefLabel))


def _type(exports: Exports, thing: IRI, _value: Term) -> Iterator[Ground]:
    yield from _made(exports, thing)
    yield from _mentions(exports, thing)


def _label(exports: Exports, thing: IRI, _value: Term) -> Iterator[Ground]:
    made = list(_made(exports, thing))
    yield from made
    if any(ground.rule == "new-name" for ground in made):
        yield from _mentions(exports, thing)


def _other(exports: Exports, thing: IRI, value: Term) -> Iterator[Ground]:
    """The alias in a table, and the mentions that write the name so."""
    row, spelling = name(exports.kind_and_key(thing)[1]), value_of(value)
    if row and spelling in {row[0]["label"], *row[0]["aliases"].split("; ")}:
        yield Ground("name-table", origin=row[1])
    _, key = exports.kind_and_key(thing)
    decided = [one for one in exports.decisions.starting("name", key) if one.detail == text_of(value)]
    yield from (Ground(one.rule, words=one.detail) for one in decided)
    for mention in exports.mentions.pointing(thing, ITSRDF.taIdentRef) or _same_key(exports, key):
        if spelling == exports.value(mention, NIF.anchorOf):
            yield of_mention(exports, mention, "spelling-in-note")


def _same_key(exports: Exports, key: str) -> Iterator[IRI]:
    """The mentions of the thing of another kind that has the same key: a model and its family share spellings."""
    for kind in ("model", "family", "method", "dataset"):
        yield from exports.mentions.pointing(exports.mint.of(kind, key), ITSRDF.taIdentRef)


def _part(exports: Exports, thing: IRI, value: Term) -> Iterator[Ground]:
    """What a table says of a name or, without a table, the parts of the name itself."""
    row = name(exports.kind_and_key(thing)[1])
    if row and any(value in exports.objects(thing, term) and row[0][COLUMNS[term]] for term in COLUMNS):
        yield Ground("name-table", origin=row[1])
    else:
        yield Ground("name-grammar", words=exports.value(thing, SKOS.prefLabel), origin="ontology/names/variants.tsv")


THING: Mapping[IRI, Explainer] = {RDF.type: _type, SKOS.prefLabel: _label, SKOS.altLabel: _other} | dict.fromkeys(
    (
        *(KG.family, KG.variantOf, KG.versionLabel, KG.sizeLabel, KG.variantLabel, KG.parameterCount),
        *(KG.activeParameterCount, FAIR4ML.fineTunedFrom),
    ),
    _part,
)
