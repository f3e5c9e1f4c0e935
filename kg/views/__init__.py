"""A graph to pages that open from disk with the network off.

:func:`pages` makes those of a build, which lead to each other; :func:`kg.view` makes one file of a part of a graph.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TypeVar, overload

from kg.graph import Graph
from kg.recall import AFRESH, Afresh
from kg.views import explorer, front, html, slices
from kg.views.making import ANEW, Making, Slow
from kg.views.material import material
from kg.views.reads import Reads
from kg.views.slices import left_behind
from kg.views.things import Thing

__all__ = ["ANEW", "Making", "left_behind", "pages"]

C = TypeVar("C", bound="str | bytes")


@overload
def pages(graph: Graph, evidence: Graph) -> Iterator[tuple[str, str]]: ...


@overload
def pages(graph: Graph, evidence: Graph, making: Making[C], recall: Afresh = ...) -> Iterator[tuple[str, str | C]]: ...


def pages(
    graph: Graph, evidence: Graph, making: Making[str | bytes] = ANEW, recall: Afresh = AFRESH
) -> Iterator[tuple[str, str | bytes]]:
    """The files of a graph's pages, by name and content; always the same bytes for the same graph.

    ``evidence`` is the graph of the mentions, whose sentences the pages show. ``index.html`` is the front page,
    ``explorer.html`` the whole graph in one file, ``topics/`` has a page for each topic with enough papers. ``making``
    may have pages that need not be made again, ``recall`` keeps parts for the next build of this process.
    """
    made = material(graph, evidence, recall)
    made = made._replace(pages=slices.addresses(made.things))
    reads = Reads(made, recall)
    drawn, held = front.shown(made)
    yield (
        front.NAME,
        making.page(
            front.NAME,
            lambda: reads.front(held),
            lambda slow: front.front(made._replace(slow=slow), drawn, held),
        ),
    )
    yield (
        explorer.NAME,
        making.page(explorer.NAME, lambda: reads.everything, lambda _: explorer.page(made, reads, recall)),
    )
    yield html.LIBRARY, html.vis_network()

    def topic_page(topic: Thing, slow: Slow) -> str:
        return slices.topic_page(made._replace(slow=slow), topic)

    for topic in made.pages:
        name = slices.name(topic)
        yield name, making.page(name, partial(reads.topic, topic), partial(topic_page, topic))
