from __future__ import annotations

from kg.entry import Entry, Source, TextField
from kg.extract import mentions


def test_mentions_of_all_fields_with_their_lines() -> None:
    fields = (
        TextField("title", "Tuning with LoRA", (3,), "en"),
        TextField("abstract", "First line.\nWe use GRPO\nand GPT-4o-mini.", (5, 6, 9), "en"),
        TextField("comment-ko", "이미지넷에서 평가", (12,), "ko"),
    )
    found = list(mentions.extract(Entry(Source("a.md"), "note", "a", fields=fields)))

    assert [(one.field, one.surface, one.entity, one.type, one.line) for one in found] == [
        ("title", "LoRA", "lora", "Method", 3),
        ("abstract", "GRPO", "grpo", "Method", 6),
        ("abstract", "GPT-4o-mini", "gpt-4o-mini", "Model", 9),
        ("comment-ko", "이미지넷", "imagenet", "Dataset", 12),
    ]
    assert fields[1].text[slice(*found[1].sentence)] == "We use GRPO\nand GPT-4o-mini."


def test_an_entry_without_text_mentions_nothing() -> None:
    assert list(mentions.extract(Entry(Source("a.md"), "note", "a"))) == []
