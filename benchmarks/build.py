"""How long a build takes, beside a floor and a peer: ``python benchmarks/build.py NOTES [--runs N]``."""

from __future__ import annotations

import argparse
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """One run of a job, start of the interpreter included: CPU seconds, wall seconds, peak memory in MB."""

    cpu: float
    wall: float
    memory: float


def floor(notes: Path) -> None:
    """Read and hash every file."""
    for folder, _, names in os.walk(notes):
        for name in names:
            hashlib.sha256((Path(folder) / name).read_bytes()).digest()


def graph_alone(notes: Path) -> None:
    """The graph as Turtle, without mentions, tables and page."""
    from kg.build import build

    with tempfile.TemporaryDirectory() as folder:
        build([notes], mentions=False).write(folder, formats=("ttl",), pages=False)


def with_tables_of_names(notes: Path) -> None:
    """The graph and its evidence, mentions found without the recogniser."""
    from kg.build import build

    with tempfile.TemporaryDirectory() as folder:
        build([notes], recogniser=False).write(folder, formats=("ttl",), pages=False)


def everything(notes: Path) -> None:
    """What `kg build` does in one process: recogniser, tables and page."""
    from kg.build import build

    with tempfile.TemporaryDirectory() as folder:
        build([notes]).write(folder)


def rdflib_writer(notes: Path) -> None:
    """The peer: `graph_alone`, but each triple is made and added to an rdflib.Graph, which writes the Turtle."""
    import rdflib

    from kg.build import build
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


JOBS: dict[str, Callable[[Path], None]] = {
    job.__name__: job for job in (floor, graph_alone, with_tables_of_names, everything, rdflib_writer)
}


def measured(name: str, notes: Path) -> Run:
    """One run of a job in a fresh process."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, __file__, str(notes), "--job", name])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name} failed")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss / 1024)


def help_seconds() -> float:
    """Wall seconds of `kg --help`, start of Python included."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg", "--help"], check=True, capture_output=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure all jobs in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--job", choices=JOBS)
    given = parser.parse_args()
    if given.job:
        JOBS[given.job](given.notes)
        return
    runs: dict[str, list[Run]] = {name: [] for name in JOBS}
    for _ in range(given.runs):
        for name, done in runs.items():
            done.append(measured(name, given.notes))
    lowest = statistics.median(run.cpu for run in runs["floor"])
    print(f"{'job':21} {'CPU s: median (min to max)':28} {'x floor':>8} {'wall s':>7} {'peak MB':>8}")
    for name, done in runs.items():
        cpu = [run.cpu for run in done]
        shown = f"{statistics.median(cpu):.2f} ({min(cpu):.2f} to {max(cpu):.2f})"
        wall, memory = statistics.median(run.wall for run in done), max(run.memory for run in done)
        print(f"{name:21} {shown:28} {statistics.median(cpu) / lowest:8.1f} {wall:7.2f} {memory:8.0f}")
    print(f"kg --help: {statistics.median(help_seconds() for _ in range(given.runs)):.3f} s wall")


if __name__ == "__main__":
    main()
