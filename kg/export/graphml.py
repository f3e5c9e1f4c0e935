"""A graph as GraphML, which Gephi, yEd, Cytoscape and igraph open.

Source: GraphML Project Group, GraphML Specification 1.0; written by networkx.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.export import Results, networks
from kg.graph import Graph
from kg.terms import IRI

NAME = "graphml"


def texts(results: Results) -> Iterator[tuple[str, str]]:
    """``kg.graphml``."""
    yield "kg.graphml", graphml(results.graph)


def graphml(graph: Graph, only: Collection[IRI] | None = None) -> str:
    """The graph, or ``only`` these things of it, as GraphML text; always the same for the same graph."""
    from networkx.readwrite.graphml import GraphMLWriter

    writer = GraphMLWriter(
        networks.for_xml(networks.to_networkx(graph, only)),
        prettyprint=True,
        named_key_ids=True,
        edge_id_from_attribute="id",
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n{writer}\n'
