"""Atoms of names and the keys made of them: one key for all spellings of a name, never one key for two names.

An atom is a run of Latin or Greek letters, a number (``2.5`` is one), a run of Hangul, or a run of ``+``. Letters and
digits part without a mark (``Qwen2`` is ``Qwen``, ``2``), and Latin parts from Hangul (``GRPO로`` is ``GRPO``, ``로``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import NamedTuple

LETTERS = "A-Za-zµÀ-ÖØ-öø-ɏͰ-Ͽ"
HANGUL = "가-힣"

#: A run of letters, without a ``v`` that goes with the number after it (``DINOv2``). Most runs end in none: these come first.
_LATIN = rf"(?:[{LETTERS}]++(?:(?<![vV])|(?![0-9]))|[{LETTERS}]{{1,40}}(?=[vV][0-9])|[{LETTERS}]+)"
HANGUL_RUN = re.compile(rf"[{HANGUL}]+")
#: What may be the first atom of a name.
WORD = re.compile(rf"{_LATIN}|[0-9]+(?:\.[0-9]+)*|[{HANGUL}]+")
#: What may stand between two atoms of one name. A blank that stands for a masked command may be long.
_ATOM = re.compile(rf"(?:[ \n\t]{{1,40}}|[-‐-–/'’&.] ?)?({_LATIN}|[0-9]+(?:\.[0-9]+)*|[{HANGUL}]+|\++)")
_CAMEL = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
#: From here on scripts write no blanks between words, or glue particles to names.
_EAST = "⺀"
_HYPHENS = "-‐‑‒–—"
_TITLES = frozenset(("dr",))


class Atom(NamedTuple):
    """A piece of a name and its place, end exclusive."""

    text: str
    begin: int
    end: int


def atoms(text: str, begin: int, most: int) -> list[Atom]:
    """The atoms of the name that may start at ``begin``: at most ``most``, up to the first that cannot belong to it."""
    return list(islice(each(text, begin), most))


def each(text: str, begin: int) -> Iterator[Atom]:
    """The atoms of the name that may start at ``begin`` one by one, up to the first that cannot belong to it."""
    before = ""
    at = begin
    while match := _ATOM.match(text, at):
        start, end = match.span(1)
        if start != at and (not before or not _joins(text[at:start], before)):
            return
        before = match[1]
        yield Atom(before, start, end)
        at = end


def following(text: str, at: int) -> str:
    """The atom after the one that ends at ``at``, empty when none can be; it need not belong to the same name."""
    match = _ATOM.match(text, at)
    return match[1] if match else ""


def _joins(between: str, before: str) -> bool:
    """Whether this text may stand inside a name: a hyphen at the end of a line, a dot and a blank after ``Dr``."""
    if len(between) > 1 and between[-1] == " " and not between.isspace():
        return between[0] in _HYPHENS or (between == ". " and before.casefold() in _TITLES)
    return between != "." or before.isalpha()


def key(pieces: list[str]) -> str:
    """The lookup key of these atoms: lower case, a blank only between two of one kind (``llama3.1 8b``)."""
    made = ""
    for piece in pieces:
        made = joined(made, piece)
    return made


def joined(made: str, piece: str) -> str:
    """The key of the atoms that gave ``made``, and of one more."""
    lower = piece.lower()
    apart = made and made[-1].isdigit() == lower[0].isdigit() and lower[0] != "+"
    return f"{made} {lower}" if apart else made + lower


def prefixes(pieces: list[str]) -> list[str]:
    """The keys of no atom, of the first, of the first two, and so on."""
    return list(accumulate(pieces, joined, initial=""))


def keys(name: str) -> list[str]:
    """The keys under which a name is listed: as written, parted at inner capitals, letters joined."""
    pieces = [match[1] for match in _ATOM.finditer(name)]
    if not pieces:
        return []
    camel = [part for piece in pieces for part in (_CAMEL.findall(piece) if piece.isascii() else [piece]) or [piece]]
    found = [key(pieces)]
    if len(camel) > len(pieces) and all(len(part) > 2 for part in camel if part.isalpha()):
        found.append(key(camel))
    found.append(found[0].replace(" ", ""))
    return list(dict.fromkeys(found))


def first(made: str) -> str:
    """The first atom of a key, in lower case."""
    match = WORD.match(made)
    return match[0] if match else ""


def ends_name(text: str, at: int) -> bool:
    """Whether a name may end before this place: no Latin letter or digit follows, but for a plural s."""
    return not _is_inner(text, at) or (text[at] == "s" and not _is_inner(text, at + 1))


def starts_name(text: str, at: int) -> bool:
    """Whether a name may start at this place: no Latin letter, digit or ``_`` stands before it."""
    return at == 0 or not _is_inner(text, at - 1)


def _is_inner(text: str, at: int) -> bool:
    """Whether a character of this place would be in one word with a Latin name."""
    return at < len(text) and (text[at] == "_" or (text[at] < _EAST and text[at].isalnum()))
