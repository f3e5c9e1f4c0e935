"""Graph to things: what a page shows, each with its neighbours by relation.

A note about a paper and the paper are one thing here, as they are for a reader. A note about anything else stands for
itself. Papers that have a note, and such notes, are the *readings*: every count on a page counts readings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import NamedTuple

from kg.graph import Graph
from kg.graph.graph import About, value_of
from kg.recall import AFRESH, Afresh
from kg.terms import IRI, Term
from kg.vocab import BIBO, CITO, DCTERMS, FABIO, FAIR4ML, FOAF, KG, RDF, RDFS, SCHEMA, SKOS

#: The classes that a page shows and their kinds; a thing of two classes is of the kind that comes first.
KIND_OF: dict[IRI, str] = {
    KG.Paper: "paper",
    KG.Note: "note",
    KG.Tag: "tag",
    KG.Model: "model",
    KG.ModelFamily: "model",
    KG.Method: "method",
    KG.Dataset: "dataset",
    KG.Author: "author",
    KG.Work: "work",
    KG.Digest: "digest",
}
#: What a page calls one and many things of a kind, in the order of its lists.
KINDS = {
    "paper": ("Paper", "Papers"),
    "note": ("Note", "Notes"),
    "tag": ("Topic", "Topics"),
    "author": ("Author", "Authors"),
    "model": ("Model", "Models"),
    "method": ("Method", "Methods"),
    "dataset": ("Dataset", "Datasets"),
    "linked": ("Linked paper", "Linked papers"),
    "work": ("Linked page", "Linked pages"),
    "digest": ("Digest", "Digests"),
}
READ = ("paper", "note")
DATED = ("paper", "note", "digest")

#: The properties that name a thing of each kind, best first.
NAMED_BY: dict[str, tuple[IRI, ...]] = {
    "paper": (RDFS.label, DCTERMS.title, FABIO.hasArXivId, BIBO.doi),
    "linked": (RDFS.label, SKOS.altLabel, FABIO.hasArXivId, BIBO.doi),
    "note": (SCHEMA.name,),
    "tag": (SKOS.prefLabel,),
    "model": (SKOS.prefLabel,),
    "method": (SKOS.prefLabel,),
    "dataset": (SKOS.prefLabel,),
    "author": (FOAF.name,),
    "work": (SCHEMA.name,),
    "digest": (SCHEMA.datePublished,),
}


class Relation(NamedTuple):
    """A predicate between things: the verb between them, and the headings that a page gives their ends.

    ``{kinds}`` in a heading stands for the kind of the things below it.
    """

    predicate: IRI
    verb: str
    forward: str
    backward: str


#: In the order in which a panel shows them.
RELATIONS = (
    Relation(DCTERMS.creator, "written by", "{kinds}", "{kinds}"),
    Relation(FOAF.primaryTopic, "about", "About", "Notes about it"),
    Relation(DCTERMS.subject, "on the topic", "{kinds}", "{kinds}"),
    Relation(KG.introduces, "introduces", "Introduces", "Introduced by"),
    Relation(SCHEMA.mentions, "mentions", "{kinds}", "{kinds} that mention it"),
    Relation(SCHEMA.hasPart, "holds", "{kinds}", "{kinds}"),
    Relation(KG.family, "of the family", "Family", "Members"),
    Relation(KG.variantOf, "variant of", "Variant of", "Variants"),
    Relation(FAIR4ML.fineTunedFrom, "fine-tuned from", "Fine-tuned from", "Fine-tuned versions"),
    Relation(SKOS.broader, "narrower than", "Broader topics", "Narrower topics"),
    Relation(CITO.linksTo, "links to", "Links to", "Linked from"),
    Relation(KG.wikilink, "links to", "Links to", "Linked from"),
)
RELATION_OF = {relation.predicate: relation for relation in RELATIONS}


class Link(NamedTuple):
    """That one thing points to another, by the predicate of the relation."""

    source: Thing
    relation: Relation
    target: Thing


@dataclass(eq=False, slots=True)
class Thing:
    """One thing: a node of the picture, a line of a list, a panel.

    ``date`` is that of its newest note or else its own, ``YYYY-MM-DD`` or ``YYYY-MM``, or empty. ``notes`` are the notes
    about it. ``links`` are all links from and to it. ``readings`` are the papers and notes beside it, newest first.
    """

    iri: IRI
    kind: str
    date: str = ""
    notes: list[IRI] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    readings: list[Thing] = field(default_factory=list)


def things(graph: Graph, recall: Afresh = AFRESH) -> list[Thing]:
    """The things of a graph: readings and digests with the newest first, then the others, most read first."""
    known = recall.brought("kinds", graph.by_subject, _Kinds).found
    kinds = {iri: known[iri] for iri in sorted(known)}
    topics = dict(_topics(graph, kinds))
    found = {iri: Thing(iri, kind) for iri, kind in kinds.items() if iri not in topics}
    for iri, kind in kinds.items():
        if kind == "note":
            found[topics.get(iri, iri)].notes.append(iri)
    for thing in found.values():
        if thing.kind == "paper" and not thing.notes:
            thing.kind = "linked"
        if thing.kind in DATED:
            thing.date = _date(graph, thing)
    _connect(graph, found, topics, recall)
    dated = sorted((thing for thing in found.values() if thing.date), key=lambda thing: thing.date, reverse=True)
    return dated + sorted((thing for thing in found.values() if not thing.date), key=_rank)


def _rank(thing: Thing) -> tuple[int, IRI]:
    return -len(thing.readings), thing.iri


class _Kinds:
    """The kind of each thing of a graph."""

    def __init__(self) -> None:
        self.found: dict[IRI, str] = {}

    def change(self, gone: Collection[tuple[IRI, About]], come: Collection[tuple[IRI, About]]) -> None:
        """Take the first out and put the second in."""
        for subject, _ in gone:
            self.found.pop(subject, None)
        for subject, about in come:
            if kind := _kind(about):
                self.found[subject] = kind


def _kind(about: About) -> str:
    """The kind that something is of; empty when it is no thing."""
    kinds = about.get(RDF.type, ())
    return next((KIND_OF[kind] for kind in KIND_OF if kind in kinds), "")


def _topics(graph: Graph, kinds: dict[IRI, str]) -> Iterator[tuple[IRI, IRI]]:
    """Each note that is about a paper, and the paper."""
    for iri, kind in kinds.items():
        if kind == "note":
            topics = sorted(IRI(term) for term in graph.by_subject[iri].get(FOAF.primaryTopic, ()))
            if papers := [topic for topic in topics if kinds.get(topic) == "paper"]:
                yield iri, papers[0]


def _connect(graph: Graph, found: dict[IRI, Thing], topics: dict[IRI, IRI], recall: Afresh) -> None:
    """Fill ``links`` and ``readings`` of every thing."""
    for source in found.values():
        for link in _links(graph, source, found, topics, recall):
            target = link.target
            source.links.append(link)
            target.links.append(link)
            if target.kind in READ:
                source.readings.append(target)
            if source.kind in READ:
                target.readings.append(source)
    for thing in found.values():
        if len(thing.readings) > 1:
            thing.readings = sorted(set(thing.readings), key=lambda one: one.iri)
            thing.readings.sort(key=lambda one: one.date, reverse=True)


def _links(
    graph: Graph, source: Thing, found: dict[IRI, Thing], topics: dict[IRI, IRI], recall: Afresh
) -> Iterator[Link]:
    """The links from a thing and from the notes about it, each once, sorted within a relation."""
    known = _spoken(graph, source)
    if len(known) == 1 and RELATION_OF.keys().isdisjoint(known[0]):
        return  # as most do: to look is quicker than to recall
    for relation, iris in recall.of_these(known, "pointing", partial(_pointing, known)):
        for target in dict.fromkeys(found.get(topics.get(iri, iri)) for iri in iris):
            if target is not None and target is not source:
                yield Link(source, relation, target)


def _pointing(known: Sequence[About]) -> list[tuple[Relation, list[IRI]]]:
    """Each relation that this tells of, and what it leads to, sorted."""
    predicates = sorted(RELATION_OF.keys() & chain.from_iterable(known))
    values = [set().union(*(about.get(predicate, ()) for about in known)) for predicate in predicates]
    return [(RELATION_OF[one], sorted(map(IRI, some))) for one, some in zip(predicates, values, strict=True)]


def _spoken(graph: Graph, thing: Thing) -> tuple[About, ...]:
    """What the graph says of a thing and of each note about it."""
    known = graph.by_subject
    return known[thing.iri], *(known[iri] for iri in thing.notes)


def first(values: Collection[Term]) -> str:
    """The text of the first of these terms, sorted; empty when there are none."""
    return value_of(min(values)) if values else ""


def local_name(iri: IRI) -> str:
    """``<https://w3id.org/paperkg/tag/rl>`` -> ``rl``."""
    return iri[max(iri.rfind("/"), iri.rfind("#")) + 1 : -1]


def label(graph: Graph, thing: Thing) -> str:
    """The name that a reader knows the thing by; its address or its local name when the graph gives none."""
    about = graph.by_subject[thing.iri]
    for predicate in NAMED_BY[thing.kind]:
        if (values := about.get(predicate)) and (name := " ".join(first(values).split())):
            return f"arXiv:{name}" if predicate == FABIO.hasArXivId else name
    address = first(about.get(SCHEMA.url, ())).partition("://")[2] if thing.kind == "work" else ""
    return address or local_name(thing.iri)


def _date(graph: Graph, thing: Thing) -> str:
    dates = [value_of(date) for note in thing.notes for date in graph.by_subject[note].get(DCTERMS.created, ())]
    about = graph.by_subject[thing.iri]
    return max(dates, default="") or first(about.get(DCTERMS.date, ())) or first(about.get(SCHEMA.datePublished, ()))
