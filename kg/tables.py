"""Tables of knowledge that ship with kg: names, kinds of works, the topic scheme; and where to find them.

A table is a TSV file under ``ontology/``: UTF-8, lines that start with ``#`` and empty lines are skipped, the next line
names the columns, every cell is taken as it stands (there is no quoting). A table that breaks its rules is a fault of
the installation or of the person who edits it, so it raises with the file and the line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.errors import TableError

Row = tuple[str, ...]

_PACKAGE = Path(__file__).resolve().parent


def folder() -> Path:
    """The ``ontology`` folder: inside the package where kg is installed, beside it in a checkout."""
    packaged = _PACKAGE / "ontology"
    return packaged if packaged.is_dir() else _PACKAGE.parent / "ontology"


def path(name: str) -> Path:
    """The file ``ontology/<name>``, such as ``kg.ttl`` or ``names/models.tsv``.

    Raises:
        TableError: there is no such file.
    """
    file = folder() / name
    if not file.is_file():
        raise TableError(f"no file {name!r} in {folder()}: the installation of kg is not complete")
    return file


@cache
def rows(name: str, columns: tuple[str, ...], key: tuple[str, ...] | None = None) -> tuple[Row, ...]:
    """The rows of ``ontology/<name>``, read once; see :func:`read`."""
    return read(path(name), columns, key)


def read(file: Path, columns: tuple[str, ...], key: tuple[str, ...] | None = None) -> tuple[Row, ...]:
    """The rows of a table as tuples in the order of ``columns``, in the order of the file.

    Args:
        file: the table, one of kg or of a user.
        columns: the names that its header has to give, in this order.
        key: the columns that no two rows may share; the first column when None, ``()`` when rows may repeat.

    Raises:
        TableError: the file cannot be read, or a line breaks the rules; the message starts with ``file:line``.
    """
    lines = [
        (number, tuple(line.split("\t")))
        for number, line in enumerate(_text(file).split("\n"), start=1)
        if line and not line.startswith("#")
    ]
    if not lines or lines[0][1] != columns:
        number, found = lines[0] if lines else (1, ())
        raise TableError(
            f"{file}:{number}: found the columns {', '.join(found) or '(none)'}, expected {', '.join(columns)}"
        )
    places = [columns.index(name) for name in (columns[:1] if key is None else key)]
    seen: dict[Row, int] = {}
    for number, row in lines[1:]:
        _check(f"{file}:{number}", row, len(columns))
        identity = tuple(row[place] for place in places)
        if places and seen.setdefault(identity, number) != number:
            raise TableError(f"{file}:{number}: {' '.join(identity)!r} stands in line {seen[identity]} already")
    return tuple(row for _, row in lines[1:])


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise TableError(f"{file}:{line}: found a byte that is not UTF-8, expected UTF-8") from error
    except OSError as error:
        raise TableError(f"{file}: cannot be read: {error.strerror}") from error


def _check(place: str, row: Row, width: int) -> None:
    """Refuse a row with too few or too many cells, without a first cell, or with a space around a cell."""
    if len(row) != width:
        raise TableError(f"{place}: found {len(row)} cells, expected {width}, with one tab between them")
    if not row[0]:
        raise TableError(f"{place}: found an empty first cell, expected a value")
    for cell in row:
        if cell != cell.strip():
            raise TableError(f"{place}: found a space around {cell.strip()[:40]!r}, expected none")
