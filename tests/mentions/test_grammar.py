from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions import grammar
from kg.mentions.entities import entity, key_of
from kg.mentions.names import index


def key(text: str) -> str:
    made = grammar.parse(text, 0, index())
    assert made is not None
    assert made.end == len(text)
    return key_of(made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qwen 2 VL 2B", "qwen2-vl-2b"),
        ("Qwen2-VL-2B", "qwen2-vl-2b"),
        ("Qwen2VL", "qwen2-vl"),
        ("Qwen2.5-Math-7B-Instruct", "qwen2.5-math-7b-instruct"),
        ("Qwen3 235B-A22B", "qwen3-235b-a22b"),
        ("Llama 3.1 8B", "llama-3.1-8b"),
        ("Llama 3 18B", "llama-3-18b"),
        ("LLaMA-2-70B-Chat", "llama-2-70b-chat"),
        ("LLaMA2-Chat", "llama-2-chat"),
        ("Claude 3.5 Sonnet", "claude-3.5-sonnet"),
        ("Claude Sonnet 4", "claude-4-sonnet"),
        ("Gemini-2.0-Flash-001", "gemini-2.0-flash-001"),
        ("o4-mini-2025-04-16", "o4-mini-2025-04-16"),
        ("GPT-4-0613", "gpt-4-0613"),
        ("Mistral-7B-v0.3", "mistral-7b-v0.3"),
        ("Mixtral 8x7B Instruct", "mixtral-8x7b-instruct"),
        ("Gemma-2-9b-it", "gemma-2-9b-it"),
        ("DeepSeek-R1-Distill-Qwen-1.5B", "deepseek-r1-distill-qwen-1.5b"),
        ("DINOv2", "dinov2"),
        ("ViT-L/16", "vit-l-16"),
        ("ViT-L-16", "vit-l-16"),
        ("Qwen2.5-7B-Instruct-1M", "qwen2.5-7b-instruct-1m"),
        ("Qwen3-30B-A3B-Instruct-2507", "qwen3-30b-a3b-instruct-2507"),
        ("Wan2.2", "wan2.2"),
        ("EfficientNetV2", "efficientnetv2"),
        ("Reka Flash", "reka-flash"),
        ("ResNet50", "resnet-50"),
        ("T5-XXL", "t5-xxl"),
        ("Kimi-VL-A3B-16B", "kimi-vl-16b-a3b"),
    ],
)
def test_a_model_name_is_read_whole(text: str, expected: str) -> None:
    assert key(text) == expected


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("BERT 3 layers", "BERT"),
        ("Llama 3 models", "Llama 3"),
        ("GPT-4-level", "GPT-4"),
        ("Qwen2.5 base model", "Qwen2.5"),
        ("Llama 2 70 tasks", "Llama 2"),
        ("ViT-based", "ViT"),
        ("Claude Flash", "Claude"),
        ("Gemini 12345", "Gemini"),
    ],
)
def test_what_is_no_part_of_the_name_stays_out(text: str, read: str) -> None:
    made = grammar.parse(text, 0, index())
    assert made is not None
    assert text[: made.end] == read


MODELS = st.builds(
    lambda family, version, line, size, stage: f"{family}{version}{line}{size}{stage}",
    st.sampled_from(["Qwen", "Llama-", "Gemma-", "InternLM"]),
    st.sampled_from(["2", "2.5", "3", "3.1"]),
    st.sampled_from(["", "-VL", "-Math", "-Coder"]),
    st.sampled_from(["", "-7B", "-0.5B", "-32B"]),
    st.sampled_from(["", "-Instruct", "-Base", "-Chat"]),
)


@given(MODELS)
def test_a_key_says_the_same_as_the_name(name: str) -> None:
    made = entity(key(name))
    assert key(made.label) == made.key == key(made.key)


@pytest.mark.parametrize(
    ("size", "expected"),
    [("7B", 7_000_000_000), ("0.5B", 500_000_000), ("770M", 770_000_000), ("1T", 10**12), ("8x7B", 0), ("", 0)],
)
def test_counts_of_parameters(size: str, expected: int) -> None:
    assert grammar.count(size) == expected
