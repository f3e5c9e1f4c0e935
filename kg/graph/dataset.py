"""The two graphs of a build as a dataset: a named graph for each note, so that a note can be taken out or replaced.

Each statement stands in one graph only, so that a store that answers from all of them together says nothing twice:

``graph:note-<key>``
    what this note alone gives: itself, its comments and mentions, its paper with the author list, and the things
    that no other note leads to.
``graph:shared``
    what several notes give: a topic, an author, a model that more than one of them leads to.
``graph:void``
    the description of the whole.
``graph:ontology``
    ``ontology/kg.ttl``, which declares every class and property.

A note leads to what it points at, and on from there, but not through another note. It does not lead into a linked paper
that has a note of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg import tables
from kg.graph.graph import Graph, read
from kg.iri import Mint
from kg.terms import IRI, Triple
from kg.vocab import CITO, FOAF, KG

_SEVERAL = IRI("")


def dataset(graph: Graph, mentions: Graph) -> dict[IRI, Graph]:
    """The named graphs by IRI, sorted: all triples of the two graphs, and those of the ontology."""
    mint = Mint(graph.prefixes["graph"].removesuffix("graph/"))
    ontology = read([("ttl", tables.path("kg.ttl").read_bytes())], graph.prefixes)
    parts: dict[IRI, list[Triple]] = {mint.of("graph", "ontology"): list(ontology)}
    for place, triple in _placed(graph, mentions, mint):
        parts.setdefault(place, []).append(triple)
    return {place: Graph(parts[place], graph.prefixes) for place in sorted(parts)}


def _placed(graph: Graph, mentions: Graph, mint: Mint) -> Iterator[tuple[IRI, Triple]]:
    """Each triple with its graph."""
    notes = frozenset(graph.of_type(KG.Note))
    start = len(mint.of("note", "x")) - 2
    own = {note: mint.of("graph", f"note-{note[start:-1]}") for note in notes}
    own |= {_SEVERAL: mint.of("graph", "shared")}
    described, void = f"<{mint.base}graph/", mint.of("graph", "void")
    owners = _owners(graph, mentions, notes)
    for one in (graph, mentions):
        for subject, about in one.by_subject.items():
            owner = owners.get(subject, _SEVERAL)
            place = void if subject.startswith(described) else own[owner]
            for predicate, values in about.items():
                for value in values:
                    # A digest belongs to all its notes, each of its parts to the note that it is.
                    of_note = owner == _SEVERAL and value in notes
                    yield own[IRI(value)] if of_note else place, (subject, predicate, value)


def _owners(graph: Graph, mentions: Graph, notes: frozenset[IRI]) -> dict[IRI, IRI]:
    """The note that alone leads to a thing, or ``_SEVERAL``; nothing for what no note leads to."""
    owners = {note: note for note in notes}
    for one in (graph, mentions):
        for subject, about in one.by_subject.items():
            for note in about.get(KG.inNote, ()):
                owners[subject] = IRI(note)
    fixed = frozenset(owners)
    read_about = {value for note in notes for value in graph.by_subject[note].get(FOAF.primaryTopic, ())}
    waiting = sorted(owners)
    while waiting:
        subject = waiting.pop()
        owner = owners[subject]
        about = graph.by_subject.get(subject) or mentions.by_subject.get(subject, {})
        for predicate, values in about.items():
            for value in values:
                thing = IRI(value)
                linked_only = predicate == CITO.linksTo and value in read_about
                if thing in fixed or linked_only or thing not in graph.by_subject:
                    continue
                now = owner if owners.get(thing, owner) == owner else _SEVERAL
                if owners.get(thing) != now:
                    owners[thing] = now
                    waiting.append(thing)
    return owners
