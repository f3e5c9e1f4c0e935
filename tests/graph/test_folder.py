from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import OutputError
from kg.graph.folder import base_of, read_folder
from tests.tools import ROOT


def test_a_build_comes_back_from_its_folder(tmp_path: Path) -> None:
    made = kg.build([ROOT / "seeds"], base="https://example.org/me/")
    made.write(tmp_path, ("ttl",), pages=False)

    graph, mentions = read_folder(tmp_path)

    assert (list(graph), list(mentions)) == (list(made.graph), list(made.mentions))
    assert graph.prefixes == mentions.prefixes == made.graph.prefixes
    assert base_of(graph) == "https://example.org/me/"


def test_evidence_may_be_missing(exports: Path, tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_bytes((exports / "kg.ttl").read_bytes())

    assert len(read_folder(tmp_path).mentions) == 0


@pytest.mark.parametrize(
    ("text", "message"),
    [(None, "no kg.ttl in .*: run 'kg build SOURCES -o "), ("<a> <b> ", "cannot read .*kg.ttl: ")],
)
def test_what_is_no_build_is_refused(tmp_path: Path, text: str | None, message: str) -> None:
    if text is not None:
        (tmp_path / "kg.ttl").write_text(text, encoding="utf-8")

    with pytest.raises(OutputError, match=message):
        read_folder(tmp_path)
