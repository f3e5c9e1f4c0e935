"""A graph as a network for programs that count and draw: networkx, and by it Gephi and others.

A paper and its note are one node here, and an authorship is an edge. The formats are :mod:`kg.export.gexf` and
:mod:`kg.export.graphml`.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from kg.graph import Graph
from kg.terms import IRI
from kg.views.things import KINDS, Thing, label, local_name, things

if TYPE_CHECKING:
    import networkx as nx

#: What no XML 1.0 document may hold. Source: Extensible Markup Language 1.0, fifth edition, production 2 (Char).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_networkx(graph: Graph, only: Collection[IRI] | None = None) -> nx.MultiDiGraph[str]:
    """The graph as a networkx graph, nodes and edges sorted.

    A node is named by its address and has ``label``, ``kind`` (``paper``, ``author``, ``tag``, …), ``readings`` (how many
    papers and notes are beside it) and, where it has a date, ``date`` and ``year``. An edge has the local name of its
    predicate as its key, and in ``label`` the verb between its ends.

    Args:
        graph: the graph; its digests are left out, as they only say on which day a note was sent.
        only: the things that become nodes, with the edges between them; all when None.
    """
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    wanted = [one for one in things(graph) if one.kind != "digest" and (only is None or one.iri in only)]
    wanted.sort(key=lambda one: (list(KINDS).index(one.kind), one.iri))
    network.add_nodes_from((thing.iri[1:-1], _attributes(graph, thing)) for thing in wanted)
    for thing in wanted:
        for link in sorted(thing.links, key=lambda link: (link.relation.predicate, link.target.iri)):
            source, target = link.source.iri[1:-1], link.target.iri[1:-1]
            if link.source is thing and target in network:
                network.add_edge(source, target, key=local_name(link.relation.predicate), label=link.relation.verb)
    return network


def _attributes(graph: Graph, thing: Thing) -> dict[str, str | int]:
    about: dict[str, str | int] = {"label": label(graph, thing), "kind": thing.kind, "readings": len(thing.readings)}
    return about | ({"date": thing.date, "year": int(thing.date[:4])} if thing.date else {})


def for_xml(network: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The same network without what XML cannot hold; each edge has an ``id`` of its own."""
    made = network.__class__()
    made.add_nodes_from(
        (node, {name: _clean(value) for name, value in about.items()}) for node, about in network.nodes(data=True)
    )
    for number, (source, target, key, about) in enumerate(network.edges(keys=True, data=True)):
        cleaned = {name: _clean(value) for name, value in about.items()}
        made.add_edge(source, target, key=key, id=f"e{number}", **cleaned)
    return made


def _clean(value: str | int) -> str | int:
    return _NOT_XML.sub("", value) if isinstance(value, str) else value
