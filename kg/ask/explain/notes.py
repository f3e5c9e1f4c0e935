"""Why the graph says what it says of notes, comments and digests; what it says is in :mod:`kg.graph.notes`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from kg.ask.explain.grounds import ANY, Explainer, Ground, facts_of, of_fact, renamed
from kg.ask.explain.papers import identity_of, linked, mentioned, tagged
from kg.ask.exports import Exports
from kg.entry import Source
from kg.graph.graph import value_of
from kg.terms import IRI, Term
from kg.vocab import CITO, DCTERMS, FOAF, KG, RDF, SCHEMA


def _key(exports: Exports, thing: Term) -> str:
    return exports.kind_and_key(thing)[1]


def _file(rule: str) -> Explainer:
    """Explains what the file and the place in it say of a note."""

    def explain(exports: Exports, note: IRI, _value: Term) -> Iterator[Ground]:
        rows = exports.facts.starting(_key(exports, note))
        form = next((row.extractor for row in rows if row.kind in {"field", "dated"}), "")
        line = int(exports.value(note, KG.sourceLine) or 1)
        yield Ground(rule, form, Source(exports.value(note, KG.sourcePath), line))

    return explain


def _name(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    """The title in a digest, the name of the file in a vault."""
    for ground in _file("note-name")(exports, note, value):
        in_digest = bool(exports.objects(note, SCHEMA.isPartOf))
        source = ground.source if in_digest or not ground.source else ground.source._replace(line=0)
        yield ground._replace(source=source)


def _dated(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    rows = [of_fact(exports, row) for row in facts_of(exports, [_key(exports, note)], "dated")]
    yield from rows or _file("digest")(exports, note, value)


def _topic(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    kind, key = exports.kind_and_key(value)
    if kind == "paper":
        yield from identity_of(exports, _key(exports, note), key)
    else:
        yield from renamed("page-of-note", linked(exports, [_key(exports, note)], value))


def _subject(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    yield from tagged(exports, [_key(exports, note)], value)


def _links(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    yield from linked(exports, [_key(exports, note)], value)


def _mentions(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    yield from mentioned(exports, [_key(exports, note)], value)


def _wikilink(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    """The wikilinks of the note that call the other one by its path or name; else those that no other note explains."""
    rows = list(facts_of(exports, [_key(exports, note)], "wikilinked"))
    named = [row for row in rows if _folded(row.value) in _names(exports, IRI(value))]
    others = {name for other in exports.objects(note, KG.wikilink) for name in _names(exports, IRI(other))}
    lost = {" ".join(value_of(target).split()) for target in exports.objects(note, KG.unresolvedWikilink)}
    by_alias = [row for row in rows if row.value not in lost and _folded(row.value) not in others]
    for row in named or by_alias:
        yield of_fact(exports, row, "wikilinked" if named else "wikilinked-alias")


def _names(exports: Exports, note: IRI) -> set[str]:
    """What a wikilink may call a note, aliases aside; see :mod:`kg.resolve.wikilinks`."""
    stem = exports.value(note, KG.sourcePath).removesuffix(".md")
    return {_folded(name) for name in (stem, stem.rpartition("/")[2], exports.value(note, SCHEMA.name))}


def _folded(target: str) -> str:
    return " ".join(unicodedata.normalize("NFC", target).casefold().removesuffix(".md").strip("/").split())


def _lost(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    for row in facts_of(exports, [_key(exports, note)], "wikilinked"):
        if row.value == " ".join(value_of(value).split()):
            yield of_fact(exports, row, "unresolved-wikilink")


def _part(exports: Exports, note: IRI, comment: Term) -> Iterator[Ground]:
    """The field of the note that the comment is."""
    name = f"comment-{exports.value(IRI(comment), SCHEMA.inLanguage)}"
    text = exports.value(IRI(comment), SCHEMA.text)
    for row in facts_of(exports, [_key(exports, note)], "field"):
        if row.field == name:
            yield of_fact(exports, row, "comment")._replace(words=text)


def _comment(exports: Exports, comment: IRI, value: Term) -> Iterator[Ground]:
    for note in exports.objects(comment, KG.inNote):
        yield from _part(exports, IRI(note), comment)
        if value in exports.objects(IRI(note), FOAF.primaryTopic):
            yield from _topic(exports, IRI(note), value)


def _translation(exports: Exports, comment: IRI, value: Term) -> Iterator[Ground]:
    yield from renamed("translation", _comment(exports, comment, value))


def _digest(exports: Exports, digest: IRI, _value: Term) -> Iterator[Ground]:
    """The date line, or what stands in for it, of the first note of the digest."""
    for note in exports.kg.pointing(digest, SCHEMA.isPartOf)[:1]:
        yield from _dated(exports, note, digest)


def _note_of_digest(exports: Exports, _digest: IRI, note: Term) -> Iterator[Ground]:
    yield from renamed("digest", _dated(exports, IRI(note), note))


def _in_digest(exports: Exports, note: IRI, value: Term) -> Iterator[Ground]:
    yield from renamed("digest", _dated(exports, note, value))


NOTE: Mapping[IRI, Explainer] = {
    RDF.type: _file("note"),
    KG.sourcePath: _file("note"),
    KG.sourceLine: _file("note"),
    SCHEMA.name: _name,
    DCTERMS.created: _dated,
    SCHEMA.isPartOf: _in_digest,
    FOAF.primaryTopic: _topic,
    DCTERMS.subject: _subject,
    CITO.linksTo: _links,
    SCHEMA.mentions: _mentions,
    KG.wikilink: _wikilink,
    KG.unresolvedWikilink: _lost,
    SCHEMA.hasPart: _part,
}
COMMENT: Mapping[IRI, Explainer] = {ANY: _comment, SCHEMA.translationOfWork: _translation}
DIGEST: Mapping[IRI, Explainer] = {RDF.type: _digest, SCHEMA.datePublished: _digest, SCHEMA.hasPart: _note_of_digest}
