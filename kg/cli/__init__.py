"""The command line: one module a command, found by place, no logic of its own.

A module of this folder whose name does not start with ``_`` has ``command``, a function with its options and its help,
and ``EPILOG``, an example.

Results go to stdout, everything else to stderr. Exit status 0; 1 for problems under ``--strict``; 2 when it cannot be
done.
"""

from __future__ import annotations

import ast
import pkgutil
import sys
from difflib import get_close_matches
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from kg.errors import KgError
from kg.settings import settings

COMMANDS = tuple(sorted(name for _, name, _ in pkgutil.iter_modules(__path__) if not name.startswith("_")))


class Commands(TyperGroup):
    """The commands by name, each imported when it is asked for: ``kg query`` pays for no page, ``kg --help`` for nothing."""

    # Typer may bring a click of its own, so its types are not named here.
    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """The names, sorted."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{cmd_name}")
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
        alone.command(cmd_name, epilog=module.EPILOG)(module.command)
        return typer.main.get_command(alone)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is asked for; a name that none has is answered with those near to it."""
        near = get_close_matches(args[0], COMMANDS)
        if near and args[0] not in COMMANDS:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {' or '.join(near)}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002
        """Write the list of the help, with what stands in each module, read without importing it."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_sentence(name)) for name in COMMANDS])


def _first_sentence(name: str) -> str:
    """What the command of a module does: the first sentence of its docstring."""
    source = (files(__name__) / f"{name}.py").read_text(encoding="utf-8")
    functions = (
        node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef) and node.name == "command"
    )
    said = " ".join((ast.get_docstring(next(functions)) or "").partition("\n\n")[0].split())
    return said.partition(". ")[0].rstrip(".")


app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Paper notes to a knowledge graph: Turtle to keep, SPARQL to ask, pages to browse offline.",
    epilog="Example: kg build ~/notes -o exports, then: kg query most-mentioned",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version as installed_version

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
