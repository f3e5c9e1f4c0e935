"""The description that a graph carries of itself, so that whoever loads it knows what is in it.

Source: VoID (W3C Interest Group Note, 2011), sections 4 and 5. All counts include the description's own triples, so a
plain ``SELECT (COUNT(*) …)`` over the file gives the same figures.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from kg import terms, vocab
from kg.graph.graph import About, Graph, value_of
from kg.graph.joined import together
from kg.iri import SHARED, Mint, digest8
from kg.recall import AFRESH, Afresh
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
    """Counts of what is known of subjects, as they come and go."""

    def __init__(self) -> None:
        self.subjects = 0
        self.objects: Counter[Term] = Counter()
        self.classes: Counter[Term] = Counter()
        self.properties: Counter[IRI] = Counter()
        self.links: Counter[str] = Counter()

    def change(self, gone: Iterable[tuple[IRI, About]], come: Iterable[tuple[IRI, About]]) -> None:
        """Count the second, and the first no more."""
        less = _Tally()
        less._add([about for _, about in gone])
        self._add([about for _, about in come])
        self.subjects -= less.subjects
        for mine, theirs in zip(self._counters(), less._counters(), strict=True):
            mine.subtract(theirs)
            for key in theirs:
                if not mine[key]:
                    del mine[key]

    def _counters(self) -> tuple[Counter[Any], ...]:
        return self.objects, self.classes, self.properties, self.links

    def _add(self, statements: Sequence[About]) -> None:
        properties: dict[IRI, int] = defaultdict(int)  # to add one to a Counter takes twice as long
        for about in statements:
            for predicate, values in about.items():
                properties[predicate] += len(values)
        self.properties.update(properties)
        self.objects.update(chain.from_iterable(chain.from_iterable(about.values() for about in statements)))
        self.classes.update(chain.from_iterable(about.get(RDF.type, ()) for about in statements))
        for name, predicate, start in LINKSETS:
            links = chain.from_iterable(about[predicate] for about in statements if predicate in about)
            self.links[name] += sum(link.startswith(start) for link in links)
        self.subjects += len(statements)

    def counts(self) -> Counts:
        """The counts of everything so far, which later changes leave as they are."""
        figures = (self.properties.total(), self.subjects, len(self.objects))
        return Counts(*figures, dict(self.classes), dict(self.properties))

    def plus(self, graph: Graph) -> Counts:
        """The counts with a small graph more, which is not kept and shares no subject."""
        other = _Tally()
        other.change((), graph.by_subject.items())
        figures = (
            self.properties.total() + other.properties.total(),
            self.subjects + other.subjects,
            len(self.objects) + sum(term not in self.objects for term in other.objects),
        )
        return Counts(*figures, dict(self.classes + other.classes), dict(self.properties + other.properties))


def count(graph: Graph) -> Counts:
    """The counts of a graph."""
    return AFRESH.brought("void", graph.by_subject, _Tally).counts()


def triples(graph: Graph) -> int:
    """How many triples a graph with a description says that it has."""
    (said,) = graph.objects(Mint(graph.prefixes["graph"].removesuffix("graph/")).of("graph", "kg"), VOID.triples)
    return int(value_of(said))


def described(
    graph: Graph, mint: Mint, modified: datetime.date | None, example: IRI | None, recall: Afresh = AFRESH
) -> Graph:
    """The graph with its description; ``modified`` is the date of the newest source, ``example`` a paper in it.

    The description counts itself, so it is made again until its figures stand still: a few times, because they settle
    as soon as the terms that it uses itself are among those counted.
    """
    tally = recall.brought("void", graph.by_subject, _Tally)
    linksets = list(_linksets(tally.links, mint))
    counts = tally.counts()
    while True:
        description = Graph(chain(description_triples(counts, example, mint, modified), linksets), graph.prefixes)
        both = tally.plus(description)
        if both == counts:
            return Graph.of(together("described", (graph.by_subject, description.by_subject), recall), graph.prefixes)
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


def _linksets(links: Mapping[str, int], mint: Mint) -> Iterator[Triple]:
    for name, predicate, _ in LINKSETS:
        if links.get(name):
            yield from linkset_triples(name, predicate, links[name], mint)


def linkset_triples(name: str, predicate: IRI, links: int, mint: Mint) -> Iterator[Triple]:
    """What a graph says of so many links of one of :data:`LINKSETS`."""
    dataset = mint.of("graph", "kg")
    linkset = mint.of("graph", f"kg-links-{name}")
    yield dataset, VOID.subset, linkset
    yield linkset, RDF.type, VOID.Linkset
    yield linkset, VOID.subjectsTarget, dataset
    yield linkset, VOID.linkPredicate, predicate
    yield linkset, VOID.triples, terms.integer(links)
