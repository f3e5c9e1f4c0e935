"""What speaks for two names being one person's: the people they write with, and what they write about.

A shared co-author of a short list says much, one of a list of two hundred says little; and the more people bear a name
like it, the more has to be shared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.resolve.author_lists import AuthorList
from kg.resolve.person_pairs import Pair

#: Lists of more authors are those of a company or a consortium: to be on two of them is no sign of knowing each other.
LONG_LIST = 30

#: Up to so many bearers of a name are to be expected among the names: it is all but certain to be one person's, it is
#: rare, it is common.
CERTAIN, RARE, COMMON = 0.01, 0.05, 0.3

#: A name that others bear too is joined only where at least so many of its papers are among the same people; else the
#: one person's papers would take those of a namesake along.
LINKED = 0.5


class Evidence(NamedTuple):
    """What two names share.

    ``close`` counts the co-authors that two short lists, one of each name, share at most; ``all`` those shared in any
    lists; ``topics`` shared topics. ``linked`` is the share of the one name's papers that hold two co-authors of the
    other name, for the name where it is smaller. ``bearers`` is how many bearers of the commoner name chance lets
    expect. ``together`` is whether one list holds both names, ``same_place`` the papers of which two lists have
    them at the same place.
    """

    close: int
    all: int
    topics: int
    linked: float
    bearers: float
    together: bool
    same_place: tuple[str, ...]

    def __str__(self) -> str:
        if self.same_place:
            return "the same place in two lists of one paper"
        people = f"{self.all or 'no'} shared co-author{'' if self.all == 1 else 's'}"
        return f"{people}, {self.topics} shared topic{'' if self.topics == 1 else 's'}" if self.topics else people

    def is_rare(self) -> bool:
        """Whether a second bearer of the name is not to be expected."""
        return self.bearers < RARE

    def supports(self, rule: str) -> bool:
        """Whether what they share is enough to take two names that fit by this rule for one person's."""
        if self.same_place:
            return True
        if rule == "initials":
            return (
                (self.all >= 4 or self.close >= 2)
                if self.bearers < COMMON
                else self.close >= 2 and self.linked >= LINKED
            )
        if self.bearers < CERTAIN and (self.all >= 1 or self.topics >= 2) and rule != "order":
            return True
        if self.bearers < RARE:
            return self.close >= 2 or self.all >= 4
        return self.linked >= LINKED and self.close >= (2 if self.bearers < COMMON else 3)


class Witnesses:
    """Gathers what names share; ``lists`` have the names by key."""

    def __init__(self, lists: Sequence[tuple[AuthorList, Sequence[str]]], wanted: Iterable[str]) -> None:
        interesting = set(wanted)
        self._lists = lists
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, (_, keys) in enumerate(lists):
            for key in interesting.intersection(keys):
                self._places[key].append(place)
        self._where = {key: frozenset(places) for key, places in self._places.items()}
        self._short: dict[str, list[frozenset[str]]] = {}
        self._all: dict[str, set[str]] = {}
        self._topics: dict[str, set[str]] = {}
        for key, places in self._places.items():
            self._short[key] = [frozenset(lists[at][1]) for at in places if len(lists[at][1]) <= LONG_LIST]
            self._all[key] = {k for at in places for k in lists[at][1]}
            self._topics[key] = {tag for at in places for tag in lists[at][0].tags}

    def evidence(self, pair: Pair, bearers: float, same_place: Mapping[tuple[str, str], Sequence[str]]) -> Evidence:
        """What the two names of a pair share."""
        one, other = pair.one, pair.other
        shared = (self._all[one] & self._all[other]) - {one, other}
        return Evidence(
            close=self._most(one, other, shared) if shared else 0,
            all=len(shared),
            topics=len(self._topics[one] & self._topics[other]),
            linked=min(self._linked(one, shared), self._linked(other, shared)) if len(shared) > 1 else 0.0,
            bearers=bearers,
            together=self.together(one, other),
            same_place=tuple(same_place.get((one, other), ())),
        )

    def _most(self, one: str, other: str, shared: set[str]) -> int:
        """How many co-authors a short list with the one name shares with one with the other, at most."""
        left, right = ([near for a in self._short[key] if (near := a & shared)] for key in (one, other))
        return max((len(a & b) for a in left for b in right), default=0)

    def _linked(self, key: str, shared: set[str]) -> float:
        """The share of a name's papers that hold two of the shared co-authors."""
        places = self._places[key]
        return sum(1 for at in places if len(shared.intersection(self._lists[at][1])) > 1) / len(places)

    def together(self, one: str, other: str) -> bool:
        """Whether one list holds both names."""
        return not self._where[one].isdisjoint(self._where[other])


def same_places(
    lists: Sequence[tuple[AuthorList, Sequence[str]]], fitting: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], list[str]]:
    """The papers of which two lists have the two names of a fitting pair at the same place, neither list both of them."""
    pairs = set(fitting)
    by_paper: dict[str, list[Sequence[str]]] = defaultdict(list)
    for one, keys in lists:
        by_paper[one.paper].append(keys)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for paper, several in by_paper.items():
        for at, keys in enumerate(several):
            for others in several[:at]:
                for left, right in zip(keys, others, strict=False):
                    pair = (min(left, right), max(left, right))
                    if pair in pairs and left not in others and right not in keys and paper not in found.get(pair, ()):
                        found[pair].append(paper)
    return found


class Frequencies(NamedTuple):
    """How often a word is the first or the last one of a key, and a letter the first one; ``keys`` is their number."""

    firsts: Mapping[str, int]
    lasts: Mapping[str, int]
    letters: Mapping[str, int]
    keys: int


def frequencies(keys: Collection[str]) -> Frequencies:
    """The frequencies of these keys."""
    firsts = Counter([key.partition(" ")[0] for key in keys])
    lasts = Counter([key.rpartition(" ")[2] for key in keys])
    letters: Counter[str] = Counter()
    for first, count in firsts.items():
        letters[first[0]] += count
    return Frequencies(firsts, lasts, letters, len(keys))


def bearers(known: Frequencies) -> Callable[[Pair], float]:
    """How many bearers of a pair's commoner name chance lets expect, from how often each half of it stands in all keys.

    Where given names and family names come together freely, the expected number is the product of their shares times
    the number of names. The two names of the pair count as one.
    """

    def expected(key: str) -> float:
        first, last = key.partition(" ")[0], key.rpartition(" ")[2]
        alike = max((known.letters if len(first) == 1 else known.firsts)[first] - 1, 1)
        return alike * max(known.lasts[last] - 1, 1) / known.keys

    def of(pair: Pair) -> float:
        both = (expected(pair.one), expected(pair.other))
        return min(both) if pair.rule == "joined" else max(both)

    return of
