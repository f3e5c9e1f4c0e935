"""A small made collection: five notes over fifteen months that link, share authors and topics, and name models."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.building import build

NOTES = {
    "240105 Kites.md": (
        "https://arxiv.org/abs/2401.00001\n\n*Kites in Steady Wind* (Ada Example, Bo Sample)\n\n"
        "> A language model steers a kite. We fine-tune Qwen2-7B on flights.\n\n연을 모는 언어 모델.\n\n#llm\n"
    ),
    "240610 Sails.md": (
        "https://arxiv.org/abs/2406.00002\n\n*Sails that Learn* (Bo Sample, Cy Trial)\n\n"
        "> A sail is trimmed by a model.\n\n지난 연 논문(https://arxiv.org/abs/2401.00001)을 돛에 옮긴 것.\n\n#llm\n"
    ),
    "250103 Wings.md": (
        "https://arxiv.org/abs/2501.00003\n\n*Wings from Rewards* (Ada Example, Bo Sample, Dee Probe)\n\n"
        "> GRPO tunes Qwen2.5-7B on GSM8K.\n\n돛 논문(https://arxiv.org/abs/2406.00002)의 다음 편.\n\n#rl #llm\n"
    ),
    "250210 Rudders.md": (
        "https://arxiv.org/abs/2502.00004\n\n*Rudders without Critics* (Cy Trial)\n\n"
        "> GRPO again, on GSM8K and MATH-500.\n\n연(https://arxiv.org/abs/2401.00001)과 돛(https://arxiv.org/abs/2406.00002), "
        "그리고 https://arxiv.org/abs/2209.00009 참고. 코드는 https://github.com/example/rudder\n\n#rl\n"
    ),
    "250305 Masts.md": (
        "https://arxiv.org/abs/2503.00005\n\n*Masts by Diffusion* (Dee Probe)\n\n"
        "> Masts are drawn.\n\nhttps://arxiv.org/abs/2209.00009 와 [[Nowhere]] 참고.\n\n#rl #diffusion\n"
    ),
}


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the made collection."""
    folder = tmp_path_factory.mktemp("reading")
    (folder / "notes").mkdir()
    for name, note in NOTES.items():
        (folder / "notes" / name).write_text(note, encoding="utf-8")
    build([folder / "notes"], recogniser=False).write(folder / "out", pages=False)
    return folder / "out"
