"""A build into a store: everything as one graph, or each note as a graph of its own and of those what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg.errors import StoreError
from kg.graph import Graph
from kg.graph.assemble import Graphs
from kg.graph.dataset import dataset
from kg.stores import pushed, sample
from kg.stores.client import Client, Progress
from kg.stores.kinds import Kind, Request
from kg.terms import IRI


class Pushed(NamedTuple):
    """What a push came to: the graphs that were put, those taken out, the triples the store holds of this build."""

    put: int
    removed: int
    triples: int


class Changes(NamedTuple):
    """What has to go to a store: all graphs of the build with their fingerprints, which to put, which to take out."""

    named: Mapping[IRI, Graph]
    marks: Mapping[IRI, str]
    put: Sequence[IRI]
    removed: Sequence[IRI]

    def requests(self, kind: Kind, url: str) -> Iterator[Request]:
        """The requests that bring a store up to date, in the order in which they are sent."""
        yield from sending({name: self.named[name] for name in self.put}, kind, url)
        yield from (kind.removing(url, name) for name in self.removed)


def whole(graphs: Graphs, name: str = "") -> dict[IRI, Graph]:
    """The graph and its evidence as one graph of that name; that of the description when none is given.

    Raises:
        StoreError: the name is no IRI.
    """
    if name and not (":" in name and name.isprintable() and not set(name) & set('<>"{}|^`\\ ')):
        raise StoreError(f"found the graph {name!r}, expected an IRI such as https://example.org/me/graph/kg")
    iri = IRI(f"<{name or graphs.kg.prefixes['graph'] + 'kg'}>")
    return {iri: Graph(chain(graphs.kg, graphs.mentions), graphs.kg.prefixes)}


def sending(graphs: Mapping[IRI, Graph], kind: Kind, url: str) -> Iterator[Request]:
    """The requests that put these graphs, in the order in which they are sent."""
    for name, graph in graphs.items():
        yield from kind.replacing(url, name, graph.ntriples())


def push(graphs: Mapping[IRI, Graph], client: Client, progress: Progress) -> Pushed:
    """Put these graphs in the place of those of their names, and check that they are there.

    Raises:
        StoreError: the store cannot be reached, refuses, or does not hold what it was sent.
    """
    _knock(client, next(iter(graphs)))
    for _ in _put(graphs, client, progress):
        pass
    for name, graph in graphs.items():
        _agree(client, name, sample.count(client, name), len(graph))
    sample.compare(client, graphs)
    return Pushed(len(graphs), 0, sum(map(len, graphs.values())))


def changes(graphs: Graphs, exports: str | Path, url: str, held: Mapping[IRI, int] | None = None) -> Changes:
    """What differs between a build and what a store was sent of the last one.

    With ``held``, how many triples the store has of each graph now, a graph that somebody changed there goes again too.
    """
    named = dataset(*graphs)
    marks = {name: pushed.fingerprint(graph) for name, graph in named.items()}
    known = pushed.read(exports, url)
    put = [
        name
        for name, graph in named.items()
        if known.get(name) != marks[name] or (held is not None and held.get(name, 0) != len(graph))
    ]
    removed = [name for name in sorted(known) if name not in named and (held is None or name in held)]
    return Changes(named, marks, put, removed)


def push_changed(graphs: Graphs, exports: str | Path, client: Client, progress: Progress) -> Pushed:
    """Put the graphs that changed since the last push, take out those of notes that are gone, and check all counts.

    What has arrived is noted beside the exports, also when the push breaks off, so that the next one goes on.

    Raises:
        StoreError: as of :func:`push`.
        OutputError: the note beside the exports cannot be read or written.
    """
    space = graphs.kg.prefixes["graph"]
    _knock(client, IRI(f"<{space}void>"))
    wanted = changes(graphs, exports, client.url, sample.counts(client, space))
    ours = {*wanted.named, *wanted.removed}
    known = {name: mark for name, mark in pushed.read(exports, client.url).items() if name in ours}
    put = {name: wanted.named[name] for name in wanted.put}
    try:
        for name in _put(put, client, progress):
            known[name] = wanted.marks[name]
        for name in wanted.removed:
            client.send(client.kind.removing(client.url, name))
            del known[name]
    finally:
        pushed.write(exports, client.url, known)
    held = sample.counts(client, space)
    for name, graph in wanted.named.items():
        _agree(client, name, held.get(name, 0), len(graph))
    sample.compare(client, put)
    return Pushed(len(put), len(wanted.removed), sum(map(len, wanted.named.values())))


def _put(graphs: Mapping[IRI, Graph], client: Client, progress: Progress) -> Iterator[IRI]:
    """Put each graph; its name, once it is there. Progress counts graphs, or the bytes of a single one."""
    for done, (name, graph) in enumerate(graphs.items(), start=1):
        for request in client.kind.replacing(client.url, name, graph.ntriples()):
            client.send(request, partial(_report, progress, len(request.body)) if len(graphs) == 1 else None)
        if len(graphs) > 1:
            progress("push", done, len(graphs))
        yield name


def _report(progress: Progress, size: int, sent: int) -> None:
    progress("push", sent, size)


def _knock(client: Client, graph: IRI) -> None:
    """With a digest, let the store ask who we are before a large body is on its way in vain."""
    if client.kind.auth == "digest":
        client.send(client.kind.knocking(client.url, IRI(f"{graph[:-1]}-none>")))


def _agree(client: Client, name: IRI, held: int, sent: int) -> None:
    if held != sent:
        raise StoreError(
            f"{client.kind.name} at {client.url} holds {held} triples of {name} and was sent {sent}: the load is not whole"
        )
