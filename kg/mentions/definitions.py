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
        listed = all(one.text == "," or one.text not in _STOPS for one in inside)
        if (1 <= stop <= 6 and (pair := _short_inside(masked, found, at, at + 1 + stop)) is not None) or (
            listed and len(inside) > 1 and (pair := _long_inside(masked, found, at, close)) is not None
        ):
            yield pair


def of_field(name: str, masked: str, found: tuple[Word, ...]) -> Iterator[Definition]:
    """The definitions in a field of a note; in its title those without a bracket as well."""
    yield from definitions(masked, found)
    if name == "title":
        yield from of_title(masked, found)


def of_title(masked: str, found: tuple[Word, ...]) -> Iterator[Definition]:
    """The long form that a title gives of the name before its colon: ``DiLoCo: Distributed Low-Communication Training``.

    It ends where its letters do, and as well before the next small word.
    """
    colon = next((at for at, word in enumerate(found) if word.text == ":"), 0)
    short = masked[found[0].begin : found[colon - 1].end] if colon else ""
    if not _is_short(short) or " " in short:
        return
    rest = found[colon + 1 :]
    end = next((at for at, one in enumerate(rest) if one.text in _STOPS or one.text.lower() in _SMALL), len(rest))
    for size in sorted({*_first_match(masked, rest, _letters(short)), end} if end > 1 else ()):
        long = masked[rest[0].begin : rest[size - 1].end]
        if _starts_match(long, _letters(short)):
            yield Definition((found[0].begin, found[colon - 1].end), (rest[0].begin, rest[size - 1].end))


def _first_match(masked: str, rest: tuple[Word, ...], letters: str) -> Iterator[int]:
    """The fewest words, at least two, in which the letters stand."""
    for size in range(2, min(len(rest), _MOST_WORDS) + 1):
        if rest[size - 1].text[0].isalnum() and _starts_match(masked[rest[0].begin : rest[size - 1].end], letters):
            yield size
            return


def _starts_match(long: str, letters: str) -> bool:
    """Whether the letters stand in the text in order, the first of them at its start, and are not most of it."""
    left = iter(long.lower())
    inside = all(letter in left for letter in letters)
    return inside and long[:1].lower() == letters[0] and len(long) >= len(letters) + 4


def _short_inside(masked: str, found: tuple[Word, ...], at: int, end: int) -> Definition | None:
    """The long form before the bracket that holds its short form."""
    begin_s, end_s = found[at + 1].begin, found[end - 1].end
    short = masked[begin_s:end_s]
    if not _is_short(short) or at == 0:
        return None
    letters = _letters(short)
    floor = _floor(found, at, _STOPS)
    begin = _initials(found[_floor(found, at, _STOPS - {","}) : at], letters)
    if begin is None and floor < at:
        inner = _match(masked[found[floor].begin : found[at - 1].end], letters)
        begin = None if inner is None else found[floor].begin + inner
    return None if begin is None else Definition((begin_s, end_s), (begin, found[at - 1].end))


def _floor(found: tuple[Word, ...], at: int, stops: frozenset[str]) -> int:
    """The first of the words before ``at`` that no stop parts from it."""
    floor = at
    while floor > 0 and at - floor < _MOST_WORDS and found[floor - 1].text not in stops:
        floor -= 1
    return floor


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
    if not _starts_match(inner, _letters(short)) or " " not in inner.strip():
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
