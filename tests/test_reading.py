from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg import reading
from kg.export.turtle import turtle
from kg.vocab import KG

NOTE = (
    "https://arxiv.org/abs/2401.0000{n}\n\n*Kite-{n}: Papers That Fly* (Ada Example)\n\n연은 BERT보다 낫다.\n\n#kites\n"
)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    for number in range(5):
        (tmp_path / f"24010{number} Kite {number}.md").write_text(NOTE.format(n=number), encoding="utf-8")
    return tmp_path


def test_several_processes_give_the_same_as_one(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = kg.build([vault])
    monkeypatch.setattr(reading, "WORTH", 1)
    monkeypatch.setattr(reading, "CHUNK", 2)
    steps: list[int] = []

    shared = kg.build([vault], jobs=2, progress=lambda _stage, done, _total: steps.append(done))

    assert turtle(shared.graph) == turtle(alone.graph)
    assert turtle(shared.mentions) == turtle(alone.mentions)
    assert steps == [2, 4, 5]


def test_a_table_of_names_beside_the_notes_is_honoured(vault: Path) -> None:
    before = kg.build([vault]).mentions.of_type(KG.Mention)
    (vault / "names.tsv").write_text("surface\tdecision\tkey-or-type\tnote\nBERT\tnot-a-name\t\t\n", encoding="utf-8")

    after = kg.build([vault]).mentions.of_type(KG.Mention)

    assert len([one for one in before if "comment-ko" in one]) == 5
    assert [one for one in after if "comment-ko" in one] == []


def test_a_table_of_authors_beside_the_notes_is_honoured(vault: Path) -> None:
    (vault / "authors.tsv").write_text(
        "name\twhere\taction\tvalue\nAda Example\t\torcid\t0000-0002-1825-0097\n", encoding="utf-8"
    )

    made = kg.build([vault], mentions=False)

    assert [author.orcid for author in made.entities.authors] == ["0000-0002-1825-0097"]


def test_without_the_recogniser_the_tables_still_find_what_they_know(vault: Path) -> None:
    made = kg.build([vault], recogniser=False)

    assert "BERT" in {mention.surface for note in made.entities.notes for mention in note.mentions}
