"""The dataset as TriG, the Turtle of named graphs: a graph for each note; see :mod:`kg.graph.dataset`.

Source: RDF 1.1 TriG. Of what it allows, this uses what :mod:`kg.export.turtle` uses.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.export import Results
from kg.export.turtle import Short, sections
from kg.graph.dataset import dataset

NAME = "trig"


def texts(results: Results) -> Iterator[tuple[str, Iterator[str]]]:
    """``kg.trig``, with the evidence."""
    yield "kg.trig", _pieces(results)


def _pieces(results: Results) -> Iterator[str]:
    """The prefixes, which are known only when all else is written, then the graphs."""
    short = Short(results.graph.prefixes)
    graphs = [
        "".join([f"\n{short[name]} {{", *sections(graph, short), "}\n"])
        for name, graph in dataset(results.graph, results.mentions).items()
    ]
    yield short.head()
    yield from graphs
