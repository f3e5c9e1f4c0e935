"""Triples of the models, families, methods and datasets that notes mention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg import terms
from kg.iri import Mint
from kg.mentions import Entity
from kg.terms import IRI, Triple, text
from kg.text import scripts
from kg.vocab import FAIR4ML, KG, MLS, RDF, SCHEMA, SKOS

KIND_OF = {"Model": "model", "ModelFamily": "family", "Method": "method", "Dataset": "dataset", "Benchmark": "dataset"}


def entity_iri(key: str, type_: str, mint: Mint) -> IRI:
    """The IRI of a named thing."""
    return mint.of(KIND_OF[type_], key)


def entity_triples(entity: Entity, surfaces: Iterable[str], mint: Mint) -> Iterator[Triple]:
    """What the graph says of a named thing; ``surfaces`` are the spellings that the notes use."""
    subject = entity_iri(entity.key, entity.type, mint)
    yield from _classes(subject, entity)
    yield subject, SKOS.prefLabel, text(entity.label, scripts.language(entity.label))
    for name in sorted({*entity.aliases, *surfaces} - {entity.label}):
        yield subject, SKOS.altLabel, text(name, scripts.language(name))
    if entity.family:
        yield subject, KG.family, mint.of("family", entity.family)
    if entity.variant_of:
        yield subject, KG.variantOf, mint.of(KIND_OF[entity.type], entity.variant_of)
    yield from _labels(subject, entity)


def _classes(subject: IRI, entity: Entity) -> Iterator[Triple]:
    """Own classes and those of other vocabularies, superclasses asserted for stores that do not reason."""
    classes = {
        "Model": (KG.Model, FAIR4ML.MLModel),
        "ModelFamily": (KG.ModelFamily, SKOS.Concept),
        "Method": (KG.Method, MLS.Algorithm),
        "Dataset": (KG.Dataset, SCHEMA.Dataset),
        "Benchmark": (KG.Benchmark, KG.Dataset, SCHEMA.Dataset),
    }
    for kind in classes[entity.type]:
        yield subject, RDF.type, kind


def _labels(subject: IRI, entity: Entity) -> Iterator[Triple]:
    if entity.version:
        yield subject, KG.versionLabel, text(entity.version)
    if entity.size:
        yield subject, KG.sizeLabel, text(entity.size)
    for variant in entity.variants:
        yield subject, KG.variantLabel, text(variant)
    if entity.parameters:
        yield subject, KG.parameterCount, terms.integer(entity.parameters)
    if entity.active_parameters:
        yield subject, KG.activeParameterCount, terms.integer(entity.active_parameters)
