"""Which script and language a piece of text is written in, as far as notes need to know."""

from __future__ import annotations

import re

_HANGUL = re.compile(r"[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_KANA = re.compile(r"[\u3041-\u30fe]+")
#: Hangul, kana, Han and what lies between them.
_EAST_ASIAN = re.compile(r"[\u1100-\u11ff\u3041-\ud7a3]")
_URL = re.compile(r"https?://[!-~]+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")

#: Korean notes on machine learning are full of English terms; English ones hold at most a Korean word that they quote.
KOREAN_SHARE = 0.06


def has_hangul(text: str) -> bool:
    """Whether there is any Hangul in the text."""
    return not text.isascii() and _HANGUL.search(text) is not None


def hangul_share(text: str) -> float:
    """The share of Hangul among the Hangul and Latin letters outside of URLs, 0 to 1; 0 without either."""
    if text.isascii():
        return 0.0
    if "://" in text:
        text = _URL.sub("", text)
    hangul = _count(_HANGUL, text)
    return hangul / (hangul + _count(_LATIN, text)) if hangul else 0.0


def language(text: str) -> str:
    """The BCP-47 tag of the language of a paragraph: ``ko``, ``ja``, ``zh``, ``en``; ``""`` without a letter of them.

    Any other language in Latin script is taken for English.
    """
    if text.isascii() or not _EAST_ASIAN.search(text):
        return "en" if _LATIN.search(text) else ""
    if hangul_share(text) >= KOREAN_SHARE:
        return "ko"
    latin, kana, han = (_count(letters, text) for letters in (_LATIN, _KANA, _HAN))
    if kana + han > latin:
        return "ja" if kana else "zh"
    return "en" if latin else ""


def _count(letters: re.Pattern[str], text: str) -> int:
    """How many letters of a script the text holds; the pattern takes runs of them."""
    return sum(map(len, letters.findall(text)))
