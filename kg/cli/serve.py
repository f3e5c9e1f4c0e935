"""``kg serve``."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

EPILOG = "Examples: kg serve; kg serve exports --port 8000 --seconds 10"


def command(
    exports: Annotated[Path, typer.Argument(envvar="KG_OUTPUT", help="Folder of the build.")] = Path("exports"),
    port: Annotated[int, typer.Option("--port", "-p", min=0, max=65535, help="Port; 0 takes any that is free.")] = 7880,
    seconds: Annotated[float, typer.Option(min=0.1, help="How long a query may take.")] = 30.0,
    cors: Annotated[bool, typer.Option("--cors", help="Let pages of other hosts ask.")] = False,
) -> None:
    """Answer SPARQL over a built graph on this machine, read-only, with its pages and a page to ask in.

    Nobody on another machine can reach it, and no query can reach another host.
    """
    from kg.serve.server import serve

    def ready(url: str) -> None:
        typer.echo(f"pages {url}  questions {url}ask  SPARQL {url}sparql  (Ctrl-C stops)")

    # Where Ctrl-C is ignored, as behind nohup, it ends without that error.
    with suppress(KeyboardInterrupt):
        serve(exports, port=port, seconds=seconds, cors=cors, ready=ready)
    typer.echo("stopped", err=True)
