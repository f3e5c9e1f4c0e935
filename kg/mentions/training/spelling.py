"""Spellings as labels are compared: NFKC, case folded, letters and digits alone."""

from __future__ import annotations

import re
import unicodedata

_OTHER = re.compile(r"[^0-9a-z가-힣]+")


def squashed(text: str) -> str:
    """The letters and digits of a text in lower case."""
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())
