"""The command line: one module a command, found by place, no logic of its own.

A module of this folder whose name does not start with ``_`` has ``command``, a function with its options and its help,
and ``EPILOG``, an example.

Results go to stdout, everything else to stderr. Exit status 0; 1 for problems under ``--strict``; 2 when it cannot be
done.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated

import typer

from kg.errors import KgError
from kg.settings import settings

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Paper notes to a knowledge graph: Turtle to keep, SPARQL to ask, pages to browse offline.",
    epilog="Example: kg build ~/notes -o exports, then: kg query most-mentioned",
)
COMMANDS = tuple(sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if not name.startswith("_")))
for _name in COMMANDS:
    _module = import_module(f"{__name__}.{_name}")
    app.command(_name, epilog=_module.EPILOG)(_module.command)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kg {installed_version('paperkg')}")
        raise typer.Exit


@app.callback()
def _settings(
    context: typer.Context,
    _asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which version.")
    ] = False,
) -> None:
    """Read ``kg.toml``: its values stand where neither an option nor a variable is given."""
    found = settings(Path.cwd())
    context.default_map = dict.fromkeys(COMMANDS, found)


def main() -> None:
    """Run the command line; what kg raises on purpose becomes one line on stderr and exit status 2."""
    try:
        app()
    except KgError as error:
        sys.stderr.write(f"kg: {error}\n")
        sys.exit(2)
    except KeyboardInterrupt:
        sys.stderr.write("kg: stopped\n")
        sys.exit(130)
    except BrokenPipeError:
        # The reader of a pipe (``| head``) has seen enough.
        sys.stderr.close()
        sys.exit(0)
