from __future__ import annotations

from pathlib import Path

from kg.options import Options


def test_a_table_that_is_named_goes_before_those_beside_the_notes(tmp_path: Path) -> None:
    roots = (tmp_path / "empty", tmp_path / "one", tmp_path / "two")
    for root in roots:
        root.mkdir()
    for root in roots[1:]:
        (root / "names.tsv").touch()

    assert Options(roots).names_table == tmp_path / "one" / "names.tsv"
    assert Options(roots, names=Path("mine.tsv")).names_table == Path("mine.tsv")
    assert Options(roots).authors_table is None
    assert Options(roots, authors=Path("mine.tsv")).authors_table == Path("mine.tsv")
