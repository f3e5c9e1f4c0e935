"""A graph to pages that open from disk with the network off.

:func:`pages` makes those of a build, which lead to each other; :func:`kg.view` makes one file of a part of a graph.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph import Graph
from kg.views import explorer, front, html, slices
from kg.views.material import material
from kg.views.slices import left_behind

__all__ = ["left_behind", "pages"]


def pages(graph: Graph, evidence: Graph) -> Iterator[tuple[str, str]]:
    """The files of a graph's pages, by name and text; always the same text for the same graph.

    ``evidence`` is the graph of the mentions, whose sentences the pages show. ``index.html`` is the front page,
    ``explorer.html`` the whole graph in one file, ``topics/`` has a page for each topic with enough papers.
    """
    made = material(graph, evidence)
    made = made._replace(pages=slices.addresses(made.things))
    yield "index.html", front.front(made)
    yield "explorer.html", explorer.page(made)
    yield html.LIBRARY, html.vis_network()
    yield from slices.topics(made)
