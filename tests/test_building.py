from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import IriError, SettingsError, SourceError
from kg.vocab import KG
from tests.edits import outputs
from tests.tools import ROOT

NOTE = """https://arxiv.org/abs/2401.00001

*A Paper About Kites* (Ada Example, Bo Sample)

> We fly kites with BERT.

연이 난다. [[240102 Wind]]를 보라.

<english>
Kites fly (https://github.com/example/kites).
</english>

#kites #wind_power
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "240101 Kites.md").write_text(NOTE, encoding="utf-8")
    (folder / "2024" / "240102 Wind.md").write_text("Wind (Cy Test)\n\n바람이 분다.\n", encoding="utf-8")
    return folder


def test_a_build_holds_entries_problems_and_graphs(vault: Path) -> None:
    build = kg.build([vault])

    assert build.files == 2
    assert [entry.title for entry in build.entries] == ["A Paper About Kites", "Wind"]
    assert build.problems == ()
    assert len(build.graph.of_type(KG.Paper)) == 2
    assert len(build.mentions.of_type(KG.Mention)) >= 1


def test_a_build_that_keeps_what_it_reads_gives_the_same_and_reads_only_what_is_new(
    vault: Path, tmp_path: Path
) -> None:
    whole = kg.build([vault])
    first, again = (kg.build([vault], cache=tmp_path / "kept") for _ in range(2))

    assert [build.anew for build in (whole, first, again)] == [2, 2, 0]
    for build in (first, again):
        assert (build.graph.ntriples(), build.mentions.ntriples()) == (
            whole.graph.ntriples(),
            whole.mentions.ntriples(),
        )
    (vault / "2024" / "240103 Rain.md").write_text(NOTE, encoding="utf-8")
    assert kg.build([vault], cache=tmp_path / "kept").anew == 1


def test_the_page_of_a_topic_goes_with_its_papers(vault: Path, tmp_path: Path) -> None:
    for day in range(10, 14):
        note = NOTE.replace("2401.00001", f"2401.000{day}").replace("About Kites", f"About Kites, Part {day}")
        (vault / f"2401{day} Kites.md").write_text(note, encoding="utf-8")
    kg.build([vault], mentions=False).write(tmp_path / "out", formats=())
    assert sorted(page.name for page in (tmp_path / "out" / "topics").iterdir()) == ["kites.html", "wind-power.html"]

    (vault / "240113 Kites.md").unlink()
    kg.build([vault], mentions=False).write(tmp_path / "out", formats=())
    assert list((tmp_path / "out" / "topics").iterdir()) == []


def test_writing_gives_the_files_named(vault: Path, tmp_path: Path) -> None:
    written = kg.build([vault]).write(tmp_path / "out", formats=("ttl", "nt"), pages=False)

    assert [path.name for path in written] == ["kg.ttl", "mentions.ttl", "kg.nt", "mentions.nt"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(path.name for path in written)


def test_an_unknown_format_is_refused_before_anything_is_written(vault: Path, tmp_path: Path) -> None:
    with pytest.raises(kg.KgError, match="no format 'xml'; there are: csv, "):
        kg.build([vault]).write(tmp_path / "out", formats=("ttl", "xml"))

    assert not (tmp_path / "out").exists()


def test_one_bad_file_costs_that_file_alone_and_is_named(vault: Path) -> None:
    whole = kg.build([vault])
    (vault / "2024" / "240103 Bad.md").write_bytes(b"\xff\xfe\xff\x00\x01")
    (vault / "2024" / "240104 Empty.md").touch()

    build = kg.build([vault])

    assert build.files == 4
    assert [entry.title for entry in build.entries] == [entry.title for entry in whole.entries]
    assert {problem.source.path for problem in build.problems} == {"2024/240103 Bad.md", "2024/240104 Empty.md"}


def test_the_base_names_what_is_personal(vault: Path) -> None:
    build = kg.build([vault], base="https://example.org/me/")

    assert build.graph.of_type(KG.Note)[0] == "<https://example.org/me/note/2024.240101_Kites>"
    assert build.graph.of_type(KG.Paper)[0] == "<https://w3id.org/paperkg/paper/arxiv-2401.00001>"


def test_a_wrong_base_is_refused_before_anything_is_read() -> None:
    with pytest.raises(IriError, match="not an http"):
        kg.build(["no such folder"], base="me")


def test_a_source_that_is_not_there() -> None:
    with pytest.raises(SourceError, match="no file or folder 'no such folder'"):
        kg.build(["no such folder"])


def test_without_mentions_the_evidence_is_empty(vault: Path) -> None:
    build = kg.build([vault], mentions=False)

    assert len(build.mentions) == 0
    assert build.graph.of_type(KG.Model) == []


def test_mentions_may_have_to_be_surer() -> None:
    usual, surer = (
        {one for note in kg.build([ROOT / "seeds"], min_confidence=least).entities.notes for one in note.mentions}
        for least in (None, 0.95)
    )
    assert {one.confidence >= 0.95 for one in surer} == {True}
    assert {one.surface for one in surer} < {one.surface for one in usual}


def test_a_folder_without_a_model_is_refused(vault: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read as a model"):
        kg.build([vault], model=tmp_path)


def test_the_description_is_dated_by_the_newest_note(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert 'modified> "2024-01-02"' in kg.build([vault]).graph.ntriples()

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert 'modified> "2023-11-14"' in kg.build([vault]).graph.ntriples()

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(SettingsError, match="SOURCE_DATE_EPOCH='yesterday'"):
        kg.build([vault])


def test_progress_is_told_of_every_step(vault: Path) -> None:
    steps: list[tuple[str, int, int]] = []

    kg.build([vault], progress=lambda stage, done, total: steps.append((stage, done, total)))

    assert steps == [("read", 1, 2), ("read", 2, 2)]


BUILD = """
import random, sys
from pathlib import Path
import kg
from kg import sources
listed = sources.files
sources.files = lambda roots: random.Random(sys.argv[3]).sample(listed(roots), len(listed(roots)))
kg.build([sys.argv[1]]).write(sys.argv[2], formats=("ttl", "nt", "tsv"))
"""


def test_the_same_bytes_whatever_the_hash_seed_the_order_of_files_and_the_locale(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "notes")
    for number in range(9):
        note = NOTE.replace("00001", f"0000{number}").replace("Ada", ("Ada", "Eve")[number % 2])
        (tmp_path / "notes" / f"24010{number} Note {number}.md").write_text(note, encoding="utf-8")
    digests = []
    for seed, locale in (("0", "C"), ("1", "C.UTF-8"), ("42", "POSIX")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        command = [sys.executable, "-c", BUILD, str(tmp_path / "notes"), str(tmp_path / seed), seed]
        subprocess.run(command, check=True, env=environment, cwd=ROOT)
        written = sorted((tmp_path / seed).rglob("*.*"))
        digests.append({path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in written})

    assert digests[0].keys() >= {"kg.ttl", "mentions.ttl", "kg.nt", "mentions.nt", "facts.tsv", "index.html"}
    assert digests[0] == digests[1] == digests[2]


def test_the_exports_are_what_the_seeds_give(tmp_path: Path) -> None:
    kg.build([ROOT / "seeds"]).write(tmp_path)

    made, kept = outputs(tmp_path), outputs(ROOT / "exports")
    assert made.keys() == kept.keys()
    for name, content in made.items():
        assert content == kept[name], (
            f"exports/{name} is not what seeds/ gives: run 'make demo' and read the difference"
        )
