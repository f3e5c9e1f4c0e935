from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions import keys


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Qwen2.5-VL 7B", "qwen2.5-vl-7b"),
        ("Dr. GRPO", "dr-grpo"),
        ("HumanEval+", "humaneval-plus"),
        ("Anna's Archive", "annas-archive"),
        ("µP", "μp"),
        ("ViT-L/16", "vit-l-16"),
    ],
)
def test_key_of_a_name(name: str, expected: str) -> None:
    assert keys.key(name) == expected


@given(st.text())
def test_a_key_is_the_key_of_itself(name: str) -> None:
    assert keys.key(keys.key(name)) == keys.key(name)
