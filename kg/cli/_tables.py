"""Tables on a terminal and in a pipe."""

from __future__ import annotations

import csv
import json
import sys
from enum import StrEnum

import typer

from kg.ask import Table


class Form(StrEnum):
    """How a table is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def write(table: Table, form: Form) -> None:
    """Print a table in that form."""
    if form is Form.CSV:
        csv.writer(sys.stdout, lineterminator="\n").writerows([table.columns, *table.rows])
    elif form is Form.JSON:
        rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))
    else:
        show(table)


def show(table: Table) -> None:
    """Print a table for people: as wide as the terminal at most, wide characters counted as such; in a pipe uncut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table as Shown
    from rich.text import Text

    shown = Shown(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in table.columns:
        shown.add_column(name, overflow="fold")
    for row in table.rows:
        shown.add_row(*(Text(plain("" if value is None else str(value))) for value in row))
    terminal = sys.stdout.isatty()
    Console(file=sys.stdout, width=None if terminal else 10_000, soft_wrap=not terminal).print(shown)


def plain(text: str) -> str:
    """The text on one line, without what a terminal would obey."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
