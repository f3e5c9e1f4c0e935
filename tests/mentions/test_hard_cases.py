"""Forty kinds of names in running text that are easy to get wrong, each with what a careful reader would mark.

A row has the number of its kind, the text, its language, and the mentions that the text has: surface, key and type, with
a star where the text's own paper introduces the thing. A text with ``# `` before its first line has that as its title.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from kg import mentions
from kg.facts import Mentioned
from tests.mentions.notes import field


class Row(NamedTuple):
    kind: int
    text: str
    language: str
    expected: tuple[str, ...]
    known: str = ""


def row(kind: int, text: str, language: str, *expected: str, known: str = "") -> Row:
    """``known`` says why the row fails, where it does."""
    return Row(kind, text, language, expected, known)


ROWS = (
    # particles, blanks, sizes
    row(1, "GRPO로 다시 훈련", "ko", "GRPO grpo Method"),
    row(2, "VAR에서는 해상도를 늘려가며", "ko", "VAR var Method"),
    row(3, "Qwen 2 VL 2B 위에서", "ko", "Qwen 2 VL 2B qwen2-vl-2b Model"),
    row(
        *(4, "Qwen3 235B-A22B나 GLM-4.5보다", "ko"),
        *("Qwen3 235B-A22B qwen3-235b-a22b Model", "GLM-4.5 glm-4.5 Model"),
    ),
    row(5, "LLaMA 7B/13B/65B 세 가지", "ko", "LLaMA 7B llama-7b Model", "13B llama-13b Model", "65B llama-65b Model"),
    row(6, "3B와 14B 모델을 함께 공개", "ko"),
    row(6, "a 7B model and a 13B model", "en"),
    row(7, "Llama 2 and 3 (8B, 70B)", "en", "Llama 2 llama-2 Model", "3 llama-3 Model"),
    row(7, "Llama 2 and 3 other kites", "en", "Llama 2 llama-2 Model"),
    # parts of names, and names with a tail
    row(8, "DeepSeek-V3/R1 at inference", "en", "DeepSeek-V3 deepseek-v3 Model", "R1 deepseek-r1 Model"),
    row(9, "DeepSeek-R1 보고서. R1 이후의 흐름", "ko", "DeepSeek-R1 deepseek-r1 Model", "R1 deepseek-r1 Model"),
    row(9, "R1 이후의 흐름", "ko", "R1 r1 Model"),
    row(10, "an R1-Zero-like recipe", "en", "R1-Zero deepseek-r1-zero Model"),
    row(11, "answers of GPT-4-level", "en", "GPT-4 gpt-4 Model"),
    row(12, "masking in BERT-style", "en", "BERT bert Model"),
    row(13, "a Transformer-Mamba mix", "en", "Transformer transformer Method", "Mamba mamba Model"),
    row(14, "OpenAI's o1 or o3-mini", "en", "o1 o1 Model", "o3-mini o3-mini Model"),
    row(15, "with o4-mini-2025-04-16", "en", "o4-mini-2025-04-16 o4-mini-2025-04-16 Model"),
    row(16, "with Gemini-2.0-Flash-001", "en", "Gemini-2.0-Flash-001 gemini-2.0-flash-001 Model"),
    row(
        *(17, "GPT-4, GPT-4o and GPT-4o mini", "en"),
        *("GPT-4 gpt-4 Model", "GPT-4o gpt-4o Model", "GPT-4o mini gpt-4o-mini Model"),
    ),
    row(
        *(18, "DeepSeek-R1-Distill-Llama-70B leads", "en"),
        "DeepSeek-R1-Distill-Llama-70B deepseek-r1-distill-llama-70b Model",
    ),
    # names that the text defines or introduces
    row(
        *(19, "group relative policy optimization (GRPO)", "en"),
        *("group relative policy optimization grpo Method", "GRPO grpo Method"),
    ),
    row(
        *(20, "# Wind Planning via Kite Learning\nWind Planning via Kite Learning (WPKL) is a framework.", "en"),
        *("Wind Planning via Kite Learning wpkl Method*",) * 2,
        "WPKL wpkl Method*",
    ),
    row(
        *(21, r"We propose \textbf{C}alming \textbf{E}ddies (CE-GPPO), an algorithm that beats GRPO.", "en"),
        *("CE-GPPO ce-gppo Method*", "GRPO grpo Method"),
    ),
    row(
        *(22, "# $\\Omega K$ Normalization\nWe propose $\\Omega K$ Normalization, a way to sum losses.", "en"),
        *("$\\Omega K$ Normalization omega-k-normalization Method*",) * 2,
    ),
    row(23, "We present SWIFT, a swift-slow framework, which is swift.", "en", "SWIFT swift Method*"),
    row(
        *(24, "We propose SWIFT-GRPO, a method that extends GRPO.", "en"),
        *("SWIFT-GRPO swift-grpo Method*", "GRPO grpo Method"),
    ),
    row(25, "DAPO, and Dr. GRPO too", "en", "DAPO dapo Method", "Dr. GRPO dr-grpo Method"),
    row(
        *(26, "# Halyard R2V3: Kites that Reason\nWe present R2V3, a model beyond its predecessor Halyard R2V.", "en"),
        *("Halyard R2V3 halyard-r2v3 Model*", "R2V3 halyard-r2v3 Model*", "Halyard R2V halyard-r2v Model"),
        known="a predecessor of the same first word passes for the paper's own",
    ),
    row(
        *(27, "# LANTERN: Questions about Light\nA new dataset, LANTERN, for VQA. Under a lantern we read.", "en"),
        *("LANTERN lantern Dataset*",) * 2,
    ),
    # words that are names elsewhere
    row(
        *(28, "[[210917 Primer]]의 ReLU^2", "ko", "ReLU^2 squared-relu Method"),
        known="a power after a name is no part of it for the tables",
    ),
    row(28, "[[210917 Primer]]에서", "ko"),
    row(29, "a primer on scaling and on the prism of light", "en"),
    row(30, "Large Language Models at large scale", "en"),
    row(30, "tuned from BERT Large and ViT-L/16", "en", "BERT Large bert-large Model", "ViT-L/16 vit-l-16 Model"),
    row(31, "Segment Anything (SAM) by", "en", "Segment Anything sam Model", "SAM sam Model"),
    row(31, "to segment anything, says Sam", "en"),
    row(32, "Flamingo 구조를 따라", "ko", "Flamingo flamingo Model"),
    row(32, "photos of a flamingo", "en"),
    row(32, "Claude 3.5 Sonnet reads Claude Shannon", "en", "Claude 3.5 Sonnet claude-3.5-sonnet Model"),
    row(33, "(Yi Tay, Adam Roberts, Albert Gu, Luke Skywalker)", "en"),
    row(33, "Yi-34B and the Adam optimizer", "en", "Yi-34B yi-34b Model", "Adam adam Method"),
    row(34, "MATH와 GSM8K에서", "ko", "MATH math Dataset", "GSM8K gsm8k Dataset"),
    row(34, "hard math problems", "en"),
    row(34, "they clip the gradient", "en"),
    row(34, "CLIP 임베딩을", "ko", "CLIP clip Model"),
    row(35, "트랜스포머의 어텐션", "ko", "트랜스포머 transformer Method"),
    row(35, "제미나이가 앞선다", "ko", "제미나이 gemini Model"),
    row(35, "로라 어댑터를 붙여", "ko", "로라 lora Method"),
    row(35, "친구 로라를 만났다", "ko"),
    row(36, "stylegan에 vit를 붙인 byol", "ko", "stylegan stylegan Model", "vit vit Model", "byol byol Method"),
    # lists and spellings of data sets, links and slips
    row(37, "CIFAR10/100에서", "ko", "CIFAR10 cifar-10 Dataset", "100 cifar-100 Dataset"),
    row(37, "ImageNet-1k 256x256", "en", "ImageNet-1k imagenet-1k Dataset"),
    row(
        *(38, "AIME2024, AIME'24, AIME 24/25", "en"),
        *("AIME2024 aime-2024 Dataset", "AIME'24 aime-2024 Dataset"),
        *("AIME 24 aime-2024 Dataset", "25 aime-2025 Dataset"),
    ),
    row(39, "SGD with momentum", "en", "SGD sgd Method"),
    row(39, "the SGD dialogue benchmark", "en", "SGD sgd-dialogue Dataset"),
    row(40, "https://github.com/kites/mPLUG-DocOwl/tree/main/DocOwl2", "en"),
    row(
        *(40, "# Baichuan 2\nBaicuhan의 LLM 버전 2", "ko"),
        *("Baichuan 2 baichuan-2 Model*", "Baicuhan baichuan-2 Model*"),
        known="a misspelt name is not told by the one that the note has",
    ),
)  # fmt: skip


def found(text: str, language: str) -> list[Mentioned]:
    head, mark, rest = text.removeprefix("# ").partition("\n") if text.startswith("# ") else ("", "", text)
    fields = [field(head, "title")] if mark else []
    return mentions.find([*fields, field(rest, "comment-ko" if language == "ko" else "abstract", language)])


@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=pytest.mark.xfail(strict=True, reason=row.known) if row.known else ()) for row in ROWS],
    ids=[f"{row.kind}-{row.text[:30]}" for row in ROWS],
)
def test_hard_case(row: Row) -> None:
    made = [
        f"{one.surface} {one.entity} {one.type}{'*' * bool(one.introduces)}" for one in found(row.text, row.language)
    ]
    assert tuple(made) == row.expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("qwen2-vl-2b", {"family": "qwen2-vl", "parameters": 2_000_000_000}),
        ("qwen3-235b-a22b", {"parameters": 235_000_000_000, "active_parameters": 22_000_000_000}),
        ("o4-mini-2025-04-16", {"variant_of": "o4-mini"}),
        ("gemini-2.0-flash-001", {"variant_of": "gemini-2.0-flash"}),
        ("vit-l-16", {"family": "vit", "variants": ("L/16",)}),
    ],
)
def test_what_the_names_of_hard_cases_say_of_their_models(key: str, expected: dict[str, object]) -> None:
    assert mentions.entity(key)._asdict().items() >= expected.items()


def test_a_dot_after_a_title_ends_no_sentence() -> None:
    text = "We compare DAPO, and Dr. GRPO too."
    assert {one.sentence for one in found(text, "en")} == {(0, len(text))}


def test_there_are_forty_kinds_and_at_least_thirty_six_hold() -> None:
    assert {row.kind for row in ROWS} == set(range(1, 41))
    assert len({row.kind for row in ROWS} - {row.kind for row in ROWS if row.known}) >= 36
