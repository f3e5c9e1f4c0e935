"""Wikilinks to notes: by path, file name, name without the date, or alias, whatever the case and the normal form."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

from kg.entry import Entry

#: How alike two names have to be, in percent: twice the letters that they have in common, in order, beside the letters of both.
ALIKE = 75
#: Targets that are compared with all names in one go: several take hardly longer than one.
_AT_ONCE = 16


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


def nearest(targets: Iterable[str], known: Index, count: int = 3) -> dict[str, list[str]]:
    """For each target up to ``count`` file names of notes that look like it, the likest first, then in alphabetical order."""
    found: dict[str, list[str]] = {}
    wanted = sorted({(len(spelling := fold(target)), spelling, target) for target in targets})
    for start in range(0, len(wanted), _AT_ONCE):
        _, spellings, some = zip(*wanted[start : start + _AT_ONCE], strict=True)
        for target, likest in zip(some, _likest(spellings, known, count), strict=True):
            found[target] = [stem for _, stem in likest]
    return found


def _likest(wanted: Sequence[str], known: Index, count: int) -> Iterator[list[tuple[float, str]]]:
    """For each of these spellings, the shortest first, the file names that look like it, each after how much, negated.

    What two names have in common is at most the shorter one. So none is compared that is shorter than three fifths of
    the other one: twice three is 75 % of three and five.
    """
    from rapidfuzz import fuzz, process

    start = bisect_left(known.spellings, -(-len(wanted[0]) * 3 // 5), key=len)
    near = known.spellings[start : bisect_right(known.spellings, len(wanted[-1]) * 5 // 3, key=len)]
    scores = process.cdist(wanted, near, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=float)
    for row in scores:
        alike = ((-float(row[place]), known.stems[start + place]) for place in row.nonzero()[0].tolist())
        yield nsmallest(count, alike)
