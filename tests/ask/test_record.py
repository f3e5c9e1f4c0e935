from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import record
from kg.ask.record import DecisionRow
from kg.errors import QueryError

HEAD = "kind\tkey\trule\tdetail\tpath\tline\n"
ROWS = (
    "paper\tarxiv-1\tarxiv-id\tKites\ta.md\t1\n"
    "paper\tarxiv-12\ttitle\tSails\tb.md\t2\n"
    "tag\twind\tspelling\tWind\tc.md\t3\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decisions.tsv").write_text(HEAD + ROWS, encoding="utf-8")
    return tmp_path


def test_all_rows_in_order(folder: Path) -> None:
    assert [row.key for row in record.decisions(folder)] == ["arxiv-1", "arxiv-12", "wind"]


def test_rows_that_start_with_cells(folder: Path) -> None:
    decisions = record.decisions(folder)

    assert decisions.starting("paper", "arxiv-1") == [DecisionRow("paper", "arxiv-1", "arxiv-id", "Kites", "a.md", "1")]
    assert [row.key for row in decisions.starting("paper")] == ["arxiv-1", "arxiv-12"]
    assert decisions.starting("arxiv-1") == []


def test_rows_that_hold_a_cell(folder: Path) -> None:
    assert [row.path for row in record.decisions(folder).holding("Sails")] == ["b.md"]
    assert record.decisions(folder).holding("Sail") == []


def test_a_table_without_rows(tmp_path: Path) -> None:
    (tmp_path / "decisions.tsv").write_text(HEAD, encoding="utf-8")

    assert list(record.decisions(tmp_path)) == []


def test_a_table_that_is_not_there_or_of_another_version_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"cannot read .*facts\.tsv: build again"):
        record.facts(tmp_path)

    (tmp_path / "facts.tsv").write_text("note\tline\n", encoding="utf-8")
    with pytest.raises(QueryError, match=r"facts\.tsv:1: found other columns than note, line"):
        record.facts(tmp_path)
