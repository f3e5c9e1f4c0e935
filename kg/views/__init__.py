"""A graph to pages that open from disk with the network off.

:func:`pages` makes them all. Each is one file that needs no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import Graph
from kg.views import front

__all__ = ["pages"]


def pages(graph: Graph) -> Iterator[tuple[str, str]]:
    """The pages of a graph, by file name and HTML text; always the same text for the same graph."""
    yield "index.html", front.page(graph)
