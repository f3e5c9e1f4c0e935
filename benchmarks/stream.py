"""What streams cost: ``python benchmarks/stream.py [--sizes 10000 100000 1000000] [--runs N]``.

Makes metadata of each size, streams it in one process, and prints CPU per record and peak memory beside the floor, which
parses every line and packs the same text, and beside a peer: rdflib that is given the finished triples of the smallest size
and has only to hold and write them. The largest size runs once.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import metadata
from measure import Run, measured, median


def stream(file: Path, out: Path) -> None:
    """The job itself, in one process."""
    from kg.streams.run import stream

    stream([str(file)], str(out))


def floor(file: Path, out: Path) -> None:
    """Parse every line, keep nothing; then pack the text of the finished shards as hard as a stream does."""
    with file.open("rb") as lines:
        for line in lines:
            json.loads(line)
    for shard in out.glob("kg-*.nt.gz"):
        with gzip.open(shard) as text, gzip.open(out / "floor.gz", "wb", 4) as packed:
            while data := text.read(1 << 20):
                packed.write(data)


def rdflib_writer(_file: Path, out: Path) -> None:
    """The peer: an rdflib.Graph of the finished triples, written as N-Triples. Parsing by pyoxigraph is fast beside it."""
    import pyoxigraph
    import rdflib

    graph = rdflib.Graph()
    for shard in out.glob("kg-*.nt.gz"):
        for one in pyoxigraph.parse(gzip.decompress(shard.read_bytes()), pyoxigraph.RdfFormat.N_TRIPLES):
            value = one.object
            graph.add(
                (
                    rdflib.URIRef(one.subject.value),
                    rdflib.URIRef(one.predicate.value),
                    rdflib.URIRef(value.value)
                    if isinstance(value, pyoxigraph.NamedNode)
                    else rdflib.Literal(value.value, lang=value.language)
                    if value.language
                    else rdflib.Literal(value.value, datatype=rdflib.URIRef(value.datatype.value)),
                )
            )
    graph.serialize(out / "rdflib.nt", format="nt", encoding="utf-8")


JOBS: dict[str, Callable[[Path, Path], None]] = {job.__name__: job for job in (stream, floor, rdflib_writer)}


def table(sizes: list[int], count: int) -> None:
    """Measure and print."""
    print(
        f"{'records':>9} {'job':14} {'CPU s':>8} {'CPU us/record':>14} {'x floor':>8} {'records/s':>10} {'peak MB':>8}"
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file, out = Path(folder) / "papers.jsonl", Path(folder) / "out"
            metadata.make(file, size)
            runs: dict[str, list[Run]] = {"stream": [], "floor": []} | (
                {"rdflib_writer": []} if size == sizes[0] else {}
            )
            for _ in range(1 if size == max(sizes) else count):
                for name, done in runs.items():
                    if name == "stream":
                        shutil.rmtree(out, ignore_errors=True)
                    done.append(measured([sys.executable, __file__, "--job", name, file, out]))
            lowest = median(runs["floor"]).cpu
            for name, done in runs.items():
                cpu, wall, memory = median(done)
                print(
                    f"{size:9} {name:14} {cpu:8.1f} {1e6 * cpu / size:14.0f} {cpu / lowest:8.1f} {size / wall:10.0f} {memory:8.0f}",
                    flush=True,
                )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--job", choices=JOBS)
    parser.add_argument("paths", type=Path, nargs="*")
    given = parser.parse_args()
    if given.job:
        JOBS[given.job](*given.paths)
    else:
        table(given.sizes, given.runs)


if __name__ == "__main__":
    main()
