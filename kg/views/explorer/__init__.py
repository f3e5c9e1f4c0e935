"""The explorer: the whole graph in one file, with search, filters, a picture of what is asked for, and every text.

The data stands in the page, deflated when it is large. The modules of JavaScript beside this one hold the page's logic;
:mod:`kg.views.script` makes one script of them.
"""

from __future__ import annotations

from importlib.resources import files
from string import Template

from kg.graph import Graph
from kg.views import html, script
from kg.views.explorer import packing
from kg.views.explorer.index import index, ordered
from kg.views.texts import texts

__all__ = ["page"]

_HERE = files("kg.views.explorer")


def page(graph: Graph, evidence: Graph) -> str:
    """The explorer of a graph as HTML; ``evidence`` is the graph of the mentions, which may be empty."""
    found = ordered(graph)
    chunks = packing.chunked(texts(graph, evidence, found))
    data = {"index": html.block({**index(graph, found), "chunks": [first for first, _ in chunks]})}
    data |= {f"texts-{number}": text for number, (_, text) in enumerate(chunks)}
    style, library, code = _part("explorer.css"), html.vis_network(), script.bundle("explorer/main", _module)
    return Template(_part("explorer.html")).substitute(
        policy=html.policy([style], [library, code]),
        style=style,
        library=library,
        script=code,
        data=packing.blocks(data),
    )


def _module(name: str) -> str:
    """The text of a module of JavaScript; some are shared with the other pages."""
    return (files("kg.views") / f"{name}.mjs").read_text(encoding="utf-8")


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()
