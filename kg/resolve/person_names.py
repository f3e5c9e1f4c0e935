"""Names of persons taken apart: one key for all spellings of a name, and how two names can be one person's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from kg import tables
from kg.text import korean_names, latex, people
from kg.text.scripts import has_hangul

#: What follows a name and tells a son from his father; titles such as PhD say nothing.
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TITLES = frozenset({"phd", "md"})

_TO_SPACE = {ord(mark): " " for mark in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"}
_TO_TIES = _TO_SPACE | {ord("-"): "-", ord("'"): "-"}
_TIES = re.compile(r"[\u2010-\u2015\u2212\u00ad\u02bc\u2018\u2019\u0060\u00b4]")
_SPECIAL = re.compile(r"[\\$~`,]|  ")
_UNUSUAL = re.compile(r"[\\$~`,]|[B-DF-HJ-NP-TV-XZ]{2}")
_NO_LETTER = re.compile(r"[^\w-]+|_")
_LATIN_MARKS = re.compile(r"[\u0300-\u036f]+")
_LOOSE_MARK = re.compile(r" ([\u0300-\u036f])([^\W\d_])")
_ODD_CASE = re.compile(r"\A[^\W\d_A-Z]|\b[A-Z]{2,}[a-z]|(?<= )[a-z]+\Z")
_CAPITALS = re.compile(r"(?<![^\s.])([B-DF-HJ-NP-TV-XZ]{2,3})(?=[\s.])")
_SHORT_CAPITALS = re.compile(r"\b[^\W\d_a-z]{2,3} ")
_GLUED = re.compile(r"(?<=[^\W\d_])['’ʼ](?=[^\W\d_])")
_FOOTNOTE = re.compile(r"(?<= )([^\W\d_]+)\d{1,2}\Z")
_STATED = re.compile(r"([^()]+?)\s*\(([^()]+)\)\Z")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa",
                          "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"})  # fmt: skip
_EAST_ASIAN = re.compile(r"[가-힣\u3400-\u4dbf\u4e00-\u9fff ]{2,6}\Z")


class Name(NamedTuple):
    """A person's name taken apart, all parts in one spelling.

    ``given`` are the given names in order; ``tied`` tells of each whether a hyphen ties it to the one before, as the
    second of ``Jun-Yan``. ``family`` is without particles such as ``van der``.
    """

    key: str
    given: tuple[str, ...]
    tied: tuple[bool, ...]
    family: str
    suffix: str


def is_ordinary(written: str) -> bool:
    """Whether a name is in ASCII, in the order people say it, and without LaTeX: most names are, and stay as they are."""
    return written.isascii() and not _SPECIAL.search(written)


def spoken(written: str) -> str:
    """The name in the order people say it, without LaTeX: ``Tay, Yi`` gives ``Yi Tay``."""
    name = latex.plain(written)
    if not name.isascii():
        name = unicodedata.normalize("NFC", _LOOSE_MARK.sub(r"\2\1", name))
    if "," not in name:
        return name
    family, _, given = name.partition(",")
    rest = spelling_of(given)
    if not rest or rest in SUFFIXES or "," in given or people.is_organisation(name):
        return name
    return f"{given.strip()} {family.strip()}"


def stated(written: str) -> tuple[str, str] | None:
    """The two names of one person that are given side by side, Latin letters first; None where a name stands alone.

    ``김연아 (Yuna Kim)`` and ``Yuna Kim (김연아)`` give ``Yuna Kim`` and ``김연아``.
    """
    if written.isascii() or "(" not in written or not (match := _STATED.match(written)):
        return None
    first, second = match[1], match[2].strip()
    latin, hangul = (second, first) if has_hangul(first) else (first, second)
    return (latin, hangul) if korean_names.is_same_person(hangul, latin) else None


@lru_cache(maxsize=65_536)
def spelling(written: str) -> str:
    """The key of all spellings of a name: they differ in case, accents, dots, hyphens and spaces, Unicode, LaTeX.

    Empty where the name has no letter and no digit.
    """
    if written.isascii() and not _UNUSUAL.search(written):
        return " ".join(written.lower().translate(_TO_SPACE).split())
    return spelling_of(written if is_ordinary(written) else spoken(written))


def spelling_of(name: str) -> str:
    """The key of a name that has no LaTeX and is in the order people say it."""
    if _CAPITALS.search(name) and not name.isupper():
        name = _CAPITALS.sub(_spaced, name)
    if name.isascii():
        return " ".join(name.lower().translate(_TO_SPACE).split())
    if _EAST_ASIAN.match(name):
        return unicodedata.normalize("NFC", name.replace(" ", ""))
    return " ".join(_folded(name).replace("-", " ").split())


def without_marks(name: str) -> str:
    """The key of a name whose apostrophes are left out rather than set apart, without the number of a footnote.

    ``Niamh O'Vale1`` gives the key of ``Niamh OVale``.
    """
    return spelling_of(_FOOTNOTE.sub(r"\1", _GLUED.sub("", name)))


def transliterated(name: str) -> str:
    """The key of a name whose umlauts are written with two letters: ``Jörg`` as ``Joerg`` (DIN 5007, variant 2)."""
    return spelling_of(unicodedata.normalize("NFC", name).translate(_UMLAUTS))


@lru_cache(maxsize=65_536)
def take_apart(key: str, name: str) -> Name:
    """The parts of a name; ``key`` is its spelling."""
    words = _words(name) if " " in key else []
    suffix = words.pop() if len(words) > 2 and words[-1] in SUFFIXES else ""
    if len(words) > 2 and words[-1] in _TITLES:
        words.pop()
    if not words:
        return Name(key, (), (), key, "")
    *given, family = words
    parts: list[str] = []
    tied: list[bool] = []
    for place, word in enumerate(given):
        if place and word in _particles():
            continue
        pieces = [piece for piece in word.split("-") if piece]
        parts += pieces
        tied += [number > 0 for number in range(len(pieces))]
    return Name(key, tuple(parts), tuple(tied), _without_particles(family), suffix)


def fit(one: Name, other: Name) -> str:
    """How two names can be one person's; empty when they cannot.

    ``middle-name``: the first names are equal and further ones are missing or initials; ``first-name``: the first name
    is missing; ``initials``: the first name is an initial in one of them; ``particle``: only particles or a suffix differ.
    """
    if one.family != other.family or (one.suffix and other.suffix and one.suffix != other.suffix):
        return ""
    short, long = (one, other) if len(one.given) <= len(other.given) else (other, one)
    if short.given == long.given:
        return "particle" if short.given and one.key != other.key else ""
    places = _places(short, long)
    return "" if not places or _splits_a_tie(short, long, places) else _rule(short, long, places)


def _rule(short: Name, long: Name, places: Sequence[int]) -> str:
    """How two names fit whose given names stand at these places of the longer one."""
    first, start = short.given[0], places[0]
    is_spelled = len(first) > 1
    if first == long.given[start] and is_spelled:
        return ("middle-name", "first-name", "")[min(start, 2)]
    lost = any(len(part) > 1 for part in long.given[len(places) :])
    return "" if start or (is_spelled and lost) else "initials"


def fuller(one: Name, other: Name) -> tuple[str, str]:
    """The keys of two names, the less full one first; of two equally full ones the one later in the alphabet."""
    left, right = fullness(one, one.key), fullness(other, other.key)
    return (one.key, other.key) if (left, other.key) < (right, one.key) else (other.key, one.key)


def fullness(name: Name, written: str) -> tuple[int, int, int, int]:
    """How full a written name is: given names spelled out, initials, letters with accents, whether the case is usual."""
    spelled = sum(1 for part in name.given if len(part) > 1)
    accents = 0 if written.isascii() else len(_LATIN_MARKS.findall(unicodedata.normalize("NFD", written)))
    usual = not written.isupper() and not _ODD_CASE.search(written)
    return spelled, len(name.given) - spelled, accents, int(usual)


def is_no_family_name(word: str) -> bool:
    """Whether a folded word stands beside a family name: a particle, a suffix or a title."""
    return word in SUFFIXES or word in _TITLES or word in _particles()


def _spaced(match: re.Match[str]) -> str:
    return " ".join(match[1])


def _folded(name: str) -> str:
    """Lower case without accents, in NFC; hyphens and apostrophes are ``-``, other marks spaces."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", _TIES.sub("-", name)).casefold())
    bare = unicodedata.normalize("NFC", _LATIN_MARKS.sub("", plain))
    return _NO_LETTER.sub(" ", bare.translate(_letters()).translate(_TO_TIES))


def _words(name: str) -> list[str]:
    """The words of a name, folded, tied ones as one: ``Jun-Yan Q. Zhu`` gives ``jun-yan``, ``q``, ``zhu``.

    Short words in capitals before the last one are initials: ``AJ Zhu`` gives ``a``, ``j``, ``zhu``.
    """
    if _SHORT_CAPITALS.search(name) and not name.isupper():
        *before, last = name.split() or [""]
        name = " ".join([*(" ".join(word) if _is_initials(word) else word for word in before), last])
    folded = name.lower().translate(_TO_TIES) if name.isascii() else _folded(name)
    return [word for piece in folded.split() if (word := piece.strip("-"))]


def _is_initials(word: str) -> bool:
    return 2 <= len(word) <= 3 and word.isalpha() and word.isupper()


def _without_particles(family: str) -> str:
    pieces = [piece for piece in family.split("-") if piece]
    kept = [piece for piece in pieces if len(piece) > 1 and piece not in _particles()]
    return " ".join(kept or pieces)


def _agree(one: str, other: str) -> bool:
    return one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1))


def _places(short: Name, long: Name) -> list[int]:
    """Where each given name of the shorter stands in the longer, in order; empty when one of them does not."""
    places: list[int] = []
    for part in short.given:
        start = places[-1] + 1 if places else 0
        place = next((at for at in range(start, len(long.given)) if _agree(part, long.given[at])), -1)
        if place < 0:
            return []
        places.append(place)
    return places


def _splits_a_tie(short: Name, long: Name, places: Sequence[int]) -> bool:
    """Whether a part of a tied name is missing beside a part that is spelled out: ``Jun Zhu`` is not ``Jun-Yan Zhu``."""
    found = dict(zip(places, short.given, strict=True))
    for place, is_tied in enumerate(long.tied):
        head, tail = found.get(place - 1, ""), found.get(place, "")
        if is_tied and ((not tail and len(head) > 1) or (tail and not head)):
            return True
    return False


@cache
def _particles() -> frozenset[str]:
    return frozenset(particle for particle, _ in tables.rows("name-particles.tsv", ("particle", "source")))


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): plain for letter, plain, _ in tables.rows("plain-letters.tsv", ("letter", "plain", "source"))}
