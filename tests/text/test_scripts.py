from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import scripts


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A plain sentence.", "en"),
        ("연 날리기에 대한 메모.", "ko"),
        ("Kite-7B 모델을 GRPO로 학습.", "ko"),
        ("The word 연 means kite in the language of the authors of this paper.", "en"),
        ("Kite 기반 (https://example.org/a/very/long/address/of/a/page/that/says/nothing)", "ko"),
        ("Ein Satz über Drachen.", "en"),
        ("風箏很好", "zh"),
        ("たこあげの論文", "ja"),
        ("3.14 + 2", ""),
        ("", ""),
    ],
)
def test_language_of_a_paragraph(text: str, language: str) -> None:
    assert scripts.language(text) == language


def test_share_counts_letters_only() -> None:
    assert scripts.hangul_share("연! 123") == 1.0
    assert scripts.hangul_share("연 a b c") == 0.25
    assert scripts.hangul_share("abc") == 0.0


@given(st.text())
def test_share_is_a_share_and_zero_without_hangul(text: str) -> None:
    assert 0 <= scripts.hangul_share(text) <= 1
    assert scripts.has_hangul(text) or scripts.hangul_share(text) == 0
