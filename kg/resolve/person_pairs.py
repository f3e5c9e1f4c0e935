"""Which of many names can be one person's: names are looked at together only where they share a family name.

No name is compared with all others: a name of two plain words can only fit one that is fuller or shorter, so the names
with initials, several given names or hyphens are looked up among those of their family name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from kg.resolve import person_names
from kg.resolve.person_names import Name


class Pair(NamedTuple):
    """Two names, by key in alphabetical order, that can be one person's, and how: see :func:`person_names.fit`.

    Further rules: ``order`` (the family name first), ``joined`` (a space or hyphen less), ``umlaut`` (``ö`` as ``oe``).
    """

    one: str
    other: str
    rule: str


def pairs(spoken: Mapping[str, str]) -> tuple[list[Pair], Callable[[str], Name]]:
    """All pairs of names that can be one person's, sorted, and a way to take a name apart by its key.

    ``spoken`` gives a written name for each key, the one with most hyphens where there are several.
    """
    parts = {key: person_names.take_apart(key, name) for key, name in spoken.items() if not _is_plain(key, name)}

    def name_of(key: str) -> Name:
        if key not in parts:
            given, _, family = key.partition(" ")
            parts[key] = Name(key, (given,), (False,), family, "")
        return parts[key]

    found: dict[tuple[str, str], str] = {}
    for one, other, rule in (*_fitting(spoken, parts, name_of), *_written_otherwise(spoken)):
        if one != other:
            found.setdefault((min(one, other), max(one, other)), rule)
    return sorted(Pair(*keys, rule) for keys, rule in found.items()), name_of


def _is_plain(key: str, name: str) -> bool:
    """Whether a name is a given name, spelled out, and a family name, without hyphen or apostrophe."""
    end = key.find(" ")
    return end > 1 and key.find(" ", end + 1) < 0 and not (end <= 3 and name[:2].isupper())


def _fitting(
    spoken: Mapping[str, str], parts: Mapping[str, Name], name_of: Callable[[str], Name]
) -> Iterator[tuple[str, str, str]]:
    """Pairs that share a family name: those with the same first name or an initial for it, and those that lack it.

    Two first names that are spelled out and differ never fit: an initial alone is looked at beside all of its letter.
    """
    special = [name for name in parts.values() if name.given]
    starts: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for name in special:
        starts[name.family].update({start: [] for start in (_near(name.given[0]), *name.given[1:])})
    for name in special:
        _file(starts[name.family], name.given[0], name.key)
    for key in spoken:
        given, _, family = key.partition(" ")
        if family in starts and key not in parts:
            _file(starts[family], given, key)
    for name in special:
        near = starts[name.family]
        further = (part for part in name.given[1:] if len(part) > 1)
        for start in (_near(name.given[0]), *further):
            for key in near[start]:
                if rule := person_names.fit(name, name_of(key)):
                    yield name.key, key, rule


def _near(first: str) -> str:
    """What names that fit this first name are filed under: itself, or for an initial all of its letter."""
    return first if len(first) > 1 else f"{first}*"


def _file(starts: Mapping[str, list[str]], given: str, key: str) -> None:
    """File a key under its first name and under all of its letter, where either is asked for."""
    for start in (given, f"{given[0]}*"):
        if start in starts:
            starts[start].append(key)


def _written_otherwise(spoken: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Pairs that differ in the order of the names, in a space less, or in how umlauts are written."""
    for key, name in spoken.items():
        first, _, rest = key.partition(" ")
        if not rest:
            continue
        if (" " in rest or first < rest) and (other := f"{rest} {first}") in spoken:
            yield key, other, "order"
        if " " in rest:
            for joined in _joined(key.split()):
                if joined in spoken:
                    yield key, joined, "joined"
        if not name.isascii() and (other := person_names.transliterated(name)) in spoken:
            yield key, other, "umlaut"


def _joined(words: list[str]) -> Iterator[str]:
    """The name with each two neighbours as one word: ``bo wen zhang`` gives ``bowen zhang``, ``bo wenzhang``."""
    for place in range(len(words) - 1):
        yield " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])
