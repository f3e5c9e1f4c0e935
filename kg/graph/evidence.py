"""Triples of mentions and of the text fields that they stand in: the evidence, a graph of its own."""

from __future__ import annotations

from collections.abc import Iterator

from kg import terms
from kg.entry import TextField
from kg.facts import Mentioned
from kg.graph.names import entity_iri
from kg.iri import Mint
from kg.resolve.entities import Note
from kg.terms import IRI, Triple, text
from kg.vocab import ITSRDF, KG, NIF, RDF


def mention_triples(note: Note, mint: Mint) -> Iterator[Triple]:
    """The mentions of a note and those of its fields that hold one.

    Offsets count code points of the field's text from 0, end exclusive (NIF 2.1 leaves the unit open; ours are those
    of SPARQL's SUBSTR, which counts from 1).
    """
    fields = {field.name: field for field in note.entry.fields}
    subject = mint.of("note", note.key)
    for name in sorted({mention.field for mention in note.mentions}):
        yield from _field(note, fields[name], subject, mint)
    for mention in note.mentions:
        yield from _mention(note, mention, fields[mention.field], subject, mint)


def _field_iri(note: Note, name: str, mint: Mint) -> IRI:
    return mint.of("field", f"{note.key}-{name}")


def _field(note: Note, field: TextField, in_note: IRI, mint: Mint) -> Iterator[Triple]:
    subject = _field_iri(note, field.name, mint)
    yield subject, RDF.type, KG.TextField
    yield subject, RDF.type, NIF.Context
    yield subject, KG.inNote, in_note
    yield subject, KG.fieldName, text(field.name)
    yield subject, NIF.isString, text(field.text)


def _mention(note: Note, mention: Mentioned, field: TextField, in_note: IRI, mint: Mint) -> Iterator[Triple]:
    subject = mint.of("mention", f"{note.key}-{mention.field}-{mention.begin}-{mention.end}")
    begin, end = mention.sentence
    yield subject, RDF.type, KG.Mention
    yield subject, RDF.type, NIF.OffsetBasedString
    yield subject, KG.inNote, in_note
    yield subject, KG.rule, text(mention.rule)
    yield subject, KG.sourceLine, terms.integer(mention.line)
    yield subject, NIF.anchorOf, text(mention.surface)
    yield subject, NIF.beginIndex, terms.natural(mention.begin)
    yield subject, NIF.endIndex, terms.natural(mention.end)
    yield subject, NIF.referenceContext, _field_iri(note, mention.field, mint)
    yield subject, NIF.sentence, text(field.text[begin:end])
    yield subject, NIF.taIdentConf, terms.decimal(mention.confidence)
    yield subject, ITSRDF.taIdentRef, entity_iri(mention.entity, mention.type, mint)
    yield subject, ITSRDF.taClassRef, getattr(KG, mention.type)
