"""Reads exports back by programs that are not kg's: ``python benchmarks/read_back.py NOTES|EXPORTS``.

Writes a build in every format, lets another reader have each file (Jena: TriG and JSON-LD; N3.js: N-Triples, N-Quads and
TriG; networkx: GraphML and GEXF; DuckDB: Parquet and CSV), and compares every triple, node, edge and row with the graphs of
the build. CPU seconds are those of the programs that were started too. The floor is parsing the Turtle of the build. Ends
with status 1 when anything differs or a reader complains.
"""

from __future__ import annotations

import argparse
import datetime
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from pyoxigraph import RdfFormat, parse

from kg.export import Results, export
from kg.export._tables import Cell, Table, tables
from kg.graph import Graph
from kg.graph.dataset import dataset
from kg.graph.folder import read_folder
from tests.readers import n3_reader, riot_reader
from tests.readers.compare import differences
from tests.readers.reading import Reading, lines

if TYPE_CHECKING:
    import networkx as nx

Found = TypeVar("Found")
#: What a file holds, how many of them, and what is wrong with it.
Verdict = tuple[int, list[str]]

TURTLE = ("kg", "mentions")
RDF: tuple[tuple[str, str, str, Callable[[Path], Reading]], ...] = (
    ("nt", "kg.nt", "N3.js", n3_reader.read),
    ("nt", "mentions.nt", "N3.js", n3_reader.read),
    ("nq", "kg.nq", "N3.js", n3_reader.read),
    ("trig", "kg.trig", "N3.js", n3_reader.read),
    ("trig", "kg.trig", "Jena", riot_reader.read),
    ("jsonld", "kg.jsonld", "Jena", riot_reader.read),
    ("jsonld", "mentions.jsonld", "Jena", riot_reader.read),
)


def measured(run: Callable[[], Found]) -> tuple[float, Found]:
    """The CPU seconds of a call and of the programs that it starts, and what it returns."""
    before = _used()
    found = run()
    return _used() - before, found


def _used() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def meant(graphs: Results, exports: Path) -> dict[str, frozenset[str]]:
    """The statements that each file has to hold: of the Turtle of the build, parsed, and of its named graphs."""
    turtle = {name: lines(parse(path=exports / f"{name}.ttl", format=RdfFormat.TURTLE)) for name in TURTLE}
    named = "".join(
        f"{subject} {predicate} {value} {name} .\n"
        for name, graph in dataset(graphs.graph, graphs.mentions).items()
        for subject, predicate, value in graph
    )
    quads = lines(parse(named.encode(), format=RdfFormat.N_QUADS))
    files = {f"{name}.{form}": triples for name, triples in turtle.items() for form in ("nt", "jsonld")}
    return files | {"kg.nq": quads, "kg.trig": quads}


def statements(read: Callable[[Path], Reading], wanted: frozenset[str], path: Path) -> Verdict:
    """What a reader of RDF reads and says, beside the statements that there have to be."""
    reading = read(path)
    return len(reading.triples), [*reading.complaints, *differences(wanted, reading.triples)]


def network(graph: Graph, path: Path) -> Verdict:
    """What networkx reads, beside the network that the graph is."""
    import networkx as nx

    from kg.export.networks import to_networkx

    read = nx.read_gexf(path) if path.suffix == ".gexf" else nx.read_graphml(path, force_multigraph=True)
    found, wanted = _bag(nx.MultiDiGraph(read)), _bag(to_networkx(graph))
    return found.total(), [f"- {one}" for one in wanted - found] + [f"+ {one}" for one in found - wanted]


def _bag(read: nx.MultiDiGraph[str]) -> Counter[str]:
    """Nodes with all that is known of them, and edges with their labels, as text."""
    nodes = (
        f"{node} {sorted((name, str(value)) for name, value in about.items() if name != 'id')}"
        for node, about in read.nodes(data=True)
    )
    edges = (f"{source} {about['label']} {target}" for source, target, about in read.edges(data=True))
    return Counter([*nodes, *edges])


def rows(table: Table, path: Path) -> Verdict:
    """What DuckDB reads, beside the rows of the table."""
    import duckdb

    if path.suffix == ".parquet":
        found = duckdb.read_parquet(str(path)).fetchall()
        wanted = [tuple(map(_typed, row, (column.kind for column in table.columns))) for row in table.rows]
    else:
        found = duckdb.read_csv(str(path), header=True, all_varchar=True, delimiter=",", quotechar='"').fetchall()
        wanted = [tuple(_written(cell) for cell in row) for row in table.rows]
    wrong = [f"- {one}\n    + {other}" for one, other in zip(wanted, found, strict=False) if one != other]
    return len(found), wrong + ([f"{len(wanted)} rows were written"] if len(wanted) != len(found) else [])


def _typed(cell: Cell, kind: str) -> object:
    return datetime.date.fromisoformat(cell) if kind == "date" and isinstance(cell, str) else cell


def _written(cell: Cell) -> str | None:
    """A cell as it stands in CSV, where what is empty is missing."""
    text = "|".join(cell) if isinstance(cell, list) else "" if cell is None else str(cell)
    return text or None


class Check(NamedTuple):
    """A file of a format, who reads it, and what reads it and compares."""

    form: str
    file: str
    reader: str
    verdict: Callable[[Path], Verdict]


def checks(graphs: Results, exports: Path) -> Iterator[Check]:
    """Every file, format by format."""
    wanted = meant(graphs, exports)
    for form, file, reader, read in RDF:
        yield Check(form, file, reader, partial(statements, read, wanted[file]))
    for form in ("graphml", "gexf"):
        yield Check(form, f"kg.{form}", "networkx", partial(network, graphs.graph))
    for form in ("parquet", "csv"):
        for table in tables(graphs):
            yield Check(form, f"{form}/{table.name}.{form}", "DuckDB", partial(rows, table))


def compare(exports: Path, output: Path) -> bool:
    """Write, read back and print a line for each file; whether all is as it was written."""
    folder = read_folder(exports)
    graphs = Results(folder.kg, folder.mentions)
    as_written = True
    print(
        "| file | MB | reader | CPU s | statements, things or rows | as written |",
        "|---|---|---|---|---|---|",
        sep="\n",
    )
    for form, of_form in groupby(checks(graphs, exports), key=lambda check: check.form):
        seconds, files = measured(lambda form=form: [path for _, path in export(exports, output, [form])])  # type: ignore[misc]
        size = sum(path.stat().st_size for path in files)
        print(f"| {form}, written | {size / 1e6:.2f} | - | {seconds:.1f} | - | - |")
        for check in of_form:
            path = output / check.file
            seconds, (count, wrong) = measured(lambda path=path, check=check: check.verdict(path))  # type: ignore[misc]
            as_written &= not wrong
            verdict = f"NO: {len(wrong)}" if wrong else "yes"
            size = path.stat().st_size
            print(
                f"| {check.file} | {size / 1e6:.2f} | {check.reader} | {seconds:.1f} | {count} | {verdict} |",
                flush=True,
            )
            for line in wrong[:5]:
                print(f"    {line[:300]}")
    return as_written


def built(source: Path, folder: Path) -> Path:
    """The folder of a build: the one that is given, or one that is made of the notes in it."""
    from kg.building import build

    if (source / "kg.ttl").is_file():
        return source
    build([source]).write(folder, pages=False)
    return folder


def parsed(exports: Path) -> int:
    """How many triples the Turtle of a build has."""
    return sum(1 for name in TURTLE for _ in parse(path=exports / f"{name}.ttl", format=RdfFormat.TURTLE))


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("source", type=Path)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        build_folder = built(options.source, Path(scratch) / "build")
        floor, triples = measured(lambda: parsed(build_folder))
        print(f"{triples} triples of Turtle, parsed in {floor:.1f} CPU s (the floor)\n")
        sys.exit(not compare(build_folder, Path(scratch) / "formats"))
