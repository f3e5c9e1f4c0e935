"""``kg problems``."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.ask import Table
from kg.ask.problems import counts, problems
from kg.ask.record import ProblemRow
from kg.cli._tables import Form, show
from kg.entry import Source

EPILOG = "Examples: kg problems; kg problems --kind unresolved-wikilink -f csv"


def command(
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    kind: Annotated[str | None, typer.Option("--kind", "-k", help="Problems of this kind.", show_default=False)] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write them.")] = Form.TABLE,
) -> None:
    """List what a build could not read or resolve: the kinds with their counts, then each problem."""
    found = problems(output, kind)
    if form is Form.CSV:
        csv.writer(sys.stdout, lineterminator="\n").writerows([ProblemRow._fields, *found])
    elif form is Form.JSON:
        kinds = {str(name): int(str(count)) for name, count in counts(found).rows}
        rows = [row._asdict() | {"line": int(row.line)} for row in found]
        typer.echo(json.dumps({"kinds": kinds, "problems": rows}, ensure_ascii=False, indent=1))
    elif found:
        show(counts(found))
        typer.echo()
        show(Table(("where", "kind", "found", "expected"), tuple(map(_row, found))))
    else:
        typer.echo("no problems")


def _row(row: ProblemRow) -> tuple[str, ...]:
    return str(Source(row.path, int(row.line))), row.kind, row.found, row.expected
