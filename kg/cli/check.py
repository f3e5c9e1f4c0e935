"""``kg check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.check import check

EPILOG = "Examples: kg check; kg check exports/kg.ttl exports/mentions.ttl --no-shacl"


def command(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Turtle or N-Triples files that belong together.", show_default=False)
    ] = None,
    output: Annotated[
        Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build to check without FILES.")
    ] = Path("exports"),
    shacl: Annotated[bool, typer.Option(help="Validate the SHACL shapes too, which takes longest.")] = True,
) -> None:
    """Check that a graph is well formed, says true things of itself and keeps to the ontology; exit 1 when not."""
    chosen = files or [
        file for file in (output / "kg.ttl", output / "mentions.ttl") if file == output / "kg.ttl" or file.is_file()
    ]
    problems = check(chosen, shacl=shacl)
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    typer.echo(f"{', '.join(map(str, chosen))}: {f'{len(problems)} problems' if problems else 'all well'}")
    if problems:
        raise typer.Exit(1)
