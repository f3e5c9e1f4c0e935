"""New names made of a known one: ``FAST-GRPO``, ``LoRA-XS``."""

from __future__ import annotations

import re

from kg.mentions import keys, tokens
from kg.mentions.names import Index

_BEFORE = re.compile(rf"[{tokens.LETTERS}0-9+]+\Z")
_AFTER = re.compile(rf"-([{tokens.LETTERS}][{tokens.LETTERS}0-9]*)")
_NAME_LIKE = re.compile(r"[A-Z].*[A-Z0-9]|[a-z]+[A-Z]")
_NEW = re.compile(rf"[{tokens.LETTERS}].*[A-Z]|[A-Z]")
_LONGEST = 40


def around(text: str, begin: int, end: int, floor: int, index: Index) -> tuple[int, int, str] | None:
    """Begin, end and key of the longer name that the known one is a part of, or None when it stands by itself.

    ``floor`` is the place before which the longer name must not start: the end of the mention before.
    """
    left = _left(text, begin, floor, index)
    right = _right(text, end, index)
    if left == begin and right == end:
        return None
    return left, right, keys.key(text[left:right])


def _left(text: str, begin: int, floor: int, index: Index) -> int:
    if begin <= floor or text[begin - 1] != "-":
        return begin
    match = _BEFORE.search(text, max(floor, begin - 1 - _LONGEST), begin - 1)
    if not match or not _NEW.match(match[0]) or _is_known(match[0], index):
        return begin
    return match.start() if tokens.starts_name(text, match.start()) else begin


def _right(text: str, end: int, index: Index) -> int:
    match = _AFTER.match(text, end)
    if not match or not _NAME_LIKE.match(match[1]) or _is_known(match[1], index):
        return end
    return match.end() if tokens.ends_name(text, match.end()) else end


def _is_known(word: str, index: Index) -> bool:
    """Whether the word is a name or a veto of its own, so that it makes no compound."""
    lower = word.casefold()
    return lower in index.vetoed or any(made in index.by_spelling for made in tokens.keys(word))
