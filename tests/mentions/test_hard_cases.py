"""Names in running text that are easy to get wrong: text, language, and the pairs of surface and key."""

from __future__ import annotations

import pytest

from kg import mentions
from tests.mentions.notes import field, found, pairs

CASES = {
    "particle with an acronym": ("GRPO로 다시 훈련", "ko", [("GRPO", "grpo")]),
    "long particle": ("VAR에서는 해상도를 늘려가며", "ko", [("VAR", "var")]),
    "blanks for hyphens": ("Qwen 2 VL 2B 위에서", "ko", [("Qwen 2 VL 2B", "qwen2-vl-2b")]),
    "total and active size": (
        "Qwen3 235B-A22B나 GLM-4.5보다",
        "ko",
        [("Qwen3 235B-A22B", "qwen3-235b-a22b"), ("GLM-4.5", "glm-4.5")],
    ),
    "sizes of one family": (
        "LLaMA 7B/13B/65B 세 가지",
        "ko",
        [("LLaMA 7B", "llama-7b"), ("13B", "llama-13b"), ("65B", "llama-65b")],
    ),
    "like": ("an R1-Zero-like recipe", "en", [("R1-Zero", "deepseek-r1-zero")]),
    "level": ("answers of GPT-4-level", "en", [("GPT-4", "gpt-4")]),
    "style": ("masking in BERT-style", "en", [("BERT", "bert")]),
    "two architectures": ("a Transformer-Mamba mix", "en", [("Transformer", "transformer"), ("Mamba", "mamba")]),
    "possessive of the maker": ("OpenAI's o1 or o3-mini", "en", [("o1", "o1"), ("o3-mini", "o3-mini")]),
    "dated snapshot": ("with o4-mini-2025-04-16", "en", [("o4-mini-2025-04-16", "o4-mini-2025-04-16")]),
    "numbered snapshot": ("with Gemini-2.0-Flash-001", "en", [("Gemini-2.0-Flash-001", "gemini-2.0-flash-001")]),
    "three models of one line": (
        "GPT-4, GPT-4o and GPT-4o mini",
        "en",
        [("GPT-4", "gpt-4"), ("GPT-4o", "gpt-4o"), ("GPT-4o mini", "gpt-4o-mini")],
    ),
    "distilled into another": (
        "DeepSeek-R1-Distill-Llama-70B leads",
        "en",
        [("DeepSeek-R1-Distill-Llama-70B", "deepseek-r1-distill-llama-70b")],
    ),
    "plain size words": ("Large Language Models at large scale", "en", []),
    "size word of a model": ("BERT Large, ViT-L/16", "en", [("BERT Large", "bert-large"), ("ViT-L/16", "vit-l-16")]),
    "name and acronym": ("Segment Anything (SAM) by", "en", [("Segment Anything", "sam"), ("SAM", "sam")]),
    "the words of the name": ("to segment anything, says Sam", "en", []),
    "animal as a model": ("Flamingo 구조를 따라", "ko", [("Flamingo", "flamingo")]),
    "animal as an animal": ("photos of a flamingo", "en", []),
    "first name and model": (
        "Claude 3.5 Sonnet reads Claude Shannon",
        "en",
        [("Claude 3.5 Sonnet", "claude-3.5-sonnet")],
    ),
    "people in a bracket": ("(Yi Tay, Adam Roberts, Albert Gu, Luke Skywalker)", "en", []),
    "names like people": ("Yi-34B and the Adam optimizer", "en", [("Yi-34B", "yi-34b"), ("Adam", "adam")]),
    "benchmark in capitals": ("MATH와 GSM8K에서", "ko", [("MATH", "math"), ("GSM8K", "gsm8k")]),
    "subject in small letters": ("hard math problems", "en", []),
    "verb in small letters": ("they clip the gradient", "en", []),
    "model in capitals": ("CLIP 임베딩을", "ko", [("CLIP", "clip")]),
    "versions are not run together": (
        "Llama 3.1 8B, not Llama 3 18B",
        "en",
        [("Llama 3.1 8B", "llama-3.1-8b"), ("Llama 3 18B", "llama-3-18b")],
    ),
    "expansion and acronym": (
        "group relative policy optimization (GRPO)",
        "en",
        [("group relative policy optimization", "grpo"), ("GRPO", "grpo")],
    ),
    "title with a dot": ("DAPO, and Dr. GRPO too", "en", [("DAPO", "dapo"), ("Dr. GRPO", "dr-grpo")]),
    "target of a wikilink": ("[[210917 Primer]]에서", "ko", []),
    "three spellings of one contest": (
        "AIME2024, AIME'24, AIME 24",
        "en",
        [("AIME2024", "aime-2024"), ("AIME'24", "aime-2024"), ("AIME 24", "aime-2024")],
    ),
    "old small letters": (
        "stylegan에 vit를 붙인 byol",
        "ko",
        [("stylegan", "stylegan"), ("vit", "vit"), ("byol", "byol")],
    ),
    "image size outside": ("ImageNet-1k 256x256", "en", [("ImageNet-1k", "imagenet-1k")]),
}


@pytest.mark.parametrize(("text", "language", "expected"), CASES.values(), ids=CASES)
def test_hard_case(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text, language) == expected


@pytest.mark.parametrize("text", ["7B와 13B 모델을 공개", "a 7B model and a 13B model"])
def test_a_size_by_itself_is_no_name(text: str) -> None:
    assert pairs(text) == []


def test_a_slash_may_stand_for_the_head_that_the_note_names() -> None:
    assert pairs("DeepSeek-V3/R1 at inference") == [("DeepSeek-V3", "deepseek-v3"), ("R1", "deepseek-r1")]


NEW = {
    "long form with a small word": (
        "Wind Planning via Kite Learning (WPKL)\n\nWe present Wind Planning via Kite Learning (WPKL), a framework.",
        ["WPKL"],
    ),
    "letters in bold": (
        r"We propose \textbf{C}alming \textbf{E}ddies of kites (CE-GPPO), an algorithm that beats GRPO.",
        ["CE-GPPO"],
    ),
    "word in capitals that the sentence presents": (
        "We present SWIFT, a swift-slow framework, which is swift.",
        ["SWIFT"],
    ),
    "variant of a known method": ("We propose SWIFT-GRPO, a method that extends GRPO.", ["SWIFT-GRPO"]),
    "common word as a dataset": ("We introduce a new dataset, LANTERN, for VQA. Under a lantern we read.", ["LANTERN"]),
}


@pytest.mark.parametrize(("text", "expected"), NEW.values(), ids=NEW)
def test_a_new_name_is_introduced_where_it_is_presented(text: str, expected: list[str]) -> None:
    made = mentions.find([field(text)])

    assert [surface for surface in expected if surface in {one.surface for one in made if one.introduces}] == expected
    assert not {"swift", "lantern"} & {one.surface for one in made}


def test_the_same_spelling_is_a_method_or_a_dataset_by_the_words_around() -> None:
    method, dataset = found("SGD with momentum"), found("the SGD dialogue benchmark")
    assert [one.type for one in (*method, *dataset)] == ["Method", "Dataset"]


def test_a_common_word_is_no_name() -> None:
    assert pairs("a primer on scaling and on the prism of light") == []


@pytest.mark.xfail(strict=True, reason="a version in a list of versions does not take its family along")
def test_versions_in_a_list() -> None:
    assert pairs("Llama 2 and 3 (8B, 70B)") == [("Llama 2", "llama-2"), ("3", "llama-3")]


@pytest.mark.xfail(strict=True, reason="what a new name ends in is not sure enough to be a mention by itself")
def test_a_number_after_a_name_is_told_by_the_name_that_the_note_gives_in_full() -> None:
    made = found("We present Zephyr R2V3, a model. R2V3 beats its predecessor Zephyr R2V.")
    keys = {one.surface: one.entity for one in made}
    assert keys["R2V3"] == keys["Zephyr R2V3"] != keys["Zephyr R2V"]
