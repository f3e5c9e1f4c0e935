"""What must hold of every graph, checked after each build without an engine.

Source: the invariants that the ontology states; ``ontology/shapes.ttl`` says the same in SHACL.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from kg.graph.gathered import Evidence, Objects, Things
from kg.graph.graph import Graph
from kg.iri import SHARED
from kg.recall import AFRESH, Afresh
from kg.terms import IRI
from kg.vocab import BIBO, DCTERMS, FABIO, KG, SCHEMA

IDENTIFIED_BY = (DCTERMS.title, FABIO.hasArXivId, BIBO.doi, SCHEMA.url)


class Violation(NamedTuple):
    """A place where a graph breaks an invariant: the subject, what was found, what was expected."""

    subject: IRI
    found: str
    expected: str


def broken(graph: Graph, mentions: Graph, base: str, recall: Afresh = AFRESH) -> tuple[Violation, ...]:
    """Every place where a graph and its evidence break an invariant, sorted; empty when all is well.

    The two may be one graph. ``base`` is the namespace of the user's own things.
    """
    roots = (f"<{SHARED}", f"<{base}")
    things = recall.brought(("things", base), graph.by_subject, partial(Things, roots))
    evidence = recall.brought(("evidence", base), mentions.by_subject, partial(Evidence, roots))
    found = [
        *_nameless(things.papers, graph),
        *_out_of_order(things.disordered),
        *_misplaced(evidence),
        *_unproven(things.notes, graph, evidence),
        *_dangling({graph: things.objects, mentions: evidence.objects}),
    ]
    return tuple(sorted(found))


def _nameless(papers: Iterable[IRI], graph: Graph) -> Iterator[Violation]:
    for paper in papers:
        if graph.by_subject[paper].keys().isdisjoint(IDENTIFIED_BY):
            yield Violation(paper, "neither title nor id", "a paper with a title or an id")


def _out_of_order(disordered: Mapping[IRI, Sequence[int]]) -> Iterator[Violation]:
    for paper, positions in disordered.items():
        shown = ", ".join(map(str, positions[:9]))
        yield Violation(paper, f"author positions {shown}", "positions 1 to n without a gap")


def _misplaced(evidence: Evidence) -> Iterator[Violation]:
    for mention, words in chain.from_iterable(evidence.misplaced.values()):
        yield Violation(mention, f"words {words!r} elsewhere", "the words between the offsets")


def _unproven(notes: Iterable[IRI], graph: Graph, evidence: Evidence) -> Iterator[Violation]:
    """Statements that a note mentions an entity without a mention that says so."""
    for note in notes:
        for entity in set(graph.by_subject[note].get(SCHEMA.mentions, ())).difference(evidence.proven.get(note, ())):
            yield Violation(note, f"schema:mentions {entity}", "a mention of it in the evidence")


def _dangling(graphs: Mapping[Graph, Objects]) -> Iterator[Violation]:
    """IRIs of ours that are pointed at and never described."""
    loose = set().union(*(pointed.loose for pointed in graphs.values()))
    lost = {
        value
        for value in loose.difference(*(graph.by_subject for graph in graphs))
        if not value.startswith(f"<{KG.base}")
    }
    # Where each of them stands is looked for only when there are any.
    for graph in graphs if lost else ():
        for subject, about in graph.by_subject.items():
            for value in lost.intersection(chain.from_iterable(about.values())):
                yield Violation(subject, f"{value} that nothing describes", "a described thing")
