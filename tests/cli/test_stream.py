"""``kg stream`` as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.streams import records
from tests.tools import ROOT


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ``kg stream`` with these arguments."""
    command = [sys.executable, "-m", "kg", "stream", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_says_what_was_made_and_where(tmp_path: Path) -> None:
    file = records.made_up(tmp_path, 60)
    done = run(file, "-o", tmp_path / "out", "--base", "https://example.org/me/", "--partition", "30")
    said, written = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert said.startswith("60 records, ")
    assert " triples, 3 shards, 0 problems; " in said
    assert written == f"written: {tmp_path / 'out'} (manifest.json, problems.tsv; LOAD.md says how to load the shards)"


def test_problems_fail_under_strict_alone(tmp_path: Path) -> None:
    file = records.write(tmp_path / "papers.jsonl", ["{broken"])
    assert [run(file, "-o", tmp_path / "out", *more).returncode for more in ((), ("--strict",))] == [0, 1]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--workers", "2", "--scheduler", "tcp://127.0.0.1:1"), "either --workers for a cluster on this machine"),
        (("--base", "nowhere"), "base 'nowhere' is not an http(s) IRI"),
    ],
)
def test_what_cannot_be_done_is_one_line(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    done = run(records.made_up(tmp_path, 1), "-o", tmp_path / "out", *options)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"kg: {said}")
