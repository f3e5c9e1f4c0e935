from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import tables
from kg.errors import TableError

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("host", "kind")


def table(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "kinds.tsv"
    file.write_bytes(text.encode())
    return file


def test_rows_come_as_tuples_in_the_order_of_the_file(tmp_path: Path) -> None:
    file = table(tmp_path, "# what a host shows\nhost\tkind\nyoutu.be\tvideo\n\n# a comment\nexample.org\t\n")
    assert tables.read(file, COLUMNS) == (("youtu.be", "video"), ("example.org", ""))


def test_quotes_and_hangul_are_plain_characters(tmp_path: Path) -> None:
    file = table(tmp_path, 'host\tkind\n"a"\t모델\n')
    assert tables.read(file, COLUMNS) == (('"a"', "모델"),)


def test_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    assert tables.read(table(tmp_path, "host\tkind\r\na\tb\r\n"), COLUMNS) == (("a", "b"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: found the columns (none), expected host, kind"),
        ("# only a comment\n", ":1: found the columns (none), expected host, kind"),
        ("# note\nkind\thost\n", ":2: found the columns kind, host, expected host, kind"),
        ("host\tkind\tmore\n", ":1: found the columns host, kind, more, expected host, kind"),
        ("host\tkind\na\n", ":2: found 1 cells, expected 2, with one tab between them"),
        ("host\tkind\n\na\tb\tc\n", ":3: found 3 cells, expected 2, with one tab between them"),
        ("host\tkind\n\tvideo\n", ":2: found an empty first cell, expected a value"),
        ("host\tkind\na\tvideo \n", ":2: found a space around 'video', expected none"),
        ("host\tkind\na\tb\nc\td\na\te\n", ":4: 'a' stands in line 2 already"),
    ],
)
def test_a_table_that_breaks_its_rules_names_file_and_line(tmp_path: Path, text: str, message: str) -> None:
    file = table(tmp_path, text)
    with pytest.raises(TableError, match=f"^{re.escape(f'{file}{message}')}$"):
        tables.read(file, COLUMNS)


def test_a_byte_that_is_not_utf8_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "kinds.tsv"
    file.write_bytes(b"host\tkind\na\tb\nc\t\xff\n")
    with pytest.raises(TableError, match=r"kinds\.tsv:3: found a byte that is not UTF-8"):
        tables.read(file, COLUMNS)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="cannot be read: No such file"):
        tables.read(tmp_path / "none.tsv", COLUMNS)


def test_the_key_may_be_several_columns_or_none(tmp_path: Path) -> None:
    file = table(tmp_path, "host\tkind\na\tb\na\tc\na\tb\n")
    assert len(tables.read(file, COLUMNS, key=())) == 3
    with pytest.raises(TableError, match=":4: 'a b' stands in line 2 already"):
        tables.read(file, COLUMNS, key=("host", "kind"))


def test_what_ships_with_kg_is_found_by_name() -> None:
    assert tables.path("kg.ttl").parent == tables.folder()
    with pytest.raises(TableError, match=r"no file 'gone\.tsv' in .*ontology: the installation of kg is not complete"):
        tables.path("gone.tsv")


def test_the_folder_inside_the_package_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "kg"
    package.mkdir()
    monkeypatch.setattr(tables, "_PACKAGE", package)
    assert tables.folder() == tmp_path / "ontology"
    (package / "ontology").mkdir()
    assert tables.folder() == package / "ontology"


CELL = st.text(st.characters(exclude_characters="\t\n\r", codec="utf-8"), min_size=1, max_size=12).filter(
    lambda cell: cell == cell.strip() and not cell.startswith("#"),
)


@given(st.lists(st.tuples(CELL, CELL), unique_by=lambda row: row[0], max_size=8))
def test_every_table_of_clean_cells_reads_back(
    tmp_path_factory: pytest.TempPathFactory, written: list[tuple[str, str]]
) -> None:
    file = tmp_path_factory.mktemp("tables") / "table.tsv"
    lines = ["\t".join(row) for row in (COLUMNS, *written)]
    file.write_bytes("\n".join(lines).encode())
    assert tables.read(file, COLUMNS) == tuple(written)
