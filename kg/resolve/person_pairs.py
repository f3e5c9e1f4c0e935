"""Which of many names can be one person's: names are looked at together only where they share a family name.

No name is compared with all others: a name of two plain words can only fit one that is fuller or shorter, so the names
with initials, several given names or hyphens are looked up among those of their family name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from kg.recall import AFRESH, Afresh
from kg.resolve import person_names
from kg.resolve.person_names import Name


class Pair(NamedTuple):
    """Two names, by key in alphabetical order, that can be one person's, and how: see :func:`person_names.fit`.

    Further rules: ``order`` (the family name first), ``joined`` (a space or hyphen less), ``umlaut`` (``ö`` as ``oe``).
    """

    one: str
    other: str
    rule: str


def pairs(spoken: Mapping[str, str], recall: Afresh = AFRESH) -> tuple[list[Pair], Callable[[str], Name]]:
    """All pairs of names that can be one person's, sorted, and a way to take a name apart by its key.

    ``spoken`` gives a written name for each key, the one with most hyphens where there are several. ``recall`` keeps the
    pairs of a family name while its names are the same.
    """
    read = recall.of_each("read", _read, spoken.keys(), spoken.values())
    parts = {key: name for key, (name, _) in zip(spoken, read, strict=True) if name}

    def name_of(key: str) -> Name:
        return parts.get(key) or _plain(key)

    families = _families(spoken, parts)
    fitting = recall.of_each("fitting", _fitting, families.keys(), families.values())
    found: dict[tuple[str, str], str] = {}
    for one, other, rule in chain.from_iterable(fitting):
        found.setdefault((min(one, other), max(one, other)), rule)
    for key, (_, others) in zip(spoken, read, strict=True):
        for other, rule in others:
            if other in spoken and other != key:
                found.setdefault((min(key, other), max(key, other)), rule)
    return sorted(Pair(*keys, rule) for keys, rule in found.items()), name_of


def _read(key: str, name: str) -> tuple[Name | None, list[tuple[str, str]]]:
    """A name taken apart, none for a plain one, and how else it may be written."""
    return None if _is_plain(key, name) else person_names.take_apart(key, name), _others(key, name)


def _plain(key: str) -> Name:
    """A plain name taken apart: a given name, spelled out, and a family name."""
    given, _, family = key.partition(" ")
    return Name(key, (given,), (False,), family, "")


def _families(spoken: Mapping[str, str], parts: Mapping[str, Name]) -> dict[str, tuple[list[Name], list[str]]]:
    """The names of each family name that has any which can fit another one, and the plain ones beside them."""
    families: dict[str, tuple[list[Name], list[str]]] = defaultdict(lambda: ([], []))
    for name in parts.values():
        if name.given:
            families[name.family][0].append(name)
    for key in spoken:
        if (family := key.partition(" ")[2]) in families and key not in parts:
            families[family][1].append(key)
    return families


def _is_plain(key: str, name: str) -> bool:
    """Whether a name is a given name, spelled out, and a family name, without hyphen or apostrophe."""
    end = key.find(" ")
    return end > 1 and key.find(" ", end + 1) < 0 and not (end <= 3 and name[:2].isupper())


def _fitting(_family: str, names: tuple[list[Name], list[str]]) -> list[tuple[str, str, str]]:
    """Pairs that share a family name: those with the same first name or an initial for it, and those that lack it.

    Two first names that are spelled out and differ never fit: an initial alone is looked at beside all of its letter.
    """
    special, plain = names
    by_key = {name.key: name for name in special}
    near: dict[str, list[str]] = {start: [] for name in special for start in (_near(name.given[0]), *name.given[1:])}
    for name in special:
        _file(near, name.given[0], name.key)
    for key in plain:
        _file(near, key.partition(" ")[0], key)
    found = []
    for name in special:
        further = (part for part in name.given[1:] if len(part) > 1)
        for start in (_near(name.given[0]), *further):
            for key in near[start]:
                rule = person_names.fit(name, by_key.get(key) or _plain(key)) if key != name.key else ""
                if rule:
                    found.append((name.key, key, rule))
    return found


def _near(first: str) -> str:
    """What names that fit this first name are filed under: itself, or for an initial all of its letter."""
    return first if len(first) > 1 else f"{first}*"


def _file(starts: Mapping[str, list[str]], given: str, key: str) -> None:
    """File a key under its first name and under all of its letter, where either is asked for."""
    for start in (given, f"{given[0]}*"):
        if start in starts:
            starts[start].append(key)


def _others(key: str, name: str) -> list[tuple[str, str]]:
    """Keys that differ in the order of the names, in a space less, or in how umlauts are written, with the rule."""
    first, _, rest = key.partition(" ")
    if not rest:
        return []
    found = [(f"{rest} {first}", "order")] if " " in rest or first < rest else []
    if " " in rest:
        found += ((joined, "joined") for joined in _joined(key.split()))
    if not name.isascii():
        found.append((person_names.transliterated(name), "umlaut"))
    return found


def _joined(words: list[str]) -> Iterator[str]:
    """The name with each two neighbours as one word: ``bo wen zhang`` gives ``bowen zhang``, ``bo wenzhang``."""
    for place in range(len(words) - 1):
        yield " ".join([*words[:place], words[place] + words[place + 1], *words[place + 2 :]])
