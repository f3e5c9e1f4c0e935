from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask.problems import counts, problems
from kg.ask.record import ProblemRow
from kg.errors import QueryError

HEAD = "path\tline\tkind\tfound\texpected\n"
LOST = ProblemRow("a.md", "3", "unresolved-wikilink", "[[Kite]]", "the name of one note")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bare = ("b.md", "0", "no-paper", "no title", "a title")
    rows = [LOST, LOST._replace(path="c.md"), bare]
    (tmp_path / "problems.tsv").write_text(HEAD + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    return tmp_path


def test_all_problems_or_those_of_a_kind(folder: Path) -> None:
    assert [row.path for row in problems(folder)] == ["a.md", "c.md", "b.md"]
    assert problems(folder, "unresolved-wikilink")[0] == LOST


def test_the_kinds_are_counted(folder: Path) -> None:
    assert counts(problems(folder)).rows == (("unresolved-wikilink", "2"), ("no-paper", "1"))


def test_a_kind_that_is_not_there_names_those_that_are(folder: Path) -> None:
    with pytest.raises(QueryError, match="no problems of the kind 'no-date'; there are: no-paper, unresolved-wikilink"):
        problems(folder, "no-date")


def test_a_folder_without_a_build_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match=r"cannot read .*problems\.tsv: build again"):
        problems(tmp_path)
