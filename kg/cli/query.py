"""``kg query``."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.ask import Table, ask, load, question, questions
from kg.ask.query import base_of
from kg.ask.questions import bindings
from kg.errors import QueryError

EPILOG = (
    "Examples: kg query most-mentioned; kg query papers-of-topic topic=diffusion; kg query 'SELECT * { ?p a kg:Paper }'"
)


class Form(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def command(
    query: Annotated[
        str | None, typer.Argument(help="A SPARQL query, or the name of a question.", show_default=False)
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(help="Parameters of the question, name=value.", show_default=False)
    ] = None,
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write the answer.")] = Form.TABLE,
) -> None:
    """Ask a built graph. Without a query, list the named questions."""
    if query is None:
        _list()
        return
    store = load(output)
    if any(character in query for character in " {\n"):
        answer = ask(store, query)
    else:
        asked = question(query)
        answer = ask(store, asked.sparql, bindings(asked, _pairs(parameters or []), base_of(store)))
    write(answer, form)


def _list() -> None:
    for name, one in questions().items():
        typer.echo(f"{name} {' '.join(f'{parameter.name}=…' for parameter in one.parameters)}\n    {one.comment}")


def _pairs(written: list[str]) -> dict[str, str]:
    for pair in written:
        if "=" not in pair:
            raise QueryError(f"found {pair!r}, expected name=value")
    return {name: value for name, _, value in (pair.partition("=") for pair in written)}


def write(answer: Table | bool | str, form: Form) -> None:
    """Print an answer in that form."""
    if not isinstance(answer, Table):
        typer.echo(str(answer).lower() if isinstance(answer, bool) else answer)
    elif form is Form.CSV:
        csv.writer(sys.stdout, lineterminator="\n").writerows([answer.columns, *answer.rows])
    elif form is Form.JSON:
        rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        show(answer)


def show(table: Table) -> None:
    """Print a table; columns are cut to the width of a terminal, never in a pipe."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Shown
    from rich.text import Text

    shown = Shown(*table.columns, box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for row in table.rows:
        shown.add_row(*(Text(value or "") for value in row))
    terminal = sys.stdout.isatty()
    Console(file=sys.stdout, width=None if terminal else 10_000, soft_wrap=not terminal).print(shown)
