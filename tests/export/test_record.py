from __future__ import annotations

from pathlib import Path

import kg

ARXIV = "https://arxiv.org/abs/"
NOTE = """https://arxiv.org/abs/2401.00001v2

Kites (Ada Example,
Bo Sample)

연은 GLIDR(https://arxiv.org/abs/2402.00002)보다 낫다. [[Nowhere]]

#wind_power
"""


def tables(folder: Path, note: str) -> dict[str, list[list[str]]]:
    (folder / "notes").mkdir()
    (folder / "notes" / "240101 Kites.md").write_text(note, encoding="utf-8")
    written = kg.build([folder / "notes"]).write(folder / "out", formats=("tsv",), pages=False)
    return {path.stem: [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()] for path in written}


def test_every_fact_has_a_row_with_its_line_and_extractor(tmp_path: Path) -> None:
    facts = tables(tmp_path, NOTE)["facts"]

    assert facts == [
        ["note", "line", "extractor", "kind", "field", "value", "detail", "words"],
        ["240101_Kites", "3", "vault-note", "field", "title", "", "", ""],
        ["240101_Kites", "6", "vault-note", "field", "comment-ko", "", "", ""],
        ["240101_Kites", "0", "vault-note", "dated", "", "2024-01-01", "", "240101 Kites"],
        ["240101_Kites", "1", "about", "about", "", ARXIV + "2401.00001", "arxiv-2401.00001", ARXIV + "2401.00001v2"],
        ["240101_Kites", "3", "authors", "authored", "", "Ada Example", "1", ""],
        ["240101_Kites", "4", "authors", "authored", "", "Bo Sample", "2", ""],
        [
            "240101_Kites",
            "6",
            "links",
            "linked",
            "comment-ko",
            ARXIV + "2402.00002",
            "GLIDR",
            f"연은 GLIDR({ARXIV}2402.00002)보다 낫다.",
        ],
        ["240101_Kites", "8", "tags", "tagged", "", "wind_power", "", ""],
        ["240101_Kites", "6", "wikilinks", "wikilinked", "", "Nowhere", "", "[[Nowhere]]"],
    ]


def test_decisions_and_problems_have_rows_of_their_own(tmp_path: Path) -> None:
    made = tables(tmp_path, NOTE)

    assert ["paper", "arxiv-2401.00001", "arxiv-id", "Kites", "240101 Kites.md", "0"] in made["decisions"]
    assert ["tag", "wind-power", "spelling", "wind_power", "240101 Kites.md", "8"] in made["decisions"]
    assert made["problems"][1:] == [
        ["240101 Kites.md", "6", "unresolved-wikilink", "[[Nowhere]]", "the name of one note"]
    ]


def test_a_tab_in_a_name_does_not_break_a_row(tmp_path: Path) -> None:
    facts = tables(tmp_path, "Kites (Ada\tExample, Bo Sample)\n")["facts"]

    assert {len(row) for row in facts} == {8}
    assert ["240101_Kites", "1", "authors", "authored", "", "Ada Example", "1", ""] in facts
