"""``kg mcp``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import SettingsError

EPILOG = 'Example of an entry in the settings of a client: {"command": "kg", "args": ["mcp", "-d", "PATH/TO/exports"]}'


def command(
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that a query may take.")] = 20,
) -> None:
    """Serve a built graph to an agent, over the Model Context Protocol on standard input and output."""
    if find_spec("mcp") is None:
        raise SettingsError("kg mcp needs the SDK of the protocol: pip install 'paperkg[mcp]'")
    from kg.agents.server import serve

    serve(output, timeout)
