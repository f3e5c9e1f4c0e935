"""Pushes a build into real stores on this machine: ``python benchmarks/stores.py EXPORTS [STORE…]``.

As one graph, over it again, as a graph for each note, then with one comment changed and with one note gone; after each push
every triple is fetched again and compared. Beside it stands a bare ``curl`` of the same bytes to the same store, which is
what there is to gain by leaving out what kg adds: the count and the comparison of a sample. The floor is reading both files
with a parser. Ends with status 1 when a store holds anything else than it was sent.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from pyoxigraph import RdfFormat, parse

from kg.graph.assemble import Graphs
from kg.graph.dataset import dataset
from kg.graph.folder import read_folder
from kg.graph.graph import Graph
from kg.stores.client import Client
from kg.stores.credentials import Credentials
from kg.stores.kinds import kind
from kg.stores.push import push, push_changed, whole
from kg.terms import IRI, text
from kg.vocab import KG, SCHEMA
from tests.stores import servers
from tests.stores.contents import differences

STORES: dict[str, tuple[Callable[[Path], AbstractContextManager[servers.Server]], Credentials, list[str]]] = {
    "oxigraph": (servers.oxigraph, Credentials(), []),
    "fuseki": (servers.fuseki, Credentials(), []),
    "virtuoso": (
        lambda folder: servers.virtuoso(folder, buffers=100_000, most_rows=10_000_000),
        Credentials("dba", "dba"),
        ["--digest", "--user", "dba:dba"],
    ),
}


def silent(_stage: str, _done: int, _total: int) -> None:
    """The progress of a push that nobody watches."""


def timed(run: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    found = run()
    return time.perf_counter() - started, found


def bare(server: servers.Server, data: Path, login: list[str]) -> None:
    """The same bytes by curl: what one graph is replaced with, and no check."""
    requests = kind(server.store).replacing(server.url, next(iter(whole(GRAPHS))), data.read_text(encoding="utf-8"))
    for request in requests:
        body = ["-H", f"Content-Type: {request.media}", "--data-binary", f"@{data}"] if request.body else []
        command = ["curl", "-sS", *login, "-X", request.method, *body, "-o", "/dev/null", request.url]
        subprocess.run(command, check=True)


def edited(graphs: Graphs) -> Graphs:
    """The graphs with another word in one comment."""
    comment = graphs.kg.of_type(KG.Comment)[0]
    triples = (one for one in graphs.kg if one[:2] != (comment, SCHEMA.text))
    return Graphs(Graph([*triples, (comment, SCHEMA.text, text("바뀐 말", "ko"))], graphs.kg.prefixes), graphs.mentions)


def without_a_note(graphs: Graphs) -> Graphs:
    """The graphs without what only the first note says."""
    named = dataset(*graphs)
    gone = set(named[next(name for name in named if "/graph/note-" in name)])
    return Graphs(*(Graph((one for one in graph if one not in gone), graph.prefixes) for graph in graphs))


def cpu(process: int) -> float:
    """The CPU seconds that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class Job(NamedTuple):
    """What is measured, and what the store has to hold afterwards."""

    name: str
    run: Callable[[], object]
    held: Callable[[], Mapping[IRI, Graph]]


def measure(store: str, graphs: Graphs, data: Path) -> bool:
    """Print a line for each job; whether the store held what it was sent after each of them."""
    start, known, login = STORES[store]
    equal = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with start(folder) as server, Client(kind(store), server.url, known) as client:

            def sent(named: Graphs) -> Callable[[], object]:
                return lambda: push_changed(named, folder, client, silent)

            other, fewer = edited(graphs), without_a_note(graphs)
            jobs = (
                Job("push into an empty store", lambda: push(whole(graphs), client, silent), lambda: whole(graphs)),
                Job("push again", lambda: push(whole(graphs), client, silent), lambda: whole(graphs)),
                Job("the same bytes by curl, no check", lambda: bare(server, data, login), lambda: whole(graphs)),
                Job("a graph for each note", sent(graphs), lambda: dataset(*graphs)),
                Job("one comment changed", sent(other), lambda: dataset(*other)),
                Job("one note gone", sent(fewer), lambda: dataset(*fewer)),
            )
            for job in jobs:
                before, asked = cpu(server.process.pid), client.sent
                seconds, _ = timed(job.run)
                used = cpu(server.process.pid) - before
                requests = client.sent - asked or "-"
                wrong = differences(server, job.held(), known)
                equal &= not wrong
                verdict = f"NO: {len(wrong)}, such as {wrong[0][:200]}" if wrong else "yes"
                print(f"| {store} | {job.name} | {seconds:.1f} | {used:.1f} | {requests} | {verdict} |", flush=True)
    return equal


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("exports", type=Path)
    arguments.add_argument("stores", nargs="*", default=list(STORES))
    options = arguments.parse_args()
    floor, _ = timed(
        lambda: [
            sum(1 for _ in parse(path=options.exports / name, format=RdfFormat.TURTLE))
            for name in ("kg.ttl", "mentions.ttl")
        ]
    )
    reading, GRAPHS = timed(lambda: read_folder(options.exports))  # type: ignore[assignment]
    total = len(GRAPHS.kg) + len(GRAPHS.mentions)
    print(f"{total} triples; parsed in {floor:.1f} s (the floor), read as graphs in {reading:.1f} s\n")
    print("| store | job | wall s | CPU s of the store | requests | holds every triple |")
    print("|---|---|---|---|---|---|")
    with tempfile.NamedTemporaryFile(suffix=".nt") as file:
        for graph in whole(GRAPHS).values():
            file.write(graph.ntriples().encode())
        file.flush()
        equal = [measure(store, GRAPHS, Path(file.name)) for store in options.stores]
    sys.exit(not all(equal))
