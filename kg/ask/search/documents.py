"""What is searched: the papers of a graph, and the works and notes that are read like papers, each as a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.graph import Graph
from kg.graph.graph import About, value_of
from kg.terms import IRI, Term
from kg.vocab import DCTERMS, FOAF, KG, RDF, RDFS, SCHEMA, SKOS

_TITLES = (DCTERMS.title, RDFS.label, SCHEMA.name, SKOS.altLabel)
_LABELS = (SKOS.prefLabel, SKOS.altLabel, FOAF.name)

#: The predicates of a graph that documents are made from; the others need not be read.
NEEDED = frozenset(
    (
        *(*_TITLES, *_LABELS, RDF.type, DCTERMS.abstract, DCTERMS.created, DCTERMS.creator, DCTERMS.subject),
        *(FOAF.primaryTopic, KG.inNote, SCHEMA.mentions, SCHEMA.text, SKOS.broader),
    )
)


class Document(NamedTuple):
    """A paper as it is searched.

    ``title`` holds its other names too, after a line break; ``names`` those of authors, topics, models, methods and
    datasets; ``read`` is the day of its first note, or empty; ``topics`` the keys of its topics and of all above them.
    """

    thing: IRI
    title: str
    names: str
    comments: str
    abstract: str
    read: str
    topics: frozenset[str]


def documents(graph: Graph) -> Iterator[Document]:
    """The documents of a graph, sorted by thing."""
    notes, comments = _grouped(graph)
    things = {*graph.of_type(KG.Paper), *notes}
    for thing in sorted(things):
        abouts = [graph.by_subject[thing], *(graph.by_subject[note] for note in notes[thing] if note != thing)]
        titles = dict.fromkeys(text for about in abouts for text in _texts(about, _TITLES))
        tags = {tag for about in abouts for tag in about.get(DCTERMS.subject, ())}
        yield Document(
            thing,
            "\n".join(titles) or value_of(thing),
            ", ".join(_names(graph, abouts)),
            "\n".join(comments[thing]),
            "\n".join(_texts(abouts[0], [DCTERMS.abstract])),
            min((text for about in abouts for text in _texts(about, [DCTERMS.created])), default=""),
            frozenset(value_of(one).rpartition("/")[2] for tag in tags for one in _above(graph, IRI(tag))),
        )


def _grouped(graph: Graph) -> tuple[Mapping[IRI, list[IRI]], Mapping[IRI, list[str]]]:
    """Things to their notes, and things to the texts of their comments; a note about nothing is about itself."""
    notes: dict[IRI, list[IRI]] = defaultdict(list)
    comments: dict[IRI, list[str]] = defaultdict(list)
    topic_of: dict[Term, Term] = {}
    for note in graph.of_type(KG.Note):
        topic_of[note] = next(iter(graph.objects(note, FOAF.primaryTopic)), note)
        notes[IRI(topic_of[note])].append(note)
    for comment in graph.of_type(KG.Comment):
        for held in graph.objects(comment, KG.inNote):
            comments[IRI(topic_of[held])] += map(value_of, graph.objects(comment, SCHEMA.text))
    return notes, comments


def _texts(about: About, predicates: Iterable[IRI]) -> Iterator[str]:
    for predicate in predicates:
        yield from map(value_of, sorted(about.get(predicate, ())))


def _names(graph: Graph, abouts: Sequence[About]) -> Iterator[str]:
    """The names of what a paper has and mentions, each once."""
    things: set[Term] = {
        value
        for about in abouts
        for predicate in (DCTERMS.creator, DCTERMS.subject, SCHEMA.mentions)
        for value in about.get(predicate, ())
    }
    found = (text for thing in sorted(things) for text in _texts(graph.by_subject.get(IRI(thing), {}), _LABELS))
    yield from dict.fromkeys(found)


def _above(graph: Graph, tag: IRI) -> Iterator[IRI]:
    """A topic and all that are broader."""
    seen, waiting = {tag}, [tag]
    while waiting:
        one = waiting.pop()
        yield one
        fresh = {IRI(above) for above in graph.objects(one, SKOS.broader)} - seen
        seen |= fresh
        waiting += sorted(fresh)
