"""Author lists as people write them, to names; organisations told from persons."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg import tables
from kg.text import korean_names
from kg.text.scripts import has_hangul

#: A name has at most so many words; longer pieces are prose.
LONGEST_NAME = 7

_SEPARATOR = re.compile(r"[,;，、；]|\s&\s|\sand\s|\n")
_LEADING_AND = re.compile(r"(?:and|&)\s+", re.IGNORECASE)
_ET_AL = re.compile(
    r"(?:\bet\.?\s+al\b\.?|\band\s+others\b|\band\s+\d+\s+(?:more|others)\b).*\Z", re.IGNORECASE | re.DOTALL
)
_MARKS = " *∗†‡§¶‖#★☆♠♣♢♥✉⁎"
_SUPERSCRIPT = re.compile(r"\$?\^\{?[\d,*∗†‡§¶\s]+\}?\$?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD|M\.D)\.?\Z")
_GLUED_DIGITS = re.compile(r"(?<=[^\W\d_])\d{1,2}\Z")
_WORD = re.compile(r"[^\W\d_][\w.'’`\u2010-\u2015\u0300-\u036f-]*")
_GROUP = re.compile(r"\(([^()]*)\)")
_WORD_BREAK = re.compile(r"[\s,.()/@_-]+")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s{1,3}\w{1,30}\s[a-z]")


@lru_cache(maxsize=1024)
def split(text: str) -> tuple[str, ...]:
    """The names of an author list in its order, each as written but for marks, affiliations and white space.

    ``Ann Lee*, Bo Ek (KAIST) and Qwen Team: Cy Oh et al.`` gives ``Ann Lee``, ``Bo Ek``, ``Qwen Team``, ``Cy Oh``.
    """
    pieces = _pieces(_ET_AL.sub("", text))
    names = [name for piece in pieces if (name := _cleaned(piece))]
    numbered = sum(1 for name in names if name[-1].isdigit() and _GLUED_DIGITS.search(name))
    if len(names) > 1 and 2 * numbered >= len(names):
        names = [_GLUED_DIGITS.sub("", name) for name in names]
    return tuple(names)


def is_author_list(text: str) -> bool:
    """Whether the text, as it stands between parentheses, reads like a list of authors rather than an aside.

    A list of several holds names almost only; a single name is that of an organisation, or two to four words that all
    begin in upper case.
    """
    if "://" in text or not text.strip() or _SENTENCE.search(text.replace("et al. ", "")):
        return False
    names = split(text)
    if len(names) == 1:
        return _is_sole_author(names[0], text)
    good = sum(1 for name in names if is_name(name))
    long = sum(1 for name in names if " " in name or is_organisation(name) or has_hangul(name))
    return bool(names) and good >= 0.8 * len(names) and 2 * long >= len(names)


def is_name(name: str) -> bool:
    """Whether a piece of an author list can be the name of a person or an organisation."""
    if is_organisation(name):
        return True
    words = name.split()
    if not 1 <= len(words) <= LONGEST_NAME or not _WORD.match(name):
        return False
    if has_hangul(name):
        return len(words) <= 2 and len(name) <= 6
    if any(map(str.isdigit, name[:-2])):
        return False
    upper = sum(1 for word in words if not word[0].islower())
    return 2 * upper >= len(words)


@lru_cache(maxsize=65_536)
def is_organisation(name: str) -> bool:
    """Whether an author is an organisation or a team; see ``ontology/organisations.tsv``."""
    names, words, exact = _organisations()
    folded = name.casefold()
    if folded in names or not words.isdisjoint(_WORD_BREAK.split(folded)):
        return True
    return any(mark in name for mark in exact) and not exact.isdisjoint(_WORD_BREAK.split(name))


@cache
def _organisations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Whole names, words in any case, and words as they stand that mark an organisation."""
    rows = tables.rows("organisations.tsv", ("text", "match", "source"), ("text", "match"))
    names, words, exact = (
        frozenset(text for text, match, _ in rows if match == kind) for kind in ("name", "word", "exact")
    )
    return names, words, exact


def _is_sole_author(name: str, text: str) -> bool:
    if is_organisation(name) or "et al" in text:
        return True
    words = name.split()
    if has_hangul(name):
        return False  # any Korean word of three syllables looks like a name
    return 2 <= len(words) <= 4 and is_name(name) and all(not word[0].islower() or len(word) <= 3 for word in words)


def _pieces(text: str) -> list[str]:
    """Split at separators outside of parentheses; ``Qwen Team: Ann Lee`` are two pieces."""
    if "(" in text:
        held = _GROUP.sub(lambda match: _SEPARATOR.sub("\x00", match[0]), text)
        pieces = [piece.replace("\x00", ",") for piece in _SEPARATOR.split(held)]
    else:
        pieces = _SEPARATOR.split(text)
    joined: list[str] = []
    for piece in pieces:
        if joined and _SUFFIX.match(piece.strip()):
            joined[-1] += f", {piece.strip()}"
        else:
            joined.extend(piece.split(":") if ":" in piece else (piece,))
    return joined


def _cleaned(piece: str) -> str:
    name = piece.strip()
    if "(" in name:
        name = _without_affiliation(name)
    if not name.isascii() or "^" in name:
        name = _SUPERSCRIPT.sub("", name)
    name = " ".join(name.split()).strip(_MARKS)
    name = _LEADING_AND.sub("", name) if name[:3].lower() in ("and", "& ") else name
    return name if _WORD.search(name) else ""


def _without_affiliation(name: str) -> str:
    """Drop a group at the end that is no second name of the person, in Latin letters or in Hangul.

    One amid the name is a nickname and stays.
    """
    begin = name.rfind("(")
    inside = name[begin + 1 :].removesuffix(")").strip()
    if ")" in inside or not (name.endswith(")") or ")" not in name[begin:]):
        return name
    words = inside.split()
    before = name[:begin].rstrip()
    if has_hangul(inside) and korean_names.is_same_person(inside, before):
        return name
    alias = len(words) > 1 and not is_organisation(inside) and all(word[0].isupper() for word in words)
    return name if alias and "," not in inside else before
