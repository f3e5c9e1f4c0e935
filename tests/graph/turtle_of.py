"""Compares what a build says with Turtle that a test writes down."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.graph import Graph
from kg.graph.graph import prefixes, read
from kg.iri import PLACEHOLDER_BASE
from kg.terms import IRI

KNOWN = prefixes(PLACEHOLDER_BASE)
HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in KNOWN.items())


def graph(turtle: str) -> Graph:
    """The graph of Turtle without prefixes."""
    return read([("ttl", (HEAD + turtle).encode())], KNOWN)


def build(folder: Path, notes: dict[str, str], *, mentions: bool = False) -> kg.Build:
    """A build of notes given by path."""
    for path, text in notes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return kg.build([folder], mentions=mentions)


def about(whole: Graph, *subjects: str) -> Graph:
    """The part of a graph that speaks of these subjects, given as prefixed names."""
    wanted = {IRI(f"<{KNOWN[name.partition(':')[0]]}{name.partition(':')[2]}>") for name in subjects}
    return Graph((triple for triple in whole if triple[0] in wanted), KNOWN)


def assert_says(found: Graph, turtle: str) -> None:
    """The graph holds these triples and no other; what is missing and what is too much is shown."""
    expected = set(graph(turtle))
    missing, extra = sorted(expected - set(found)), sorted(set(found) - expected)
    assert not missing, f"missing: {missing}"
    assert not extra, f"too much: {extra}"


def going_on(before: Graph, now: Graph) -> Graph:
    """The second graph, as a build makes it that knows the first: what says the same is the same object."""
    known = {
        subject: before.by_subject[subject] if before.by_subject.get(subject) == about else about
        for subject, about in now.by_subject.items()
    }
    return Graph.of(known, now.prefixes)
