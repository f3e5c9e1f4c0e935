"""``kg stats``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.ask import load
from kg.ask.stats import stats
from kg.cli._tables import show

EPILOG = "Example: kg stats -d exports"


def command(
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
) -> None:
    """Count what a built graph holds."""
    show(stats(load(output)))
