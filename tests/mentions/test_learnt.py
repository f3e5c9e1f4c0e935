from __future__ import annotations

import shutil
from pathlib import Path

from kg import mentions
from kg.mentions import learnt
from tests.mentions.notes import field

TEXT = "We train Qwen2-VL-2B with GRPO on GSM8K."


def test_without_weights_the_rules_decide(tmp_path: Path) -> None:
    for name in (learnt.CONFIG, learnt.COMMON, learnt.WORDING, learnt.RULES):
        shutil.copy(learnt.FOLDER / name, tmp_path / name)
    model = learnt.load(tmp_path)

    found = mentions.find([field(TEXT)], model=model)
    assert [one.entity for one in found] == ["qwen2-vl-2b", "grpo", "gsm8k"]
    assert found == mentions.find([field(TEXT)], recogniser=False)


def test_the_same_text_gives_the_same_numbers() -> None:
    assert mentions.find([field(TEXT)]) == mentions.find([field(TEXT)])


def test_the_weights_are_small() -> None:
    assert sum(file.stat().st_size for file in learnt.FOLDER.iterdir()) < 10_000_000
