from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.enrich.services import running

NOTE = "https://arxiv.org/abs/2401.00001\n\n연 (https://doi.org/10.1000/kites)\n"


def kg(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "kg", *arguments]
    environment = os.environ | {"KG_CACHE": str(folder / "cache"), "no_proxy": "*"} | variables
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=folder, env=environment)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "240310 Kites.md").write_text(NOTE, encoding="utf-8")
    return tmp_path


def test_from_notes_to_records_to_a_build(folder: Path) -> None:
    with running() as services:
        urls = {"KG_ARXIV_URL": services.urls["arxiv"], "KG_CROSSREF_URL": services.urls["crossref"]}
        done = kg(folder, "enrich", "notes", "-o", "papers.jsonl", KG_MAILTO="me@example.org", **urls)
        assert done.stdout == "asked for 2 papers, 2 new records, 2 in papers.jsonl\n"
        assert {asked.agent.partition("; ")[2] for asked in services.asked} == {"mailto:me@example.org)"}

        again = kg(folder, "enrich", "notes", "-o", "papers.jsonl", **urls)
        assert again.stdout == "asked for 0 papers, 0 new records, 2 in papers.jsonl\n"
        assert len(services.asked) == 2

    assert kg(folder, "build", "notes", "-r", "papers.jsonl", "-o", "out").returncode == 0
    turtle = (folder / "out" / "kg.ttl").read_text(encoding="utf-8")
    assert 'dcterms:date "2024-01-05"^^xsd:date' in turtle
    assert 'schema:keywords "cs.CL"' in turtle
    assert '"Printed Kites"@en' in turtle


def test_without_a_network_it_is_one_line_and_status_2(folder: Path) -> None:
    nowhere = dict.fromkeys(("KG_ARXIV_URL", "KG_CROSSREF_URL"), "http://127.0.0.1:9/")
    done = kg(folder, "enrich", "notes", **nowhere)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("kg: cannot reach 127.0.0.1:9 (")
    assert done.stderr.endswith("0 records are in papers.jsonl (0 new), run again to go on\n")


def test_a_reference_file_that_is_not_there(folder: Path) -> None:
    done = kg(folder, "build", "notes", "-r", "nowhere.bib", "-o", "out")
    assert done.returncode == 2
    assert done.stderr == "kg: no reference file 'nowhere.bib': No such file or directory\n"


def test_reference_files_of_the_settings(folder: Path) -> None:
    (folder / "kg.toml").write_text('reference = ["papers.jsonl"]\noutput = "out"\n', encoding="utf-8")
    paper = {"id": "2401.00001", "title": "Red Kites", "categories": "cs.CL"}
    (folder / "papers.jsonl").write_text(json.dumps(paper) + "\n{broken\n", encoding="utf-8")

    done = kg(folder, "build", "notes")
    assert "papers.jsonl:2: found a record that is no JSON" in done.stderr
    assert '"Red Kites"@en' in (folder / "out" / "kg.ttl").read_text(encoding="utf-8")
