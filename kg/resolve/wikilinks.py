"""Wikilinks to notes: by path, file name, name without the date, or alias, whatever the case and the normal form."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from kg.entry import Entry


class Index(NamedTuple):
    """Notes by everything that a wikilink may call them: exact names, names in one spelling, and file names with their spelling."""

    exact: Mapping[str, list[str]]
    folded: Mapping[str, list[str]]
    stems: Mapping[str, str]


@lru_cache(maxsize=65_536)
def fold(target: str) -> str:
    """What all ways to write the name of a note have in common."""
    return " ".join(unicodedata.normalize("NFC", target).casefold().removesuffix(".md").split())


def index(notes: Iterable[tuple[str, Entry]]) -> Index:
    """The index of notes given as key and entry."""
    exact: dict[str, list[str]] = defaultdict(list)
    folded: dict[str, list[str]] = defaultdict(list)
    entries = []
    for key, entry in notes:
        entries.append(entry)
        stem = entry.source.path.removesuffix(".md")
        for name in dict.fromkeys((stem, stem.rpartition("/")[2], entry.name, *entry.aliases)):
            exact[name].append(key)
            if key not in folded[fold(name)]:
                folded[fold(name)].append(key)
    stems = sorted({entry.source.path.removesuffix(".md").rpartition("/")[2] for entry in entries})
    return Index(exact, folded, {stem: fold(stem) for stem in stems})


def find(target: str, known: Index) -> str:
    """The key of the one note that the target names; empty when there is none, or more than one."""
    plain = unicodedata.normalize("NFC", target).strip().removesuffix(".md").strip("/")
    for keys in (known.exact.get(plain, []), known.folded.get(fold(plain), [])):
        if len(set(keys)) == 1:
            return keys[0]
    return ""


def nearest(target: str, known: Index, count: int = 3) -> list[str]:
    """Up to ``count`` file names of notes that look like the target, the likest first."""
    from rapidfuzz import fuzz, process

    found = process.extract(fold(target), known.stems, scorer=fuzz.ratio, limit=count, score_cutoff=75)
    return [stem for _folded, _score, stem in found]
