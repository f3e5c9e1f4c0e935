"""``kg push``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli._progress import bar
from kg.errors import StoreError
from kg.graph.folder import read_folder
from kg.stores.client import Client
from kg.stores.credentials import credentials
from kg.stores.kinds import Request, address, kind, kinds
from kg.stores.push import changes, push, push_changed, sending, whole

EPILOG = (
    "Examples: kg push http://localhost:7878 --store oxigraph; "
    "KG_STORE_USER=dba KG_STORE_PASSWORD=… kg push http://localhost:8890 --store virtuoso --changed"
)


def command(
    url: Annotated[
        str, typer.Argument(help="Address of the store, with its dataset, repository or database if it has some.")
    ],
    store: Annotated[str, typer.Option("--store", "-s", help=f"Kind of store: {', '.join(kinds())}.")],
    exports: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    graph: Annotated[
        str, typer.Option("--graph", "-g", help="IRI of the graph to fill; that of the description when not given.")
    ] = "",
    changed: Annotated[
        bool, typer.Option("--changed", help="A graph for each note; send what changed, remove what is gone.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the requests, send none.")] = False,
) -> None:
    """Put a built graph into a triple store, and check that it is there.

    Who you are to the store is read from KG_STORE_USER and KG_STORE_PASSWORD, KG_STORE_TOKEN, or ~/.netrc.
    """
    if changed and graph:
        raise StoreError("--changed names the graphs after the notes: leave --graph out")
    wanted = kind(store)
    at = address(url, wanted)
    graphs = read_folder(exports)
    if dry_run:
        planned = (
            changes(graphs, exports, at).requests(wanted, at) if changed else sending(whole(graphs, graph), wanted, at)
        )
        for request in planned:
            typer.echo(_line(request))
        return
    with bar() as progress, Client(wanted, at, credentials(at)) as client:
        if changed:
            done = push_changed(graphs, exports, client, progress)
        else:
            done = push(whole(graphs, graph), client, progress)
        typer.echo(
            f"{wanted.name} at {at} holds {done.triples} triples; {done.put} graphs put, {done.removed} removed, "
            f"{client.sent} requests"
        )


def _line(request: Request) -> str:
    body = f"  {request.media}, {len(request.body)} bytes" if request.body else ""
    return f"{request.method} {request.url}{body}"
