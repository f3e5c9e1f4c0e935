"""Triples of tags, as concepts of the topic scheme."""

from __future__ import annotations

from collections.abc import Iterator

from kg.iri import Mint
from kg.resolve.entities import Tag
from kg.terms import Triple, text
from kg.text import scripts
from kg.vocab import KG, RDF, SKOS


def tag_triples(tag: Tag, mint: Mint) -> Iterator[Triple]:
    """What the graph says of a tag."""
    subject = mint.of("tag", tag.key)
    yield subject, RDF.type, KG.Tag
    yield subject, RDF.type, SKOS.Concept
    yield subject, SKOS.prefLabel, text(tag.label, scripts.language(tag.label))
    yield subject, SKOS.inScheme, KG.tags
    for other in tag.others:
        yield subject, SKOS.altLabel, text(other, scripts.language(other))
    for broader in tag.broader:
        yield subject, SKOS.broader, mint.of("tag", broader)
