"""The dataset as N-Quads: a graph for each note, the ontology, the description; see :mod:`kg.graph.dataset`.

Source: RDF 1.1 N-Quads.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.export import Results
from kg.graph.dataset import dataset

NAME = "nq"


def texts(results: Results) -> Iterator[tuple[str, Iterator[str]]]:
    """``kg.nq``, with the evidence, sorted by graph and triple."""
    yield "kg.nq", _lines(results)


def _lines(results: Results) -> Iterator[str]:
    for name, graph in dataset(results.graph, results.mentions).items():
        yield "".join(f"{subject} {predicate} {value} {name} .\n" for subject, predicate, value in graph)
