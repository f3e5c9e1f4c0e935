from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg import receipt
from kg.options import Options
from kg.receipt import FILE, Receipt, Report

REPORT = Report({"files": 2, "entries": 1}, (("empty", "연.md: found …"),), {"paper title": 4}, 1)
RECEIPT = Receipt("0f", {"kg.ttl": "1a", "topics/연.html": "2b"}, REPORT)


def test_a_receipt_comes_back_as_it_was(tmp_path: Path) -> None:
    receipt.keep(tmp_path, RECEIPT)
    assert receipt.find(tmp_path) == RECEIPT


def test_a_receipt_that_is_broken_anywhere_is_none(tmp_path: Path) -> None:
    receipt.keep(tmp_path, RECEIPT)
    whole = (tmp_path / FILE).read_bytes().rstrip()
    for place in range(len(whole)):
        (tmp_path / FILE).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert receipt.find(tmp_path) is None
        (tmp_path / FILE).write_bytes(whole[:place])
        assert receipt.find(tmp_path) is None


def test_without_a_folder_there_is_none_and_none_can_be_kept(tmp_path: Path) -> None:
    receipt.keep(Path("/dev/null/x"), RECEIPT)
    assert receipt.find(Path("/dev/null/x")) is None
    assert receipt.find(tmp_path) is None


def test_it_holds_while_every_output_has_its_bytes(tmp_path: Path) -> None:
    for name in ("kg.ttl", "index.html"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    made = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in tmp_path.iterdir()}
    kept = RECEIPT._replace(outputs=made)
    assert receipt.holds(kept, tmp_path)

    (tmp_path / "kg.ttl").write_text("kg.tt1", encoding="utf-8")
    assert not receipt.holds(kept, tmp_path)
    (tmp_path / "kg.ttl").unlink()
    assert not receipt.holds(kept, tmp_path)


def test_a_note_counts_by_its_name_and_its_content() -> None:
    made = [receipt.inputs("x", digests) for digests in ({"a": "1", "b": "2"}, {"a": "2", "b": "1"}, {"a": "1"})]
    assert len({*made, receipt.inputs("y", {"a": "1"})}) == 4
    assert receipt.inputs("x", {"b": "2", "a": "1"}) == made[0]


def test_every_option_and_every_table_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    table = tmp_path / "table"
    table.write_text("one", encoding="utf-8")
    plain = Options((tmp_path,))
    tables = [
        plain._replace(reference=(table,)),
        plain._replace(authors=table),
        plain._replace(names=table),
        plain._replace(model=tmp_path),
    ]
    others = [
        plain._replace(base="https://example.org/"),
        plain._replace(mentions=False),
        plain._replace(recogniser=False),
        plain._replace(min_confidence=0.5),
        plain._replace(formats=("ttl",)),
    ]
    marks = [receipt.surroundings(options, "1") for options in (plain, *others, *tables)]
    table.write_text("two", encoding="utf-8")
    marks += [receipt.surroundings(options, "1") for options in tables]
    for name in ("names.tsv", "authors.tsv"):
        (tmp_path / name).write_text("a table that is found", encoding="utf-8")
        marks.append(receipt.surroundings(plain, "1"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    marks += [receipt.surroundings(plain, "1"), receipt.surroundings(plain, "2")]
    assert len(set(marks)) == len(marks)
