"""The graphs as sorted N-Triples: what every store loads, and what ``sort`` and ``diff`` understand.

Source: RDF 1.1 N-Triples, section 4 (canonical form).
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.export import Results

NAME = "nt"


def texts(results: Results) -> Iterator[tuple[str, str]]:
    """``kg.nt`` and ``mentions.nt``."""
    yield "kg.nt", results.graph.ntriples()
    yield "mentions.nt", results.mentions.ntriples()
