"""``kg tags``."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.ask import Table
from kg.ask.tags import Topic, tags
from kg.cli._tables import Form, show

EPILOG = "Examples: kg tags; kg tags --merged; kg tags --unknown -f json"


def command(
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    merged: Annotated[bool, typer.Option("--merged", help="Only topics that several spellings became.")] = False,
    unknown: Annotated[
        bool, typer.Option("--unknown", help="Only topics that the topic scheme does not know.")
    ] = False,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write them.")] = Form.TABLE,
) -> None:
    """List the topics of the notes: how many notes each has, what was merged into it and by which rule, what is above it."""
    found = [one for one in tags(output) if not (merged and not one.merged) and not (unknown and one.known)]
    if form is Form.JSON:
        typer.echo(json.dumps([_record(one) for one in found], ensure_ascii=False, indent=1))
    elif form is Form.CSV:
        table = _table(found)
        csv.writer(sys.stdout, lineterminator="\n").writerows([table.columns, *table.rows])
    else:
        show(_table(found))


def _record(one: Topic) -> dict[str, object]:
    return one._asdict() | {"spellings": [spelling._asdict() for spelling in one.spellings]}


def _table(found: Sequence[Topic]) -> Table:
    columns = ("topic", "notes", "merged", "broader", "scheme")
    return Table(columns, tuple(_row(one) for one in found))


def _row(one: Topic) -> tuple[str, ...]:
    merged = ", ".join(f"{spelling.written} ({spelling.rule} {spelling.notes})" for spelling in one.merged)
    scheme = "" if one.known else f"not in it{'; near: ' + ', '.join(one.near) if one.near else ''}"
    return one.key, str(one.notes), merged, ", ".join(one.broader), scheme
