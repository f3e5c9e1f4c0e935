from __future__ import annotations

import pytest

from kg.mentions import described, entity, family
from kg.mentions.decisions import key_of_name
from kg.mentions.names import index


def test_a_model_that_the_grammar_makes() -> None:
    made = entity("qwen2-vl-2b")

    assert (made.label, made.type, made.family) == ("Qwen2-VL-2B", "Model", "qwen2-vl")
    assert (made.version, made.variants, made.size, made.parameters) == ("2", ("VL",), "2B", 2_000_000_000)


@pytest.mark.parametrize(
    ("key", "family_", "version", "variants"),
    [
        ("gpt-4", "gpt", "4", ()),
        ("gpt-4-turbo", "gpt", "4", ("Turbo",)),
        ("gpt-4o-mini", "gpt", "4o", ("mini",)),
        ("deepseek-v3", "deepseek", "v3", ()),
        ("deepseek-v3.1-terminus", "deepseek-v3.1", "v3.1", ("Terminus",)),
        ("qwen-vl", "qwen", "", ("VL",)),
        ("vit-l-16", "vit", "", ("L/16",)),
        ("qwen2.5-7b-instruct-1m", "qwen2.5", "2.5", ("Instruct", "1M")),
        ("reka-flash", "reka", "", ("Flash",)),
    ],
)
def test_families_versions_and_variants(key: str, family_: str, version: str, variants: tuple[str, ...]) -> None:
    made = entity(key)
    assert (made.family, made.version, made.variants) == (family_, version, variants)


def test_total_and_active_parameters() -> None:
    made = entity("qwen3-235b-a22b")

    assert (made.parameters, made.active_parameters) == (235_000_000_000, 22_000_000_000)


def test_a_trained_variant_knows_its_base() -> None:
    assert entity("qwen2.5-math-7b-instruct").variant_of == "qwen2.5-math-7b"
    assert entity("qwen2.5-math-7b").variant_of == ""


def test_a_dated_model_knows_the_one_without_date_but_a_tuned_one_of_no_size_stands_alone() -> None:
    assert entity("gpt-4-0613").variant_of == "gpt-4"
    assert entity("claude-3.5-sonnet-20241022").variant_of == "claude-3.5-sonnet"
    assert entity("llama-2-chat").variant_of == ""


def test_what_differs_has_keys_of_its_own() -> None:
    apart = ["PixelCNN", "PixelCNN++", "HumanEval", "HumanEval+", "Command R", "Command R+", "AlphaGo", "AlphaGo Zero"]
    apart += [
        "EAGLE",
        "EAGLE-2",
        "EAGLE-3",
        "REINFORCE",
        "REINFORCE++",
        "SQuAD",
        "SQuAD 2.0",
        "MobileNet",
        "MobileNetV2",
    ]
    found = [key_of_name(name, index()) for name in apart]

    assert len(set(found)) == len(apart)


def test_families_lead_up_to_the_name_of_the_table() -> None:
    assert entity("qwen2-vl-2b").family == "qwen2-vl"
    assert family("qwen2-vl").family == "qwen"
    assert family("qwen") == entity("qwen")._replace(type="ModelFamily", family="", paper="", parameters=0)


def test_names_of_the_tables() -> None:
    assert entity("grpo").type == "Method"
    assert "Group Relative Policy Optimization" in entity("grpo").aliases
    assert entity("imagenet").type == "Dataset"
    assert entity("mmlu").type == "Benchmark"
    assert entity("llama").type == "Model"
    assert entity("flashattention").paper == "2205.14135"


def test_a_new_name_has_the_type_of_the_known_one_in_it() -> None:
    assert entity("fast-grpo").type == "Method"
    assert entity("video-llava-x").type == "Model"
    assert entity("tiny-mmlu").type == "Benchmark"
    assert entity("tuned-llama2").type == "Model"
    assert entity("sgd-warm").type == "Method"
    assert entity("-").type == "Method"
    assert entity("glimmer").type == "Method"
    assert entity("glimmerbench").type == "Benchmark"
    assert entity("glimmer-former").type == "Model"


def test_described_brings_families_and_bases_along_and_labels_new_names() -> None:
    made = [
        (one.key, one.type, one.label)
        for one in described({"qwen2-7b-instruct": ["Qwen2 7B Instruct"], "fast-grpo": ["FAST-GRPO"]})
    ]

    assert made == [
        ("fast-grpo", "Method", "FAST-GRPO"),
        ("qwen", "ModelFamily", "Qwen"),
        ("qwen2", "ModelFamily", "Qwen2"),
        ("qwen2-7b", "Model", "Qwen2-7B"),
        ("qwen2-7b-instruct", "Model", "Qwen2-7B-Instruct"),
    ]
