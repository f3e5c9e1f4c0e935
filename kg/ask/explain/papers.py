"""Why the graph says what it says of papers, authorships and authors; what it says is in :mod:`kg.graph.papers`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg import iri
from kg.ask.explain.grounds import (
    ANY,
    Explainer,
    Ground,
    facts_of,
    mentions_of,
    of_decision,
    of_fact,
    of_mention,
    renamed,
    text_of,
)
from kg.ask.explain.origins import introduced
from kg.ask.exports import Exports
from kg.ask.record import FactRow
from kg.entry import Source
from kg.graph.graph import value_of
from kg.terms import IRI, Term
from kg.text import works
from kg.vocab import BIBO, CITO, DCTERMS, FABIO, FOAF, KG, OWL, RDF, RDFS, SCHEMA, SKOS


def identity(exports: Exports, paper: IRI) -> Iterator[Ground]:
    """The notes that are about a paper, each by the rule that says so; else the notes that link to it."""
    _, key = exports.kind_and_key(paper)
    for note in exports.notes_about(paper):
        yield from identity_of(exports, note, key)
    if not exports.notes_about(paper):
        yield from renamed("linked-paper", _addresses(exports, paper))


def identity_of(exports: Exports, note: str, key: str) -> Iterator[Ground]:
    """Why a note is about the paper of that key: its address, or its title."""
    path, facts = exports.path(note), exports.facts.starting(note)
    lines = {"0", *(row.line for row in facts), exports.value(exports.mint.of("note", note), KG.sourceLine)}
    decided = [row for row in exports.decisions.starting("paper", key) if row.path == path and row.line in lines]
    abouts = [row for row in facts if row.kind == "about" and row.detail == key]
    title = next((row for row in facts if row.kind == "field" and row.field == "title"), None)
    for row in decided:
        if row.rule.endswith("-id") and abouts:
            yield from _of_address(exports, abouts[0], row.rule)
        else:
            ground = of_decision(row)
            yield ground._replace(source=Source(path, int(title.line))) if title else ground


def _of_address(exports: Exports, about: FactRow, rule: str) -> Iterator[Ground]:
    """The address that a note gives for its paper, or the reference data that gave it for the title."""
    decided = exports.decisions.starting("paper", about.detail) if about.extractor == "reference" else []
    matched = [row for row in decided if row.rule.startswith("reference-title")]
    yield from map(of_decision, matched)
    if not matched:
        yield of_fact(exports, about, rule)


def _supplied(name: str, explainer: Explainer) -> Explainer:
    """Explains what reference data gave to the paper where it did, else as the explainer does."""

    def explain(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
        _, key = exports.kind_and_key(paper)
        given = [row for row in exports.decisions.starting("paper", key) if row.rule == f"reference-{name}"]
        yield from map(of_decision, given) if given else explainer(exports, paper, value)

    return explain


def _addresses(exports: Exports, paper: IRI) -> Iterator[Ground]:
    """The addresses in the notes that identify the paper."""
    _, key = exports.kind_and_key(paper)
    for page in exports.objects(paper, SCHEMA.url):
        for row in exports.facts.holding(value_of(page)):
            work = works.of(row.value) if row.kind in {"about", "linked"} else None
            if work and work.paper == key:
                yield of_fact(exports, row)


def _by_address(rule: str) -> Explainer:
    """Explains what is made from an id of the paper: the rule, with the addresses that hold the id."""

    def explain(exports: Exports, paper: IRI, _value: Term) -> Iterator[Ground]:
        yield from renamed(rule, list(_addresses(exports, paper)) or identity(exports, paper))

    return explain


def _type(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    if value == FABIO.Preprint:
        yield from _by_address("preprint")(exports, paper, value)
    else:
        yield from identity(exports, paper)


def _page(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    rows = (row for row in exports.facts.holding(value_of(value)) if row.kind in {"about", "linked"})
    yield from [of_fact(exports, row) for row in rows] or identity(exports, paper)


def _field(exports: Exports, paper: IRI, name: str) -> Iterator[FactRow]:
    rows = facts_of(exports, exports.notes_about(paper), "field")
    return (row for row in rows if row.field == name)


def _title(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    """The title of the earliest note that has one, if the identity decisions do not say that its title is another."""
    _, key = exports.kind_and_key(paper)
    details = {(row.path, row.detail) for row in exports.decisions.starting("paper", key)}
    for row in _field(exports, paper, "title"):
        path = exports.path(row.note)
        if (path, text_of(value)) in details or all(one != path for one, _ in details):
            yield of_fact(exports, row, "earliest-title")._replace(words=value_of(value))
            return
    yield from identity(exports, paper)


def _label(exports: Exports, paper: IRI, _value: Term) -> Iterator[Ground]:
    if titles := exports.objects(paper, DCTERMS.title):
        yield from renamed("plain-title", PAPER[DCTERMS.title](exports, paper, titles[0]))
    else:
        for name in exports.objects(paper, SKOS.altLabel)[:1]:
            yield from renamed("name-for-title", _short_name(exports, paper, name))


def _abstract(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    for row in list(_field(exports, paper, "abstract"))[:1]:
        yield of_fact(exports, row, "earliest-abstract")._replace(words=value_of(value))


def _short_name(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    _, key = exports.kind_and_key(paper)
    for row in exports.facts.holding(text_of(value)):
        work = works.of(row.value) if row.kind == "linked" else None
        if work and work.paper == key and row.detail == text_of(value):
            yield of_fact(exports, row, "short-name")._replace(words=row.detail)


def tagged(exports: Exports, notes: list[str], tag: Term) -> Iterator[Ground]:
    """The tags in these notes that stand for a topic."""
    _, key = exports.kind_and_key(tag)
    spelled = {row.detail for row in exports.decisions.starting("tag", key)}
    for row in facts_of(exports, notes, "tagged"):
        if row.value in {key, *spelled}:
            yield of_fact(exports, row)


def linked(exports: Exports, notes: list[str], target: Term) -> Iterator[Ground]:
    """The links in these notes to a paper or a work."""
    kind, key = exports.kind_and_key(target)
    for row in facts_of(exports, notes, "linked", "about"):
        work = works.of(row.value)
        if work and key == (work.paper if kind == "paper" else iri.work_local(work.url)):
            yield of_fact(exports, row)


def mentioned(exports: Exports, notes: list[str], entity: Term) -> Iterator[Ground]:
    """The mentions in these notes of an entity."""
    for found in mentions_of(exports, notes, entity):
        yield of_mention(exports, found)


def _subject(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    yield from tagged(exports, exports.notes_about(paper), value)


def _links(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    yield from linked(exports, exports.notes_about(paper), value)


def _mentions(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    yield from mentioned(exports, exports.notes_about(paper), value)


def _introduces(exports: Exports, paper: IRI, value: Term) -> Iterator[Ground]:
    _, key = exports.kind_and_key(value)
    for origin in introduced(key, exports.value(paper, FABIO.hasArXivId)):
        yield Ground("introduces", origin=origin)
    for row in exports.decisions.starting("name", key):
        if row.rule == "introduced-here":
            yield of_decision(row)._replace(extractor="mentions")


def _author_list(exports: Exports, paper: IRI) -> list[FactRow]:
    """The longest author list of the notes about a paper, the earliest note's when several are as long."""
    lists = [list(facts_of(exports, [note], "authored")) for note in exports.notes_about(paper)]
    return max(lists, key=len, default=[])


def _listed(exports: Exports, paper: IRI, place: Term) -> Iterator[Ground]:
    position = exports.value(IRI(place), KG.position)
    rows = [row for row in _author_list(exports, paper) if row.detail == position]
    yield from [of_fact(exports, row) for row in rows] or identity(exports, paper)


_place = _supplied("authors", _listed)


def _creator(exports: Exports, paper: IRI, author: Term) -> Iterator[Ground]:
    for place in exports.objects(paper, KG.hasAuthorship):
        if author in exports.objects(IRI(place), KG.author):
            yield from _place(exports, paper, place)


def _authorship(exports: Exports, place: IRI, _value: Term) -> Iterator[Ground]:
    for paper in exports.kg.pointing(place, KG.hasAuthorship):
        yield from _place(exports, paper, place)


def _author(exports: Exports, author: IRI, value: Term) -> Iterator[Ground]:
    """The places where the author stands in a list, those under the name itself if the statement is a name."""
    decided = exports.decisions.starting("author", exports.kind_and_key(author)[1])
    yield from (of_decision(row) for row in decided if row.rule != "candidate")
    places = exports.kg.pointing(author, KG.author)
    named = [place for place in places if value in exports.objects(place, KG.nameAsWritten)]
    for place in named or places:
        yield from _authorship(exports, place, value)


def _name(exports: Exports, author: IRI, value: Term) -> Iterator[Ground]:
    yield from renamed("usual-name", _author(exports, author, value))


def _author_type(exports: Exports, author: IRI, value: Term) -> Iterator[Ground]:
    if value == FOAF.Organization:
        yield Ground("organisation", words=exports.value(author, FOAF.name), origin="ontology/organisations.tsv")
    elif value == FOAF.Person:
        yield Ground("person")
    yield from _author(exports, author, value)


PAPER: Mapping[IRI, Explainer] = {
    RDF.type: _type,
    FABIO.hasArXivId: _by_address("arxiv-id"),
    OWL.sameAs: _by_address("doi-of-arxiv"),
    DCTERMS.date: _supplied("date", _by_address("month-of-arxiv")),
    BIBO.doi: _supplied("doi", _by_address("doi-id")),
    SCHEMA.url: _page,
    DCTERMS.title: _supplied("title", _title),
    RDFS.label: _label,
    DCTERMS.abstract: _abstract,
    SCHEMA.keywords: _supplied("categories", _by_address("arxiv-id")),
    SKOS.altLabel: _short_name,
    DCTERMS.subject: _subject,
    CITO.linksTo: _links,
    SCHEMA.mentions: _mentions,
    KG.introduces: _introduces,
    KG.hasAuthorship: _place,
    DCTERMS.creator: _creator,
}
AUTHORSHIP: Mapping[IRI, Explainer] = {ANY: _authorship}
AUTHOR: Mapping[IRI, Explainer] = {RDF.type: _author_type, FOAF.name: _name}
