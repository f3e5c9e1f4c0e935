r"""Pairs of a long form and its short form: ``Group Relative Policy Optimization (GRPO)`` and ``SPO (Segment ...)``.

The short form's letters have to stand in the long form in order, the first at the start of its first word; words such as
``of`` need not be counted. Letters that LaTeX sets apart (``\textbf{C}ontrolling``) read as one word.

Source: Schwartz and Hearst, A simple algorithm for identifying abbreviation definitions in biomedical text, PSB 2003.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.mentions.words import Word

_SHORT = re.compile(r"[A-Za-zµÀ-ɏͰ-Ͽ0-9][\w+$^\-‐–. ]{0,24}")
_MOST_EXTRA = 5
_MOST_WORDS = 20
_SMALL = frozenset(
    ("a", "an", "and", "as", "by", "for", "from", "in", "of", "on", "or", "s", "the", "to", "via", "with")
)
_STOPS = frozenset(("(", ")", "[", "]", ",", ";", ":", ".", "!", "?", '"', "“", "”", "=", "|"))


class Definition(NamedTuple):
    """The places of a short form and of its long form in one text, ends exclusive."""

    short: tuple[int, int]
    long: tuple[int, int]


def definitions(masked: str, found: tuple[Word, ...]) -> Iterator[Definition]:
    """The definitions in a text, in order of their brackets."""
    for at, word in enumerate(found):
        if word.text != "(":
            continue
        close = next((to for to in range(at + 1, min(at + 16, len(found))) if found[to].text == ")"), None)
        if close is None or close == at + 1:
            continue
        inside = found[at + 1 : close]
        stop = next((n for n, one in enumerate(inside) if one.text in _STOPS), len(inside))
        if (1 <= stop <= 6 and (pair := _short_inside(masked, found, at, at + 1 + stop)) is not None) or (
            stop == len(inside) > 1 and (pair := _long_inside(masked, found, at, close)) is not None
        ):
            yield pair


def _short_inside(masked: str, found: tuple[Word, ...], at: int, end: int) -> Definition | None:
    """The long form before the bracket that holds its short form."""
    begin_s, end_s = found[at + 1].begin, found[end - 1].end
    short = masked[begin_s:end_s]
    if not _is_short(short) or at == 0:
        return None
    letters = _letters(short)
    floor = at
    while floor > 0 and at - floor < _MOST_WORDS and found[floor - 1].text not in _STOPS:
        floor -= 1
    begin = _initials(found[floor:at], letters)
    if begin is None and floor < at:
        inner = _match(masked[found[floor].begin : found[at - 1].end], letters)
        begin = None if inner is None else found[floor].begin + inner
    return None if begin is None else Definition((begin_s, end_s), (begin, found[at - 1].end))


def _initials(before: tuple[Word, ...], letters: str) -> int | None:
    """Where the shortest run of words before the bracket starts whose initials are the letters, small words left out."""
    for start in range(len(before) - 1, -1, -1):
        parts = [one.text.lower() for one in before[start:] if one.text[0].isalnum()]
        if not parts or parts[0][0] != letters[0]:
            continue
        if "".join(part[0] for part in parts) == letters:
            return before[start].begin
        if "".join(part[0] for part in parts if part not in _SMALL) == letters and parts[0] not in _SMALL:
            return before[start].begin
    return None


def _long_inside(masked: str, found: tuple[Word, ...], at: int, close: int) -> Definition | None:
    """The long form in the bracket after its short form."""
    if at == 0:
        return None
    begin = at - 1
    while begin > 0 and found[begin].begin == found[begin - 1].end and found[begin - 1].text not in _STOPS:
        begin -= 1
    short = masked[found[begin].begin : found[at - 1].end]
    if not _is_short(short):
        return None
    inner = masked[found[at + 1].begin : found[close - 1].end]
    start = _match(inner, _letters(short))
    if start != 0 or " " not in inner.strip():
        return None
    return Definition((found[begin].begin, found[at - 1].end), (found[at + 1].begin, found[close - 1].end))


def _is_short(text: str) -> bool:
    return (
        bool(_SHORT.fullmatch(text))
        and sum(map(str.isupper, text)) >= 1
        and text.count(" ") <= 1
        and len(_letters(text)) >= 2
    )


def _letters(short: str) -> str:
    return "".join(char for char in short.lower() if char.isalnum())


def _match(long: str, letters: str) -> int | None:
    """Where the long form that these letters shorten starts, matched from its end as in the paper, or None."""
    lower = long.lower()
    at = len(lower) - 1
    for place in range(len(letters) - 1, -1, -1):
        while at >= 0 and (lower[at] != letters[place] or (place == 0 and at > 0 and lower[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        at -= 1
    begin = at + 1
    size = len(lower[begin:].split())
    if size > min(len(letters) * 2, len(letters) + _MOST_EXTRA) or (len(lower[begin:]) < len(letters) + 2):
        return None
    return begin
