"""``kg explain``, ``kg problems`` and ``kg tags`` on the exports of the seeds."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

VAR = "paper:arxiv-2404.02905"


def kg(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=cwd)


@pytest.fixture(scope="module")
def lossy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of a vault with problems."""
    from kg.building import build

    folder = tmp_path_factory.mktemp("lossy")
    (folder / "notes").mkdir()
    for name in ("240101 A", "240102 B"):
        text = f"Kites {name} (Ada Example)\n\n[[Nowhere {name}]] 참고\n\n#wind_power\n"
        (folder / "notes" / f"{name}.md").write_text(text, encoding="utf-8")
    (folder / "notes" / "240103 Empty.md").touch()
    build([folder / "notes"], mentions=False).write(folder / "out", pages=False)
    return folder / "out"


def test_explain_shows_statement_rule_place_and_sentence(exports: Path) -> None:
    shown = kg("explain", VAR, "skos:altLabel", "-d", str(exports)).stdout.splitlines()

    assert shown[:3] == [
        'paper:arxiv-2404.02905 skos:altLabel "VAR"@en',
        '  short-name: A link gives it this name, as in "MAR (https://…)".',
        "    2025-03-10.txt:12 (links): VAR",
    ]
    assert "VAR (https://arxiv.org/abs/2404.02905)" in shown[3]


def test_explain_as_json(exports: Path) -> None:
    (reason,) = json.loads(kg("explain", VAR, "fabio:hasArXivId", "-d", str(exports), "-f", "json").stdout)

    assert (reason["rule"], reason["path"], reason["line"]) == ("arxiv-id", "2025-03-10.txt", 12)
    assert reason["subject"] == "<https://w3id.org/paperkg/paper/arxiv-2404.02905>"
    assert set(reason) == {
        "subject",
        "predicate",
        "object",
        "rule",
        "how",
        "extractor",
        "path",
        "line",
        "words",
        "sentence",
        "origin",
    }


def test_explain_shows_some_reasons_or_all(exports: Path) -> None:
    some = kg("explain", "method:moe", "a", "-d", str(exports), "-n", "1").stdout
    everything = kg("explain", "method:moe", "a", "-d", str(exports), "-n", "0").stdout

    assert "more (-n 0 shows all)" in some
    assert "more (-n 0" not in everything
    assert len(everything) > len(some)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("explain", "Every FLOP Counts"), "kg: nothing here is called 'Every FLOP Counts'; near it: paper:title-every-flop"),
        (("explain", VAR, "dcterms:creator"), "kg: paper:arxiv-2404.02905 has no such predicate 'dcterms:creator'; it has: "),
        (("problems", "-k", "no-date"), "kg: no problems of the kind 'no-date'; there are: none"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_one_line_and_status_2(exports: Path, arguments: tuple[str, ...], message: str) -> None:
    done = kg(*arguments, "-d", str(exports))

    assert done.returncode == 2
    assert done.stderr.startswith(message)
    assert done.stdout == ""


@pytest.mark.parametrize("command", [("explain", VAR), ("problems",), ("tags",)])
def test_a_folder_without_a_build_is_one_line_and_status_2(command: tuple[str, ...], tmp_path: Path) -> None:
    done = kg(*command, "-d", "nowhere", cwd=tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith("kg: ")
    assert len(done.stderr.splitlines()) == 1


def test_problems_by_kind_then_each(lossy: Path) -> None:
    shown = kg("problems", "-d", str(lossy)).stdout

    assert [line.split() for line in shown.splitlines()[2:4]] == [["unresolved-wikilink", "2"], ["empty", "1"]]
    assert "240101 A.md:3" in shown
    assert "[[Nowhere 240101 A]]" in shown


def test_problems_as_json_and_csv(lossy: Path) -> None:
    told = json.loads(kg("problems", "-d", str(lossy), "-f", "json", "-k", "unresolved-wikilink").stdout)
    rows = list(csv.DictReader(io.StringIO(kg("problems", "-d", str(lossy), "-f", "csv").stdout)))

    assert told["kinds"] == {"unresolved-wikilink": 2}
    assert told["problems"][0] | {"expected": ""} == {
        "path": "240101 A.md", "line": 3, "kind": "unresolved-wikilink", "found": "[[Nowhere 240101 A]]", "expected": "",
    }  # fmt: skip
    assert len(rows) == 3


def test_no_problems(exports: Path) -> None:
    assert kg("problems", "-d", str(exports)).stdout == "no problems\n"


def test_tags_with_counts_and_merges(lossy: Path) -> None:
    shown = [line.split() for line in kg("tags", "-d", str(lossy), "--merged").stdout.splitlines()]

    assert shown[2] == ["wind-power", "2", "wind_power", "(spelling", "2)", "not", "in", "it"]


def test_tags_as_json(exports: Path, lossy: Path) -> None:
    told = {one["key"]: one for one in json.loads(kg("tags", "-d", str(exports), "-f", "json").stdout)}

    assert told["moe"]["broader"] == ["architecture", "sparsity"]
    assert told["moe"]["notes"] == 1
    assert json.loads(kg("tags", "--unknown", "-d", str(exports), "-f", "json").stdout) == []
    assert [one["key"] for one in json.loads(kg("tags", "--unknown", "-d", str(lossy), "-f", "json").stdout)] == [
        "wind-power"
    ]
