"""A made vault that has everything a build can state, and its exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building import build

NOTES = {
    "2024/240101 Kite-VL.md": """https://arxiv.org/pdf/2401.00001v2

*Kite-VL: Learning to Fly with {\\bf Strings}* (Ada Example, Bo Sample,
Kite Research Team)

> We present Kite-VL, which is trained like BERT and beats Qwen2-VL-7B-Instruct on GSM8K.

연은 GLIDR (https://arxiv.org/abs/2402.00002)를 따른다. [[240102 Wind]]와 [[nowhere]], [[Breeze]]를 보라.

<english>
Kites follow GLIDR (https://arxiv.org/abs/2402.00002), the code is https://github.com/Example/Kites/tree/main.
</english>

#wind_power #LLM #text2img
""",
    "2024/240102 Wind.md": """---
aliases: [Breeze]
tags: [Wind-Power, scaling_laws]
url: https://example.org/wind
---

바람과 LLaMA-7B에 대한 글.
""",
    "2025/Later on Kites.md": """---
title: "Kite-VL: Learning to Fly with Strings"
date: 2025-02-03
authors: [Ada Example, Bo Sample, Kite Research Team]
---

다시 읽은 논문. https://doi.org/10.1038/s41586-024-00001-1 참고.

#diffusion
""",
    "digest.md": """# 2025-03-10

## [Sails](https://openreview.net/forum?id=SaiL00)
(Cy Test)

> We study sails with Llama 2 7B and 13B.

돛에 대한 논문.

#moe

## Rudders over Water
(Dee Trial, Ada Example)

방향타. RudderBench (https://huggingface.co/datasets/example/rudder)

""",
}


@pytest.fixture(scope="session")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("vault")
    for name, text in NOTES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def made(vault: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    build([vault]).write(folder, pages=False)
    return folder
