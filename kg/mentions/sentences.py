"""Sentences of English and Korean text: where the one around a mention begins and ends."""

from __future__ import annotations

import re
from bisect import bisect_right

#: A mark that may end a sentence, with what closes it; or an empty line; or a line that starts a list item.
_END = re.compile(
    r"(?<![.!?。…])[.!?。…]++[\"'”’)\]]*+(?=\s)|(?<=[가-힣])[.!?](?=[가-힣A-Z])|\n[ \t]*\n|\n(?=[ \t]*[-*•] )"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Ms|Mrs|Prof|St|al|vs|cf|e\.g|i\.e|etc|Fig|Figs|Eq|Eqs|Sec|Tab|No|Nos|approx|resp|ca|vol|pp|w\.r\.t)"
    r"|(?:^|[\s(])[A-Z])\.\Z"
)
_WINDOW = 10


def starts(text: str) -> list[int]:
    """The offsets at which sentences start, sorted, the first always 0."""
    found = [0]
    for match in _END.finditer(text):
        if match[0].startswith(".") and _goes_on(text, match):
            continue
        at = match.end()
        while at < len(text) and text[at].isspace():
            at += 1
        if found[-1] < at < len(text):
            found.append(at)
    return found


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether a dot ends an abbreviation or a shortened first name, or a small letter follows it."""
    after = text[match.end() : match.end() + 2].lstrip()[:1]
    before = text[max(0, match.start() + 1 - _WINDOW) : match.start() + 1]
    return bool(_ABBREVIATION.search(before)) or (after.islower() and after.isascii())


def around(text: str, begins: list[int], begin: int, end: int) -> tuple[int, int]:
    """The sentence that holds ``begin`` to ``end``, without blanks at its ends; ``begins`` comes from :func:`starts`."""
    place = bisect_right(begins, begin) - 1
    after = bisect_right(begins, max(begin, end - 1))
    last = begins[after] if after < len(begins) else len(text)
    while last > end and text[last - 1].isspace():
        last -= 1
    return begins[place], last
