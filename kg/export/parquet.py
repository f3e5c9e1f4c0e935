"""The tables as Parquet, typed and compressed, for DuckDB, pandas and Polars; needs pyarrow (``paperkg[parquet]``)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.errors import OutputError
from kg.export import Results
from kg.export._tables import Column, Table, tables

if TYPE_CHECKING:
    import pyarrow

NAME = "parquet"


def texts(results: Results) -> Iterator[tuple[str, bytes]]:
    """``parquet/papers.parquet`` and so on.

    Raises:
        OutputError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise OutputError("Parquet needs pyarrow: pip install 'paperkg[parquet]'") from error
    for table in tables(results):
        yield f"parquet/{table.name}.parquet", _file(table)


def _file(table: Table) -> bytes:
    import pyarrow
    import pyarrow.parquet

    rows = list(table.rows)
    columns = [_column(column, [row[place] for row in rows]) for place, column in enumerate(table.columns)]
    made = pyarrow.table(columns, names=[column.name for column in table.columns])
    written = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(made, written, compression="zstd")
    return bytes(written.getvalue())


def _column(column: Column, cells: list[Any]) -> pyarrow.Array:
    import pyarrow

    kinds = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "date": pyarrow.date32(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    if column.kind == "date":
        cells = [cell and datetime.date.fromisoformat(cell) for cell in cells]
    return pyarrow.array(cells, kinds[column.kind])
