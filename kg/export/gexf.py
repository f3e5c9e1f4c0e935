"""A graph as GEXF 1.2, which Gephi and Gephi Lite open with all of its attributes.

Source: GEXF Working Group, GEXF 1.2draft; written by networkx.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kg.export import Results, networks
from kg.graph import Graph
from kg.terms import IRI

NAME = "gexf"


def texts(results: Results) -> Iterator[tuple[str, str]]:
    """``kg.gexf``."""
    yield "kg.gexf", gexf(results.graph)


def gexf(graph: Graph, only: Collection[IRI] | None = None) -> str:
    """The graph, or ``only`` these things of it, as GEXF text; always the same for the same graph."""
    from networkx.readwrite.gexf import GEXFWriter

    writer = GEXFWriter(networks.for_xml(networks.to_networkx(graph, only)), version="1.2draft")
    meta = writer.xml.find("meta")
    # networkx notes the day and its own version, which would be other bytes each day.
    meta.attrib.clear()
    meta.find("creator").text = "kg"
    return f'<?xml version="1.0" encoding="utf-8"?>\n{writer}\n'
