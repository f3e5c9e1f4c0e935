from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions import tokens


def pieces(text: str) -> list[str]:
    return [atom.text for atom in tokens.atoms(text, 0, 20)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GRPO로", ["GRPO", "로"]),
        ("Qwen2-VL-2B를", ["Qwen", "2", "VL", "2", "B", "를"]),
        ("Llama 3.1 8B", ["Llama", "3.1", "8", "B"]),
        ("DINOv2", ["DINO", "v", "2"]),
        ("트랜스포머-XL", ["트랜스포머", "XL"]),
        ("AIME'24", ["AIME", "24"]),
        ("HumanEval+", ["HumanEval", "+"]),
        ("K&K", ["K", "K"]),
        ("Dr. GRPO", ["Dr", "GRPO"]),
        ("one. Two", ["one"]),
        ("one, two", ["one"]),
        ("Deep-\nSeek", ["Deep"]),
        ("DeepSeek- Coder", ["DeepSeek", "Coder"]),
    ],
)
def test_atoms_of_a_name(text: str, expected: list[str]) -> None:
    assert pieces(text) == expected


@pytest.mark.parametrize(
    "spellings",
    [
        ("Qwen2-VL-2B", "Qwen 2 VL 2B", "qwen2 vl 2b", "Qwen2-VL 2B"),
        ("DINOv2", "DINO v2", "dino-v2"),
        ("AIME 24", "AIME24", "AIME'24"),
    ],
)
def test_spellings_of_one_name_share_a_key(spellings: tuple[str, ...]) -> None:
    assert len({tokens.key(pieces(text)) for text in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DINOv2", ["DINO", "v", "2"]),
        ("DINOV2", ["DINO", "V", "2"]),
        ("DINOvv2", ["DINOv", "v", "2"]),
        ("v2", ["v", "2"]),
        ("Uv", ["Uv"]),
        ("Uv-2", ["Uv", "2"]),
        (f"{'a' * 40}v2", ["a" * 40, "v", "2"]),
        (f"{'a' * 41}v2", [f"{'a' * 41}v", "2"]),
    ],
)
def test_a_v_goes_with_the_number_after_it(text: str, expected: list[str]) -> None:
    assert tokens.WORD.findall(text) == pieces(text) == expected


def test_numbers_are_never_run_together() -> None:
    assert tokens.key(pieces("Llama 3.1 8B")) != tokens.key(pieces("Llama 3 18B")) != tokens.key(pieces("Llama 31 8B"))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("FlashAttention", "Flash Attention"),
        ("VQ-VAE", "VQVAE"),
        ("Layer Norm", "LayerNorm"),
        ("DeepSeek-R1", "deepseek R1"),
    ],
)
def test_a_name_is_listed_under_its_joined_and_its_parted_spelling(name: str, other: str) -> None:
    assert tokens.key(pieces(other)) in tokens.keys(name)


@pytest.mark.parametrize(
    ("text", "at", "ends"),
    [
        ("GPT-4", 5, True),
        ("GRPO로", 4, True),
        ("BERTs are", 4, True),
        ("BERTScore", 4, False),
        ("CLIP_x", 4, False),
        ("T5x", 2, False),
    ],
)
def test_where_a_name_may_end(text: str, at: int, *, ends: bool) -> None:
    assert tokens.ends_name(text, at) is ends


@given(st.text(), st.integers(0, 30))
def test_atoms_stand_where_they_say(text: str, begin: int) -> None:
    for atom in tokens.atoms(text, begin, 9):
        assert text[atom.begin : atom.end] == atom.text
