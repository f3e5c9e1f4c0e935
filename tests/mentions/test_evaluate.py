"""``python -m kg.mentions.evaluate``: what it prints of labelled notes, and what it counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.mentions import evaluate, gold
from kg.mentions.training.measures import Counts
from kg.mentions.training.notes import entries

#: GPT-4 is labelled with the wrong type, DPO is missed by the labels, and Kite is no name that anything finds.
LABELS = [
    {"surface": "GRPO", "type": "Method", "canonical": "GRPO", "introduced": False},
    {"surface": "GPT-4", "type": "Dataset", "canonical": "GPT-4", "introduced": False},
    {"surface": "Kite", "type": "Model", "canonical": "Kite", "introduced": True},
]


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    text = "https://kites.example/a\n\nGRPO로 학습한 Kite.\n\n> We compare GPT-4 with DPO.\n"
    (tmp_path / "240101 Kite.md").write_text(text, encoding="utf-8")
    line = json.dumps({"note": "240101 Kite.md", "mentions": LABELS})
    (tmp_path / "labels.jsonl").write_text(f"{line}\n", encoding="utf-8")
    return tmp_path


def test_what_is_counted(vault: Path) -> None:
    cases = evaluate.run(gold.read(vault / "labels.jsonl"), entries(vault))

    assert [dict(evaluate.measured(cases, name))["240101 Kite.md"] for name in evaluate.MEASURES] == [
        *(Counts(2, 1, 1), Counts(1, 2, 2), Counts(2, 1, 1), Counts(0, 0, 1)),
    ]


def test_parts_add_up(vault: Path) -> None:
    parted = evaluate.slices(evaluate.run(gold.read(vault / "labels.jsonl"), entries(vault)))

    assert set(parted) == {"year", "language", "type", "name"}
    assert parted["language"]["ko"] == [Counts(1, 0, 1)]
    assert parted["language"]["en"] == [Counts(0, 2, 1)]
    assert parted["type"]["Method"] == [Counts(1, 1, 0)]
    assert parted["name"]["known"] == [Counts(1, 2, 1)]
    assert parted["name"]["unknown"] == [Counts(0, 0, 1)]


def test_the_command_prints_every_measure_part_and_ablation(vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate.main([str(vault), str(vault / "labels.jsonl")]) == 0

    shown = capsys.readouterr().out
    blocks = [line for line in shown.splitlines() if not line.startswith(" ")]
    assert blocks == ["everything", "without the lists", "without own names", "without the recogniser"]
    assert shown.count("95 % ") == 4 * len(evaluate.MEASURES) + len(
        ("ko", "en", "2401", "Mo", "Me", "Da", "known", "unknown")
    )
    assert "expected calibration error of surfaces 0." in shown
    assert " spellings: 0." in shown
