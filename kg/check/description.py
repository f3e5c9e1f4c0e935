"""Whether the figures that a graph gives of itself are those that one gets by counting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kg.graph import void
from kg.graph.graph import Graph, value_of
from kg.graph.invariants import Violation
from kg.iri import PLACEHOLDER_BASE
from kg.terms import IRI, Term, Triple
from kg.vocab import RDF, VOID

DATASET = "graph/kg"


def base(graph: Graph) -> str:
    """The namespace of the user's own things, read off the description; the placeholder without one."""
    for subject in graph.of_type(VOID.Dataset):
        if subject.endswith(f"{DATASET}>"):
            return subject[1:].removesuffix(f"{DATASET}>")
    return PLACEHOLDER_BASE


def wrong(triples: Iterable[Triple]) -> Iterator[Violation]:
    """Figures of the description in a file that differ from what the file holds; none for a file without one."""
    graph = Graph(triples, {})
    dataset = next((one for one in graph.of_type(VOID.Dataset) if one.endswith(f"{DATASET}>")), None)
    if dataset is None:
        return
    counts = void.count(graph)
    figures = {
        VOID.triples: counts.triples,
        VOID.entities: counts.subjects,
        VOID.distinctSubjects: counts.subjects,
        VOID.distinctObjects: counts.objects,
        VOID.classes: len(counts.classes),
        VOID.properties: len(counts.properties),
    }
    for predicate, counted in figures.items():
        yield from _compare(graph, dataset, predicate, counted)
    yield from _partitions(graph, getattr(VOID, "class"), VOID.entities, counts.classes)
    yield from _partitions(graph, VOID.property, VOID.triples, counts.properties)


def _compare(graph: Graph, subject: IRI, predicate: IRI, counted: int | None) -> Iterator[Violation]:
    said = [value_of(value) for value in graph.objects(subject, predicate)]
    if said != [str(counted)]:
        yield Violation(subject, f"{predicate} {', '.join(said) or '(none)'}", str(counted))


def _partitions(
    graph: Graph, of: IRI, figure: IRI, counts: Mapping[Term, int] | Mapping[IRI, int]
) -> Iterator[Violation]:
    described = {term: subject for subject, about in graph.by_subject.items() for term in about.get(of, ())}
    for term, counted in counts.items():
        if term in described:
            yield from _compare(graph, described[term], figure, counted)
        else:
            subject = next(
                one for one, about in graph.by_subject.items() if term in about or term in about.get(RDF.type, ())
            )
            yield Violation(subject, f"{term} without a partition", f"a partition with {counted}")
