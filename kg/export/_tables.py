"""The graphs as tables for those who think in rows: pandas, DuckDB, a spreadsheet.

Every thing is named by its IRI, without brackets. A column of several values is a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from kg.export import Results
from kg.graph import Graph
from kg.graph.graph import About, kind_of, value_of
from kg.terms import IRI
from kg.vocab import (
    BIBO,
    CITO,
    DCTERMS,
    FABIO,
    FOAF,
    ITSRDF,
    KG,
    NIF,
    OWL,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
)  # fmt: skip

Cell = str | int | float | list[str] | None


class Column(NamedTuple):
    """A column: its name, and what its cells are: ``text``, ``integer``, ``number``, ``date`` or ``list`` (of texts)."""

    name: str
    kind: str


#: A column of a table of things, and how a cell is made from a thing and what the graph says about it.
Made = tuple[Column, Callable[[IRI, About], Cell]]


class Table(NamedTuple):
    """A table: its name, its columns, and its rows in a fixed order."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterator[tuple[Cell, ...]]


def tables(results: Results) -> Iterator[Table]:
    """All tables; the rows of each are made when they are asked for."""
    for name, graph, kind, columns in (
        ("papers", results.graph, KG.Paper, PAPERS),
        ("authors", results.graph, KG.Author, AUTHORS),
        ("tags", results.graph, KG.Tag, TAGS),
        ("works", results.graph, KG.Work, WORKS),
        ("names", results.graph, (KG.Model, KG.ModelFamily, KG.Method, KG.Dataset), NAMES),
        ("notes", results.graph, KG.Note, NOTES),
        ("comments", results.graph, KG.Comment, COMMENTS),
        ("mentions", results.mentions, KG.Mention, MENTIONS),
    ):
        kinds = kind if isinstance(kind, tuple) else (kind,)
        yield Table(name, tuple(column for column, _ in columns), _rows(graph, kinds, columns))
    yield Table("edges", EDGES, _edges(results.graph))


def _rows(graph: Graph, kinds: Sequence[IRI], columns: Sequence[Made]) -> Iterator[tuple[Cell, ...]]:
    for subject in sorted({subject for kind in kinds for subject in graph.of_type(kind)}):
        about = graph.by_subject[subject]
        yield tuple(cell(subject, about) for _, cell in columns)


def _id(subject: IRI, _about: About) -> Cell:
    return subject[1:-1]


def _all(predicate: IRI) -> Callable[[IRI, About], list[str]]:
    return lambda _subject, about: sorted(map(value_of, about.get(predicate, ())))


def _first(predicate: IRI) -> Callable[[IRI, About], str | None]:
    """The one value of a property that has at most one, as text."""
    return lambda _subject, about: min(map(value_of, about.get(predicate, ())), default=None)


def _whole(predicate: IRI) -> Callable[[IRI, About], int | None]:
    text = _first(predicate)
    return lambda subject, about: None if (found := text(subject, about)) is None else int(found)


def _number(predicate: IRI) -> Callable[[IRI, About], float | None]:
    text = _first(predicate)
    return lambda subject, about: None if (found := text(subject, about)) is None else float(found)


def _language(predicate: IRI) -> Callable[[IRI, About], str | None]:
    return lambda _subject, about: min((kind_of(value)[0] for value in about.get(predicate, ())), default=None)


def _class(*classes: IRI) -> Callable[[IRI, About], str | None]:
    """The local name of the first of these classes that the thing has."""
    return lambda _subject, about: next((_local(one) for one in classes if one in about[RDF.type]), None)


def _named(predicate: IRI) -> Callable[[IRI, About], str | None]:
    """The local name of the one term that a property leads to."""
    return lambda _subject, about: min((_local(IRI(value)) for value in about.get(predicate, ())), default=None)


def _local(iri: IRI) -> str:
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 : -1]


def _text(name: str, predicate: IRI) -> Made:
    return Column(name, "text"), _first(predicate)


def _list(name: str, predicate: IRI) -> Made:
    return Column(name, "list"), _all(predicate)


def _integer(name: str, predicate: IRI) -> Made:
    return Column(name, "integer"), _whole(predicate)


ID = (Column("id", "text"), _id)
PAPERS = (
    ID,
    _text("label", RDFS.label),
    _text("title", DCTERMS.title),
    (Column("language", "text"), _language(DCTERMS.title)),
    _text("abstract", DCTERMS.abstract),
    _text("arxiv_id", FABIO.hasArXivId),
    _list("dois", BIBO.doi),
    _list("urls", SCHEMA.url),
    _text("date", DCTERMS.date),
    _list("short_names", SKOS.altLabel),
    _list("categories", SCHEMA.keywords),
)
AUTHORS = (
    ID,
    _text("name", FOAF.name),
    (Column("kind", "text"), _class(FOAF.Organization, FOAF.Person)),
    _text("orcid", OWL.sameAs),
)
TAGS = (ID, _text("label", SKOS.prefLabel), _list("spellings", SKOS.altLabel))
WORKS = (
    ID,
    _text("kind", KG.workKind),
    _text("host", KG.host),
    _list("urls", SCHEMA.url),
    _list("names", SCHEMA.name),
)
NAMES = (
    ID,
    (Column("type", "text"), _class(KG.Benchmark, KG.Dataset, KG.Model, KG.ModelFamily, KG.Method)),
    _text("label", SKOS.prefLabel),
    _list("spellings", SKOS.altLabel),
    _text("version", KG.versionLabel),
    _text("size", KG.sizeLabel),
    _integer("parameters", KG.parameterCount),
    _integer("active_parameters", KG.activeParameterCount),
    _list("variants", KG.variantLabel),
)
NOTES = (
    ID,
    _text("path", KG.sourcePath),
    _integer("line", KG.sourceLine),
    _text("name", SCHEMA.name),
    (Column("created", "date"), _first(DCTERMS.created)),
    _text("digest", SCHEMA.isPartOf),
    _text("topic", FOAF.primaryTopic),
    _list("unresolved_wikilinks", KG.unresolvedWikilink),
)
COMMENTS = (
    ID,
    _text("note", KG.inNote),
    _text("about", SCHEMA.about),
    _text("language", SCHEMA.inLanguage),
    _text("text", SCHEMA.text),
)
MENTIONS = (
    ID,
    _text("note", KG.inNote),
    _text("field", NIF.referenceContext),
    _integer("line", KG.sourceLine),
    _integer("begin", NIF.beginIndex),
    _integer("end", NIF.endIndex),
    _text("words", NIF.anchorOf),
    _text("sentence", NIF.sentence),
    _text("entity", ITSRDF.taIdentRef),
    (Column("type", "text"), _named(ITSRDF.taClassRef)),
    _text("rule", KG.rule),
    (Column("confidence", "number"), _number(NIF.taIdentConf)),
)


#: An authorship is an edge with its place in the author list, from 1.
EDGES = (
    Column("source", "text"),
    Column("relation", "text"),
    Column("target", "text"),
    Column("position", "integer"),
)
#: The further relations between things that have a table.
RELATIONS = {
    "introduces": KG.introduces,
    "family": KG.family,
    "variant_of": KG.variantOf,
    "about": FOAF.primaryTopic,
    "links_to": CITO.linksTo,
    "wikilink": KG.wikilink,
    "mentions": SCHEMA.mentions,
    "tag": DCTERMS.subject,
    "broader": SKOS.broader,
}


def _edges(graph: Graph) -> Iterator[tuple[Cell, ...]]:
    """Sorted by source, relation, place in the author list, target."""
    for subject in sorted(graph.by_subject):
        about = graph.by_subject[subject]
        authors = [
            (int(value_of(graph.objects(place, KG.position)[0])), graph.objects(place, KG.author)[0][1:-1])
            for place in map(IRI, about.get(KG.hasAuthorship, ()))
        ]
        for position, author in sorted(authors):
            yield subject[1:-1], "author", author, position
        for relation, predicate in sorted(RELATIONS.items()):
            for value in sorted(about.get(predicate, ())):
                yield subject[1:-1], relation, value[1:-1], None
