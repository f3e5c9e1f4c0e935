"""The jobs that ``build.py`` measures, each in a process of its own: ``python benchmarks/jobs.py JOB NOTES``.

A job imports what it needs itself, so that the floor pays for nothing of the others. Printed are the CPU seconds of the
job with its imports, without the start of the interpreter.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path


def floor(notes: Path) -> None:
    """Read and hash every file."""
    import hashlib

    for folder, _, names in os.walk(notes):
        for name in names:
            hashlib.sha256((Path(folder) / name).read_bytes()).digest()


def graph_alone(notes: Path) -> None:
    """The graph as Turtle, without mentions, tables and page."""
    import tempfile

    from kg.building import build

    with tempfile.TemporaryDirectory() as folder:
        build([notes], mentions=False).write(folder, formats=("ttl",), pages=False)


def with_tables_of_names(notes: Path) -> None:
    """The graph and its evidence, mentions found without the recogniser."""
    import tempfile

    from kg.building import build

    with tempfile.TemporaryDirectory() as folder:
        build([notes], recogniser=False).write(folder, formats=("ttl",), pages=False)


def everything(notes: Path) -> None:
    """What `kg build` does in one process: recogniser, tables and page."""
    import tempfile

    from kg.building import build

    with tempfile.TemporaryDirectory() as folder:
        build([notes]).write(folder)


def rdflib_writer(notes: Path) -> None:
    """The peer: `graph_alone`, but each triple is made and added to an rdflib.Graph, which writes the Turtle."""
    import tempfile

    import rdflib

    from kg.building import build
    from kg.graph.graph import value_of

    def term(written: str) -> rdflib.URIRef | rdflib.Literal:
        if written[0] == "<":
            return rdflib.URIRef(written[1:-1])
        kind = written[written.rindex('"') + 1 :]
        value = value_of(written)
        return (
            rdflib.Literal(value, lang=kind[1:])
            if kind[:1] == "@"
            else rdflib.Literal(value, datatype=kind[3:-1] or None)
        )

    graph = rdflib.Graph()
    for subject, about in build([notes], mentions=False).graph.by_subject.items():
        for predicate, values in about.items():
            for value in values:
                graph.add((term(subject), term(predicate), term(value)))
    with tempfile.TemporaryDirectory() as folder:
        graph.serialize(Path(folder) / "kg.ttl", format="turtle")


JOBS = {job.__name__: job for job in (floor, graph_alone, with_tables_of_names, everything, rdflib_writer)}

if __name__ == "__main__":
    started = time.process_time()
    JOBS[sys.argv[1]](Path(sys.argv[2]))
    print(time.process_time() - started)
