from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from kg import mentions
from kg.mentions import component


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GRPO로 학습", ["GRPO", "로", "학습"]),
        ("Qwen2-VL-2B를", ["Qwen2", "-", "VL", "-", "2B", "를"]),
        ("(ViT-22B)를", ["(", "ViT", "-", "22B", ")", "를"]),
        ("7B/13B", ["7B", "/", "13B"]),
    ],
)
def test_the_tokenizer_parts_names_from_particles(text: str, expected: list[str]) -> None:
    doc = mentions.pipeline()(text)
    assert [token.text for token in doc] == expected
    assert doc.text == text


def test_the_pipeline_sets_spans() -> None:
    doc = mentions.pipeline()("GRPO로 Qwen2-VL-2B를 학습")

    spans = [(span.text, span.label_, span.kb_id_, span._.kg_rule) for span in doc.spans["mentions"]]
    assert spans == [("GRPO", "Method", "grpo", "name"), ("Qwen2-VL-2B", "Model", "qwen2-vl-2b", "grammar")]
    assert all(0 < span._.kg_score <= 1 for span in doc.spans["mentions"])


def test_spans_carry_their_evidence() -> None:
    text = "It is new. We propose KiteNet-7B, a model."
    doc = mentions.pipeline()(text)
    (span,) = doc.spans["mentions"]

    assert (span.text, text[span._.kg_begin : span._.kg_end]) == ("KiteNet-7B", "KiteNet-7B")
    assert span._.kg_sentence == "We propose KiteNet-7B, a model."
    assert span._.kg_introduces > 0.5


def test_settings_choose_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text(
        "surface\tdecision\tkey-or-type\tnote\nGRPO\tnot-a-name\t\t\n", encoding="utf-8"
    )
    own = mentions.pipeline(names=str(tmp_path / "names.tsv"), recogniser=False)("GRPO and GPT-4")
    surer = mentions.pipeline(min_confidence=0.95)("Notes on Kite Bay: a Transformer-Mamba mix, GPT-4")

    assert [span.text for span in own.spans["mentions"]] == ["GPT-4"]
    scores = [span._.kg_score for span in surer.spans["mentions"]]
    assert scores
    assert min(scores) >= 0.95


def test_settings_are_stored_with_the_pipeline(tmp_path: Path) -> None:
    mentions.pipeline(min_confidence=1.0).to_disk(tmp_path)

    nlp = spacy.load(tmp_path)
    assert len(nlp("GRPO").spans["mentions"]) == 0
    assert nlp.get_pipe("kg_mentions") == component.MentionFinder(min_confidence=1.0)


def test_several_processes_give_the_same_as_one() -> None:
    nlp = mentions.pipeline(recogniser=False)
    texts = ["GRPO로 학습", "no name", "LoRA and CLIP", "Qwen2-VL-2B를"]
    one, two = (
        [
            [
                (span.text, span.label_, span.kb_id_, span._.kg_score, span._.kg_sentence)
                for span in doc.spans["mentions"]
            ]
            for doc in nlp.pipe(texts, n_process=number, batch_size=2)
        ]
        for number in (1, 2)
    )
    assert one == two
    assert [len(found) for found in one] == [1, 0, 2, 1]


def test_the_component_works_in_a_pipeline_of_another_tokenizer() -> None:
    component.register()
    nlp = spacy.blank("en")
    nlp.add_pipe("kg_mentions")
    doc = nlp("GRPO로 학습")
    (span,) = doc.spans["mentions"]

    assert span.text == "GRPO로"
    assert doc.text[span._.kg_begin : span._.kg_end] == "GRPO"


def test_many_texts_in_batches_give_the_same() -> None:
    nlp = mentions.pipeline()
    texts = ["GRPO", "no name", "LoRA and CLIP"] * 3
    piped = [[span.kb_id_ for span in doc.spans["mentions"]] for doc in nlp.pipe(texts, batch_size=2)]

    assert piped == [["grpo"], [], ["lora", "clip"]] * 3


def test_pipeline_and_documents_survive_storage(tmp_path: Path) -> None:
    mentions.pipeline().to_disk(tmp_path)
    nlp = spacy.load(tmp_path)
    doc = nlp("ViT-22B를")
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)

    (span,) = back.spans["mentions"]
    assert (span.text, span.label_, span.kb_id_, span._.kg_rule) == ("ViT-22B", "Model", "vit-22b", "grammar")
    assert span._.kg_score == doc.spans["mentions"][0]._.kg_score


def test_the_entry_point_registers_on_first_use() -> None:
    assert component.factory is component.create
    with pytest.raises(AttributeError, match="no attribute 'fabric'"):
        component.fabric  # noqa: B018 (the access is what is tested)
