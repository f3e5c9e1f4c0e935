"""Whether a graph conforms to ``ontology/shapes.ttl``.

The constraints that are queries run over a store, where they take seconds; pySHACL validates the others on an
rdflib.Graph, which is also the second, independent reader of the files.
Source: SHACL (W3C Recommendation 2017), sections 4 and 5.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg import tables
from kg.graph.graph import Graph
from kg.graph.invariants import Violation
from kg.terms import IRI

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib


def violations(files: Sequence[Path], graph: Graph) -> Iterator[Violation]:
    """What the shapes find in the files; ``graph`` holds the same triples."""
    import rdflib
    from rdflib.namespace import SH

    shapes = rdflib.Graph().parse(tables.path("shapes.ttl"))
    yield from _queries(shapes, graph.to_oxigraph())
    shapes.remove((None, SH.sparql, None))
    yield from _constraints(shapes, _read(files))


def _queries(shapes: rdflib.Graph, store: pyoxigraph.Store) -> Iterator[Violation]:
    import pyoxigraph
    from rdflib.namespace import SH

    declared = {
        str(shapes.value(one, SH.prefix)): str(shapes.value(one, SH.namespace))
        for one in shapes.objects(None, SH.declare)
    }
    for constraint in shapes.objects(None, SH.sparql):
        message = str(shapes.value(constraint, SH.message))
        rows = store.query(str(shapes.value(constraint, SH.select)), prefixes=declared)
        if isinstance(rows, pyoxigraph.QuerySolutions):
            yield from (Violation(IRI(str(row["this"])), "what does not fit", message) for row in rows)


def _constraints(shapes: rdflib.Graph, data: rdflib.Graph) -> Iterator[Violation]:
    import pyshacl
    import rdflib
    from rdflib.namespace import RDF, SH

    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inplace=True)
    if not isinstance(report, rdflib.Graph):
        return
    for result in report.subjects(RDF.type, SH.ValidationResult):
        focus, path, value = (report.value(result, term) for term in (SH.focusNode, SH.resultPath, SH.value))
        if focus is not None:
            shown = "" if value is None else f" {value.n3()[:120]}"
            found = f"{path.n3() if path is not None else 'the node'}{shown or ' that does not fit'}"
            yield Violation(IRI(focus.n3()), found, str(report.value(result, SH.resultMessage)))


def _read(files: Iterable[Path]) -> rdflib.Graph:
    import rdflib

    data = rdflib.Graph()
    # rdflib logs a traceback for each literal that is not of its datatype; the shapes report it, with its place.
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        for file in files:
            data.parse(file, format="nt" if file.suffix == ".nt" else "turtle")
    finally:
        logger.setLevel(level)
    return data
