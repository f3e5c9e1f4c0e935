"""Wikilinks to notes: by path, file name, name without the date, or alias, whatever the case and the normal form."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from kg.entry import Entry

#: How alike two names have to be, in percent: twice the letters that they have in common, in order, beside the letters of both.
ALIKE = 75


class Called(NamedTuple):
    """A note by its key, with the name of its file and everything that a wikilink may call it, as it is and in one spelling."""

    key: str
    stem: str
    names: tuple[str, ...]
    folded: frozenset[str]


class Index(NamedTuple):
    """Notes by everything that these wikilinks may call them: exact names, and names in one spelling.

    ``stems`` are the different file names, ``spellings`` what each of them is in one spelling, the shortest one first.
    """

    exact: Mapping[str, list[str]]
    folded: Mapping[str, list[str]]
    stems: Sequence[str]
    spellings: Sequence[str]


@lru_cache(maxsize=65_536)
def fold(target: str) -> str:
    """What all ways to write the name of a note have in common."""
    return " ".join(unicodedata.normalize("NFC", target).casefold().removesuffix(".md").split())


def called(key: str, entry: Entry) -> Called:
    """What the note of that key may be called."""
    whole = entry.source.path.removesuffix(".md")
    stem = whole.rpartition("/")[2]
    names = tuple(dict.fromkeys((whole, stem, entry.name, *entry.aliases)))
    return Called(key, stem, names, frozenset(map(fold, names)))


def index(notes: Collection[Called], targets: Iterable[str]) -> Index:
    """The index of these notes, as far as wikilinks to these targets ask for it."""
    wanted = {fold(_plain(target)) for target in targets}
    exact: dict[str, list[str]] = defaultdict(list)
    folded: dict[str, list[str]] = defaultdict(list)
    for note in [note for note in notes if not wanted.isdisjoint(note.folded)]:
        for name in note.names:
            exact[name].append(note.key)
        for name in note.folded:
            folded[name].append(note.key)
    stems = {note.stem: fold(note.stem) for note in notes}
    by_length = sorted(stems, key=lambda stem: len(stems[stem]))
    # Cut from one string, they lie one behind the other in memory, which makes looking at all of them four times as fast.
    spellings = "\n".join(map(stems.__getitem__, by_length)).split("\n") if by_length else []
    return Index(exact, folded, by_length, spellings)


def find(target: str, known: Index) -> str:
    """The key of the one note that the target names; empty when there is none, or more than one."""
    plain = _plain(target)
    for keys in (known.exact.get(plain, []), known.folded.get(fold(plain), [])):
        if len(set(keys)) == 1:
            return keys[0]
    return ""


def _plain(target: str) -> str:
    """A target as names are written."""
    return unicodedata.normalize("NFC", target).strip().removesuffix(".md").strip("/")


def nearest(target: str, known: Index, count: int = 3) -> list[str]:
    """Up to ``count`` file names of notes that look like the target, the likest first, then in alphabetical order.

    What two names have in common is at most the shorter one. So none is compared that is shorter than three fifths of
    the other one: twice three is 75 % of three and five.
    """
    from rapidfuzz import fuzz, process

    wanted = fold(target)
    shortest, longest = -(-len(wanted) * 3 // 5), len(wanted) * 5 // 3
    start = bisect_left(known.spellings, shortest, key=len)
    near = known.spellings[start : bisect_right(known.spellings, longest, key=len)]
    found = process.extract(wanted, near, scorer=fuzz.ratio, limit=None, score_cutoff=ALIKE)
    likest = nsmallest(count, ((-score, known.stems[start + place]) for _, score, place in found))
    return [stem for _, stem in likest]
