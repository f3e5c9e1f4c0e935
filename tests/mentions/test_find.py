from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import mentions
from tests.mentions.notes import field, found, korean, pairs, surfaces


def test_a_mention_has_its_place_type_and_sentence() -> None:
    text = "It is new. We train Qwen2-VL-2B with GRPO on GSM8K. It works."
    model, method, dataset = found(text)

    assert (model.surface, model.entity, model.type) == ("Qwen2-VL-2B", "qwen2-vl-2b", "Model")
    assert (method.surface, method.entity, method.type) == ("GRPO", "grpo", "Method")
    assert (dataset.surface, dataset.entity, dataset.type) == ("GSM8K", "gsm8k", "Dataset")
    assert text[slice(*model.sentence)] == "We train Qwen2-VL-2B with GRPO on GSM8K."
    assert 0 < method.confidence <= 1


def test_fields_are_read_together_in_their_order() -> None:
    made = mentions.find([field("On R1", "title"), korean("GRPO로 추론을 학습")])

    assert [(one.field, one.entity) for one in made] == [("title", "deepseek-r1"), ("comment-ko", "grpo")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Transformers and GANs", ["Transformer", "GAN"]),
        ("non-SFT models, BERT-based and CLIP-guided", ["SFT", "BERT", "CLIP"]),
        ("Vision Transformer (ViT)", ["Vision Transformer", "ViT"]),
        ("BERTScore, CLIPScore, GPT4All", ["GPT4All"]),
        ("my_GRPO and GRPO_2", []),
        ("code: https://host.example/meta-llama/Llama-3", []),
        ("the GRPO's loss", ["GRPO"]),
        (
            "flash attention, FlashAttention and Flash-Attention",
            ["flash attention", "FlashAttention", "Flash-Attention"],
        ),
        ("large language models (LLMs) trained with RL on H100 GPUs by Google DeepMind", []),
        ("FID and mAP of the ASR task", []),
    ],
)
def test_surfaces_in_english(text: str, expected: list[str]) -> None:
    assert surfaces(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("트랜스포머의 어텐션", [("트랜스포머", "transformer")]),
        ("비전 트랜스포머는", [("비전 트랜스포머", "vit")]),
        ("제미나이 2.5와 비교", [("제미나이 2.5", "gemini-2.5")]),
        ("딥시크 R1으로", [("딥시크 R1", "deepseek-r1")]),
        ("라마인덱스", []),
        ("챗GPT가 나온 뒤", [("챗GPT", "chatgpt")]),
        ("gan과 vae", [("gan", "gan"), ("vae", "vae")]),
    ],
)
def test_surfaces_in_korean(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text, "ko") == expected


def test_lower_case_of_a_word_counts_in_korean_text_alone() -> None:
    assert pairs("clip 임베딩", "ko") == [("clip", "clip")]
    assert pairs("we clip the gradient") == []


def test_a_company_is_no_model_but_may_start_its_name() -> None:
    assert pairs("DeepSeek trained DeepSeek 67B") == [("DeepSeek 67B", "deepseek-67b")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the SGD optimizer", "sgd"),
        ("the SGD benchmark of task oriented dialogue", "sgd-dialogue"),
        ("R1 reasoning with reinforcement learning", "deepseek-r1"),
    ],
)
def test_words_of_the_note_tell_which_name_is_meant(text: str, expected: str) -> None:
    assert [key for _, key in pairs(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FAST-GRPO extends GRPO", [("FAST-GRPO", "fast-grpo"), ("GRPO", "grpo")]),
        ("LoRA-XS is small", [("LoRA-XS", "lora-xs")]),
        ("Post-SFT and Zero-RL", [("SFT", "sft")]),
        ("an LLM-DPO mix", [("DPO", "dpo")]),
        ("GRPO-LoRA", [("GRPO-LoRA", "grpo-lora")]),
    ],
)
def test_new_names_made_of_known_ones(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LLaMA 7B/13B/65B", [("LLaMA 7B", "llama-7b"), ("13B", "llama-13b"), ("65B", "llama-65b")]),
        ("CIFAR10/100", [("CIFAR10", "cifar-10"), ("100", "cifar-100")]),
        ("AIME 24/25", [("AIME 24", "aime-2024"), ("25", "aime-2025")]),
        ("CIFAR-10/7", [("CIFAR-10", "cifar-10")]),
        ("Llama 2 and 3 models", [("Llama 2", "llama-2"), ("3", "llama-3")]),
        ("Llama 2 and 7 models", [("Llama 2", "llama-2")]),
        ("Llama 2 and 3 new heads", [("Llama 2", "llama-2")]),
    ],
)
def test_lists_that_share_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_a_mention_may_have_to_be_surer_or_less_sure_than_usual() -> None:
    fields = [field("Notes on Kite Bay and the Gull Rock Map: a Transformer beats LLaMA 7B/13B with GRPO")]
    likely = {one.surface: one.confidence for one in mentions.find(fields)}
    surer = {one.surface: one.confidence for one in mentions.find(fields, min_confidence=0.9)}
    less = {one.surface for one in mentions.find(fields, min_confidence=0.05)}

    assert surer == {surface: sure for surface, sure in likely.items() if sure >= 0.9}
    assert {"LLaMA 7B", "GRPO"} <= set(surer) < set(likely) < less
    assert mentions.find(fields, min_confidence=1) == []


NAMES = st.sampled_from(
    ["GRPO", "Qwen2-VL-2B", "Qwen 2 VL 2B", "GPT-4o", "ImageNet", "트랜스포머", "Llama 3.1 8B", "DINOv2", "K&K"]
)
AROUND = st.text(alphabet="가는로를 .,()[]-/'s\n\\{}$x2", max_size=8)


@given(st.text() | st.lists(st.one_of(NAMES, AROUND), max_size=8).map("".join), st.sampled_from(["en", "ko"]))
def test_offsets_cut_out_the_surface_and_mentions_do_not_overlap(text: str, language: str) -> None:
    last = 0
    for mention in found(text, language):
        assert text[mention.begin : mention.end] == mention.surface
        assert last <= mention.begin < mention.end
        assert mention.sentence[0] <= mention.begin < mention.end <= mention.sentence[1]
        assert mentions.entity(mention.entity).key == mention.entity
        last = mention.end


PARTICLES = st.sampled_from(["", "는", "은", "를", "로", "에서는", "와의", "이라는", "처럼", "보다"])


@given(st.sampled_from(["GRPO", "Qwen2-VL-2B", "트랜스포머", "이미지넷", "GPT-4o-mini"]), PARTICLES)
def test_particles_stay_outside(name: str, particle: str) -> None:
    assert surfaces(f"오늘은 {name}{particle} 본다", "ko") == [name]
