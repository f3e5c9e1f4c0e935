"""``kg mentions``: lists, reviews and decides, in a pipe and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.mentions import decisions
from tests.tools import ROOT

HEAD = "surface\tdecision\tkey-or-type\tnote\n"
KG = [sys.executable, "-m", "kg"]


def kg(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, in a pipe."""
    return subprocess.run([*KG, *arguments], check=False, capture_output=True, encoding="utf-8", cwd=cwd)


def answer(answers: list[str], *arguments: str, cwd: Path) -> str:
    """What the command shows on a terminal to someone who types these lines."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([*KG, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd)
    os.close(theirs)
    os.write(ours, "".join(f"{line}\n" for line in answers).encode())
    shown = bytearray()
    while True:
        try:
            shown += os.read(ours, 65_536)
        except OSError:  # the terminal is closed
            break
    os.close(ours)
    assert process.wait() == 0
    return shown.decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    assert kg("build", "seeds", "-o", str(folder), cwd=ROOT).returncode == 0
    return folder


def test_entities_with_their_spellings_the_most_mentioned_first(built: Path, tmp_path: Path) -> None:
    done = kg("mentions", "-d", str(built), "-f", "json", cwd=tmp_path)
    rows = {row["name"]: row for row in json.loads(done.stdout)}
    numbers = [int(row["mentions"]) for row in rows.values()]

    assert numbers == sorted(numbers, reverse=True)
    assert (rows["Qwen2-VL-2B"]["type"], rows["Qwen2-VL-2B"]["notes"]) == ("Model", "1")
    assert set(rows["Qwen2-VL-2B"]["spellings"].split(", ")) == {"Qwen 2 VL 2B", "Qwen2-VL-2B"}


@pytest.mark.parametrize("name", ["GRPO", "grpo", "Group Relative Policy Optimization"])
def test_the_mentions_of_one_name_each_with_its_place_and_sentence(name: str, built: Path, tmp_path: Path) -> None:
    done = kg("mentions", name, "-d", str(built), "-f", "json", cwd=tmp_path)
    rows = json.loads(done.stdout)

    assert {row["spelling"] for row in rows} == {"GRPO"}
    assert all(row["place"].startswith("2025-03-10.txt:") and "GRPO" in row["sentence"] for row in rows)


def test_a_review_in_a_pipe_lists_what_is_doubtful(built: Path, tmp_path: Path) -> None:
    everything = kg("mentions", "--review", "--below", "1", "-d", str(built), "-f", "csv", cwd=tmp_path)
    new = kg("mentions", "--review", "--below", "0", "-d", str(built), "-f", "json", cwd=tmp_path)

    assert everything.stdout.startswith("spelling,taken for,type,confidence,mentions,place,sentence\nMoE,MoE,Method,")
    assert {row["spelling"] for row in json.loads(new.stdout)} & {"MoE", "GRPO", "Qwen2-VL-2B"} == set()


def test_what_is_decided_is_written_and_no_longer_asked(built: Path, tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text(f"{HEAD}Kite\tnot-a-name\t\tthe toy\n", encoding="utf-8")
    said = kg("mentions", "--decide", "GRPO=is:Method", "--decide", "MoE = not-a-name", cwd=tmp_path)
    review = kg("mentions", "--review", "--below", "1", "-d", str(built), "-f", "json", cwd=tmp_path)

    assert said.stderr == "kg: written to names.tsv; it counts from the next build on\n"
    assert (tmp_path / "names.tsv").read_text(encoding="utf-8") == (
        f"{HEAD}GRPO\tis\tMethod\t\nKite\tnot-a-name\t\tthe toy\nMoE\tnot-a-name\t\t\n"
    )
    spellings = {row["spelling"] for row in json.loads(review.stdout)}
    assert "SFT" in spellings
    assert spellings & {"GRPO", "MoE"} == set()


def test_the_table_stands_beside_the_notes_or_where_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "kg.toml").write_text('sources = ["notes"]\n', encoding="utf-8")
    kg("mentions", "--decide", "Kite=is:Model", cwd=tmp_path)
    assert (tmp_path / "notes" / "names.tsv").is_file()

    (tmp_path / "kg.toml").write_text('sources = ["notes"]\nnames = "mine.tsv"\n', encoding="utf-8")
    kg("mentions", "--decide", "Kite=is:Model", cwd=tmp_path)
    assert (tmp_path / "mine.tsv").is_file()


def test_a_person_decides_on_a_terminal(built: Path, tmp_path: Path) -> None:
    answers = ["y", "n", "s", "Qwen2-VL-2B", "t", "Toy", "Dataset", "", "q"]
    shown = answer(answers, "mentions", "--review", "--below", "1", "-d", str(built), cwd=tmp_path)
    decided = decisions.read(tmp_path / "names.tsv")

    assert "MoE: Method MoE? (confidence " in shown
    assert "'Toy' is no type" in shown
    assert "kg: written to names.tsv" in shown
    assert sorted((one.verb, one.value) for one in decided) == [
        ("is", "Dataset"),
        ("not-a-name", ""),
        ("same-as", "MoE"),
        ("same-as", "Qwen2-VL-2B"),
    ]


def test_what_a_graph_says_cannot_steer_the_terminal(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "kg.ttl", tmp_path)
    turtle = (built / "mentions.ttl").read_text(encoding="utf-8")
    steering = turtle.replace('nif:sentence "', r'nif:sentence "\u001B[2J\u001B]0;owned\u0007')
    (tmp_path / "mentions.ttl").write_text(steering, encoding="utf-8")
    shown = answer(["q"], "mentions", "--review", "--below", "1", "-d", ".", cwd=tmp_path)

    assert "[2J ]0;owned " in shown
    assert "\x1b" not in shown
    assert "\x07" not in shown


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-d", "nowhere"), "kg: no kg.ttl in 'nowhere'"),
        (("--decide", "Kite"), "kg: found 'Kite', expected Kite=not-a-name, Kite=same-as:NAME or Kite=is:TYPE"),
        (("--decide", "Kite=is:Toy"), "kg: 'Kite=is:Toy': found the type 'Toy', expected one of Model, "),
        (
            ("--names", "bad.tsv"),
            "kg: bad.tsv:1: found the columns Kite, expected surface, decision, key-or-type, note",
        ),
        (("--below", "2"), "Invalid value for '--below'"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    (tmp_path / "bad.tsv").write_text("Kite\n", encoding="utf-8")
    done = kg("mentions", *arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_a_name_that_nothing_mentions(built: Path, tmp_path: Path) -> None:
    done = kg("mentions", "Kite", "-d", str(built), cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", "kg: nothing that is named 'Kite' is mentioned\n")
