"""Triples of notes, their comments, and digests."""

from __future__ import annotations

from collections.abc import Iterator

from kg import terms
from kg.entry import TextField
from kg.iri import Mint
from kg.resolve.entities import Digest, Note
from kg.terms import IRI, Triple, text
from kg.text import latex
from kg.vocab import CITO, DCTERMS, FOAF, KG, RDF, SCHEMA


def note_triples(note: Note, mint: Mint) -> Iterator[Triple]:
    """What the graph says of a note, its comments included."""
    subject = mint.of("note", note.key)
    entry = note.entry
    yield subject, RDF.type, KG.Note
    yield subject, RDF.type, SCHEMA.NoteDigitalDocument
    yield subject, KG.sourcePath, text(entry.source.path)
    yield subject, KG.sourceLine, terms.integer(max(entry.source.line, 1))
    yield subject, SCHEMA.name, text(latex.plain(entry.name))
    if entry.date:
        yield subject, DCTERMS.created, terms.date(entry.date)
    if entry.digest:
        yield subject, SCHEMA.isPartOf, mint.of("digest", entry.digest)
    yield from _links(subject, note, mint)
    yield from _comments(subject, note, mint)
    topic = _topic(note, mint)
    for stated in note.statements:
        about = topic if stated.subject == "paper" else subject
        if about:
            yield about, stated.predicate, stated.object


def _topic(note: Note, mint: Mint) -> IRI | None:
    if note.topic:
        return mint.of("paper", note.topic)
    return mint.of("work", note.page) if note.page else None


def _links(subject: IRI, note: Note, mint: Mint) -> Iterator[Triple]:
    if topic := _topic(note, mint):
        yield subject, FOAF.primaryTopic, topic
    for tag in note.tags:
        yield subject, DCTERMS.subject, mint.of("tag", tag)
    for work in note.works:
        yield subject, CITO.linksTo, mint.of("work", work)
    for paper in note.papers:
        yield subject, CITO.linksTo, mint.of("paper", paper)
    yield from wikilink_triples(note, mint)


def wikilink_triples(note: Note, mint: Mint) -> Iterator[Triple]:
    """What the graph says of the wikilinks of a note."""
    subject = mint.of("note", note.key)
    for other in note.wikilinks:
        yield subject, KG.wikilink, mint.of("note", other)
    for target in note.unresolved:
        yield subject, KG.unresolvedWikilink, text(target)


def _comments(subject: IRI, note: Note, mint: Mint) -> Iterator[Triple]:
    comments = [field for field in note.entry.fields if field.name.startswith("comment-")]
    made = {field.language: _comment_iri(note, field, mint) for field in comments}
    topic = _topic(note, mint)
    for field in comments:
        comment = made[field.language]
        yield subject, SCHEMA.hasPart, comment
        yield comment, RDF.type, KG.Comment
        yield comment, RDF.type, SCHEMA.Comment
        yield comment, KG.inNote, subject
        yield comment, SCHEMA.text, text(field.text, field.language)
        yield comment, SCHEMA.inLanguage, text(field.language)
        if topic:
            yield comment, SCHEMA.about, topic
        if field.language == "en" and "ko" in made:
            yield comment, SCHEMA.translationOfWork, made["ko"]


def _comment_iri(note: Note, field: TextField, mint: Mint) -> IRI:
    return mint.of("comment", f"{note.key}-{field.language}")


def digest_triples(digest: Digest, mint: Mint) -> Iterator[Triple]:
    """What the graph says of a digest."""
    subject = mint.of("digest", digest.key)
    yield subject, RDF.type, KG.Digest
    yield subject, RDF.type, SCHEMA.Collection
    if digest.date:
        yield subject, SCHEMA.datePublished, terms.date(digest.date)
    for note in digest.notes:
        yield subject, SCHEMA.hasPart, mint.of("note", note)
