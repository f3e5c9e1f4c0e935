"""Words as the recogniser reads them: Latin parted from Hangul, names parted at hyphens and slashes."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.mentions import tokens

#: Letters and digits of one script in a row, a number with its dots at the end (``Qwen2.5``), or any other mark.
_WORD = re.compile(rf"[{tokens.LETTERS}0-9]+(?:\.[0-9]+[{tokens.LETTERS}]*)*|[{tokens.HANGUL}]+|[^\s\x00]")


class Word(NamedTuple):
    """A word of a text and its place, end exclusive."""

    text: str
    begin: int
    end: int


def words(text: str) -> list[Word]:
    """The words of a text in order; blanks and masked parts belong to none, the ``s`` of ``GANs`` is one of its own."""
    found = list(map(Word._make, [(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]))
    plural = [at for at, (word, _, _) in enumerate(found) if word[-1] == "s" and len(word) > 2 and word[-2].isupper()]
    for at in reversed(plural):
        word, begin, end = found[at]
        found[at : at + 1] = Word(word[:-1], begin, end - 1), Word("s", end - 1, end)
    return found
