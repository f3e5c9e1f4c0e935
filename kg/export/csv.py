r"""The tables as CSV, for any program.

Source: RFC 4180, with ``\n`` between the rows. A cell of several values has ``|`` between them; what is missing is
empty.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.export import Results
from kg.export._tables import Cell, Table, tables

NAME = "csv"


def texts(results: Results) -> Iterator[tuple[str, Iterator[str]]]:
    """``csv/papers.csv`` and so on, each with a line of column names."""
    for table in tables(results):
        yield f"csv/{table.name}.csv", _lines(table)


def _lines(table: Table) -> Iterator[str]:
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in ([column.name for column in table.columns], *table.rows):
        writer.writerow(map(_cell, row))
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _cell(value: Cell) -> str | int | float | None:
    return "|".join(value) if isinstance(value, list) else value
