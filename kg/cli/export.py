"""``kg export``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli._progress import bar
from kg.export import export, formats_of_graphs

EPILOG = "Examples: kg export -f nq --gzip; kg export exports -f jsonld -f parquet -o elsewhere"


def command(
    exports: Annotated[Path, typer.Argument(envvar="KG_OUTPUT", help="Folder of the build.")] = Path("exports"),
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help=f"Formats to write: {', '.join(formats_of_graphs())}.", show_default=False),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Folder for the results; that of the build when not given.")
    ] = None,
    gzip: Annotated[
        bool, typer.Option("--gzip", "-z", help="Compress what is text, always to the same bytes.")
    ] = False,
) -> None:
    """Write a built graph in other formats, for stores, programs and notebooks."""
    if not formats:
        raise typer.BadParameter(f"name one or more of: {', '.join(formats_of_graphs())}", param_hint="--format")
    with bar() as progress:
        for done, (form, path) in enumerate(export(exports, output or exports, formats, packed=gzip), start=1):
            progress(form, done, done)
            typer.echo(path)
