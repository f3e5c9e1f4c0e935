"""What must hold of every graph, checked after each build without an engine.

Source: the invariants that the ontology states; ``ontology/shapes.ttl`` says the same in SHACL.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from kg.graph.graph import Graph, value_of
from kg.iri import SHARED
from kg.terms import IRI, Term
from kg.vocab import BIBO, DCTERMS, FABIO, ITSRDF, KG, NIF, SCHEMA

IDENTIFIED_BY = (DCTERMS.title, FABIO.hasArXivId, BIBO.doi, SCHEMA.url)


class Violation(NamedTuple):
    """A place where a graph breaks an invariant: the subject, what was found, what was expected."""

    subject: IRI
    found: str
    expected: str


def broken(graph: Graph, mentions: Graph, base: str) -> tuple[Violation, ...]:
    """Every place where a graph and its evidence break an invariant, sorted; empty when all is well.

    The two may be one graph. ``base`` is the namespace of the user's own things.
    """
    found = [
        *_nameless(graph),
        *_out_of_order(graph),
        *_misplaced(mentions),
        *_unproven(graph, mentions),
        *_dangling(graph, mentions, base),
    ]
    return tuple(sorted(found))


def _nameless(graph: Graph) -> Iterator[Violation]:
    for paper in graph.of_type(KG.Paper):
        if not any(term in graph.by_subject[paper] for term in IDENTIFIED_BY):
            yield Violation(paper, "neither title nor id", "a paper with a title or an id")


def _out_of_order(graph: Graph) -> Iterator[Violation]:
    by_subject = graph.by_subject
    for paper in graph.of_type(KG.Paper):
        places = by_subject[paper].get(KG.hasAuthorship, ())
        positions = sorted(
            _whole_number(value) for place in places for value in by_subject.get(IRI(place), {}).get(KG.position, ())
        )
        if positions != list(range(1, len(places) + 1)):
            shown = ", ".join(map(str, positions[:9]))
            yield Violation(paper, f"author positions {shown}", "positions 1 to n without a gap")


def _misplaced(mentions: Graph) -> Iterator[Violation]:
    """Mentions whose words do not stand between their offsets."""
    texts = {field: _only(mentions.by_subject[field], NIF.isString) for field in mentions.of_type(KG.TextField)}
    for mention in mentions.of_type(KG.Mention):
        about = mentions.by_subject[mention]
        begin, end = (_whole_number(value) for value in _pair(about))
        words = _only(about, NIF.anchorOf)
        if texts.get(_reference(about), "")[begin:end] != words or not words:
            yield Violation(mention, f"words {words!r} elsewhere", "the words between the offsets")


def _pair(about: Mapping[IRI, set[Term]]) -> tuple[str, str]:
    return _only(about, NIF.beginIndex), _only(about, NIF.endIndex)


def _reference(about: Mapping[IRI, set[Term]]) -> IRI:
    return IRI(next(iter(about.get(NIF.referenceContext, ())), ""))


def _only(about: Mapping[IRI, set[Term]], predicate: IRI) -> str:
    """The one value of a predicate; empty when there is none, or more than one."""
    values = about.get(predicate, ())
    return value_of(next(iter(values))) if len(values) == 1 else ""


@lru_cache(maxsize=4096)
def _whole_number(value: str) -> int:
    """The number that a term or its text gives; -1, which is never right, when it is none."""
    text = value_of(IRI(value)) if value[:1] == '"' else value
    return int(text) if text.isdecimal() else -1


def _unproven(graph: Graph, mentions: Graph) -> Iterator[Violation]:
    """Statements that a note mentions an entity without a mention that says so."""
    proven = {
        (note, entity)
        for mention in mentions.of_type(KG.Mention)
        for note in mentions.by_subject[mention].get(KG.inNote, ())
        for entity in mentions.by_subject[mention].get(ITSRDF.taIdentRef, ())
    }
    for note in graph.of_type(KG.Note):
        for entity in graph.by_subject[note].get(SCHEMA.mentions, ()):
            if (note, entity) not in proven:
                yield Violation(note, f"schema:mentions {entity}", "a mention of it in the evidence")


def _dangling(graph: Graph, mentions: Graph, base: str) -> Iterator[Violation]:
    """IRIs of ours that are pointed at and never described."""
    roots, terms = (f"<{SHARED}", f"<{base}"), f"<{KG.base}"
    both = list(dict.fromkeys((graph, mentions)))
    # Most objects stand often: each is looked at once, and where it stands only when something is wrong with it.
    objects = set(chain.from_iterable(v for one in both for about in one.by_subject.values() for v in about.values()))
    objects.difference_update(*(one.by_subject for one in both))
    lost = {value for value in objects if value.startswith(roots) and not value.startswith(terms)}
    for one in both if lost else ():
        for subject, about in one.by_subject.items():
            for value in lost.intersection(chain.from_iterable(about.values())):
                yield Violation(subject, f"{value} that nothing describes", "a described thing")
