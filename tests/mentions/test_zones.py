from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.mentions import zones


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("code at https://host.example/Qwen2, done", "code at done"),
        ("주소 https://host.example/BERT를 보면", "주소 를 보면"),
        ("see [[220101 Primer]]의", "see ]]의"),
        ("see [[220101 Primer|Primer]]", "see Primer]]"),
        ("run `CLIP` now", "run  now"),
        ("tag #moe stays out", "tag  stays out"),
        ("C# and issue&#39;", "C# and issue&#39;"),
        (r"\textbf{Group} Relative", "Group Relative"),
        ("(Ada Byron, Alan M. Turing, Grace Hopper) wrote", " wrote"),
        ("(Ada Byron, Alan M. Turing, et al.) wrote", "(Ada Byron, Alan M. Turing, et al.) wrote"),
        ("(Claude Opus, Gemini 2.5, Llama Guard)", "(Claude Opus, Gemini 2.5, Llama Guard)"),
        ("(Claude Opus, Llama Guard, SAM Base)", "(Claude Opus, Llama Guard, SAM Base)"),
        ("(small, medium, large)", "(small, medium, large)"),
    ],
)
def test_what_stays_visible(text: str, kept: str) -> None:
    assert " ".join(zones.mask(text).replace("\x00", "").split()) == " ".join(kept.split())


@given(st.text(alphabet="ab(,)[]|`#\\{}$ABC. 가\n/:hp"))
def test_the_length_and_every_visible_character_stay(text: str) -> None:
    masked = zones.mask(text)
    assert len(masked) == len(text)
    assert all(after in (before, "\x00", " ") for before, after in zip(text, masked, strict=True))


@pytest.mark.parametrize(
    "text", ["(" * 20_000, "(A B, C D, " * 5_000, "[[" * 20_000, "`" * 20_001, "\\" * 20_000, "#" * 20_000]
)
def test_hostile_text_is_read_to_its_end(text: str) -> None:
    assert len(zones.mask(text)) == len(text)
