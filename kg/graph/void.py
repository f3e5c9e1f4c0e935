"""The description that a graph carries of itself, so that whoever loads it knows what is in it.

Source: VoID (W3C Interest Group Note, 2011), sections 4 and 5. All counts include the description's own triples, so a
plain ``SELECT (COUNT(*) …)`` over the file gives the same figures.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from kg import terms, vocab
from kg.graph.graph import Graph
from kg.iri import SHARED, Mint, digest8
from kg.terms import IRI, Term, Triple, text
from kg.vocab import DCAT, DCTERMS, KG, OWL, RDF, SCHEMA, VOID

TURTLE_FORMAT = terms.iri("http://www.w3.org/ns/formats/Turtle")
NTRIPLES_FORMAT = terms.iri("http://www.w3.org/ns/formats/N-Triples")

#: What the graph links to elsewhere: name, predicate, where the objects begin.
LINKSETS = (
    ("arxiv", SCHEMA.url, "<https://arxiv.org/abs/"),
    ("doi", OWL.sameAs, "<https://doi.org/"),
    ("github", SCHEMA.url, "<https://github.com/"),
    ("huggingface", SCHEMA.url, "<https://huggingface.co/"),
    ("orcid", OWL.sameAs, "<https://orcid.org/"),
)


class Counts(NamedTuple):
    """What is counted of a graph. ``classes`` and ``properties`` hold instances and triples of each.

    ``objects`` is None where it is not known how many of them are distinct.
    """

    triples: int
    subjects: int
    objects: int | None
    classes: Mapping[Term, int]
    properties: Mapping[IRI, int]


class _Tally:
    """Counts as they grow, graph by graph; no two graphs share a subject."""

    def __init__(self) -> None:
        self.subjects = 0
        self.objects: set[Term] = set()
        self.classes: Counter[Term] = Counter()
        self.properties: Counter[IRI] = Counter()

    def add(self, graph: Graph) -> Counts:
        """Count a graph too; the counts of everything so far."""
        statements, objects = graph.by_subject.values(), self.objects
        properties: dict[IRI, int] = defaultdict(int)  # to add one to a Counter takes twice as long
        for about in statements:
            for predicate, values in about.items():
                properties[predicate] += len(values)
                objects.update(values)
        self.properties.update(properties)
        self.classes.update(chain.from_iterable(about.get(RDF.type, ()) for about in statements))
        self.subjects += len(graph.by_subject)
        return self.counts()

    def counts(self) -> Counts:
        """The counts of everything so far, which later graphs do not change."""
        figures = (self.properties.total(), self.subjects, len(self.objects))
        return Counts(*figures, dict(self.classes), dict(self.properties))

    def plus(self, graph: Graph) -> Counts:
        """The counts with a small graph more, which is not kept."""
        other = _Tally()
        other.add(graph)
        figures = (
            self.properties.total() + other.properties.total(),
            self.subjects + other.subjects,
            len(self.objects) + len(other.objects - self.objects),
        )
        return Counts(*figures, dict(self.classes + other.classes), dict(self.properties + other.properties))


def count(graph: Graph) -> Counts:
    """The counts of a graph."""
    return _Tally().add(graph)


def describe(graph: Graph, mint: Mint, modified: datetime.date | None) -> Graph:
    """The graph with its description; ``modified`` is the date of the newest source.

    The description counts itself, so it is made again until its figures stand still: a few times, because they settle
    as soon as the terms that it uses itself are among those counted.
    """
    linksets = list(_linksets(graph, mint))
    example = next(iter(graph.of_type(KG.Paper)), None)
    tally = _Tally()
    counts = tally.add(graph)
    while True:
        description = Graph(chain(description_triples(counts, example, mint, modified), linksets), graph.prefixes)
        both = tally.plus(description)
        if both == counts:
            graph.by_subject.update(description.by_subject)
            return graph
        counts = both


def description_triples(
    counts: Counts, example: IRI | None, mint: Mint, modified: datetime.date | None, form: IRI = TURTLE_FORMAT
) -> Iterator[Triple]:
    """What a graph with these counts says of itself, linksets left out; ``example`` is a paper in it."""
    dataset = mint.of("graph", "kg")
    yield dataset, RDF.type, VOID.Dataset
    yield dataset, RDF.type, DCAT.Dataset
    yield dataset, DCTERMS.title, text("Papers, authors, topics, models, methods and datasets of paper notes", "en")
    if modified:
        yield dataset, DCTERMS.modified, terms.date(modified)
    yield dataset, VOID.feature, form
    for space in (mint.base, SHARED):
        yield dataset, VOID.uriSpace, text(space)
    for namespace in (KG, *vocab.FOREIGN.values()):
        if any(str(predicate).startswith(f"<{namespace.base}") for predicate in counts.properties):
            yield dataset, VOID.vocabulary, terms.iri(namespace.base)
    if example:
        yield dataset, VOID.exampleResource, example
    yield from _figures(dataset, counts)
    yield from _partitions(dataset, counts, mint)


def _figures(dataset: IRI, counts: Counts) -> Iterator[Triple]:
    yield dataset, VOID.triples, terms.integer(counts.triples)
    yield dataset, VOID.entities, terms.integer(counts.subjects)
    yield dataset, VOID.distinctSubjects, terms.integer(counts.subjects)
    if counts.objects is not None:
        yield dataset, VOID.distinctObjects, terms.integer(counts.objects)
    yield dataset, VOID.classes, terms.integer(len(counts.classes))
    yield dataset, VOID.properties, terms.integer(len(counts.properties))


def _partitions(dataset: IRI, counts: Counts, mint: Mint) -> Iterator[Triple]:
    """One partition a class and a property, named after it: rdflib's own description numbers them as they come."""
    for kind, instances in sorted(counts.classes.items()):
        part = mint.of("graph", f"kg-class-{_local(kind)}")
        yield dataset, VOID.classPartition, part
        yield part, getattr(VOID, "class"), kind
        yield part, VOID.entities, terms.integer(instances)
    for predicate, triples in sorted(counts.properties.items()):
        part = mint.of("graph", f"kg-property-{_local(predicate)}")
        yield dataset, VOID.propertyPartition, part
        yield part, VOID.property, predicate
        yield part, VOID.triples, terms.integer(triples)


def _local(term: Term) -> str:
    """A local name for a term of any vocabulary: its prefix and its name."""
    for prefix, namespace in {"kg": KG, **vocab.FOREIGN}.items():
        if term.startswith(f"<{namespace.base}"):
            return f"{prefix}-{term[len(namespace.base) + 1 : -1]}"
    return f"other-{digest8(term)}"


def _linksets(graph: Graph, mint: Mint) -> Iterator[Triple]:
    objects = {
        predicate: [value for about in graph.by_subject.values() for value in about.get(predicate, ())]
        for predicate in {predicate for _, predicate, _ in LINKSETS}
    }
    for name, predicate, start in LINKSETS:
        links = sum(value.startswith(start) for value in objects[predicate])
        if links:
            yield from linkset_triples(name, predicate, links, mint)


def linkset_triples(name: str, predicate: IRI, links: int, mint: Mint) -> Iterator[Triple]:
    """What a graph says of so many links of one of :data:`LINKSETS`."""
    dataset = mint.of("graph", "kg")
    linkset = mint.of("graph", f"kg-links-{name}")
    yield dataset, VOID.subset, linkset
    yield linkset, RDF.type, VOID.Linkset
    yield linkset, VOID.subjectsTarget, dataset
    yield linkset, VOID.linkPredicate, predicate
    yield linkset, VOID.triples, terms.integer(links)
