"""``kg stream``."""

from __future__ import annotations

import sys
import time
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli._progress import bar
from kg.errors import SettingsError
from kg.iri import PLACEHOLDER_BASE

if TYPE_CHECKING:
    from kg.streams.run import Runner

EPILOG = "Example: kg stream arxiv-metadata.json.gz -o arxiv --workers 4, then see arxiv/LOAD.md"


def command(
    records: Annotated[
        list[str],
        typer.Argument(
            help="Metadata of arXiv as JSON lines, plain or packed with gzip or zstd: files, or addresses such as s3://…"
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output", "-o", help="Folder for the shards, a path or an address; the same one to go on after a stop."
        ),
    ],
    base: Annotated[
        str, typer.Option(envvar="KG_BASE", help="Namespace of your own notes; ends in / or #.")
    ] = PLACEHOLDER_BASE,
    partition: Annotated[
        int, typer.Option(min=1, help="Records a partition: memory grows with it, the number of shards shrinks.")
    ] = 16_384,
    workers: Annotated[
        int, typer.Option("--workers", "-w", min=0, help="Processes of a Dask cluster on this machine; 0: no cluster.")
    ] = 0,
    scheduler: Annotated[str, typer.Option(help="Address of a Dask scheduler whose workers do the tasks.")] = "",
    strict: Annotated[
        bool, typer.Option("--strict", envvar="KG_STRICT", help="Exit 1 when there are problems.")
    ] = False,
) -> None:
    """Make the graph of millions of records in little memory: sorted, packed N-Triples with a manifest.

    It is the graph that kg build --no-mentions makes of the same records, in shards for the bulk loader of a store. A
    stream that was stopped goes on where it was.
    """
    from kg.streams.run import stream

    started = time.perf_counter()
    with bar() as progress, _runner(workers, scheduler) as runner:
        made = stream(records, output, base=base, records=partition, runner=runner, progress=progress)
    if base == PLACEHOLDER_BASE:
        sys.stderr.write(f"kg: the records are named under {base}, a placeholder; give your own with --base\n")
    typer.echo(
        f"{made['records']} records, {made['triples']} triples, {len(made['shards'])} shards, "
        f"{made['problems']} problems; {time.perf_counter() - started:.1f} s"
    )
    typer.echo(f"written: {output} (manifest.json, problems.tsv; LOAD.md says how to load the shards)")
    if strict and made["problems"]:
        raise typer.Exit(1)


def _runner(workers: int, scheduler: str) -> AbstractContextManager[Runner]:
    """What does the tasks: this process, or a cluster."""
    if workers and scheduler:
        raise SettingsError("either --workers for a cluster on this machine, or --scheduler for one that exists")
    if workers or scheduler:
        from kg.streams.cluster import on_dask

        return on_dask(workers, scheduler)
    from kg.streams.run import here

    return nullcontext(here)
