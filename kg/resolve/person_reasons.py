"""Why names are one author, and which others could be: the record of what was decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.entry import Source
from kg.resolve import author_names, person_names
from kg.resolve.entities import Decision
from kg.resolve.joined_people import Joined, Judged
from kg.resolve.overruled import Overruled
from kg.resolve.person_pairs import Pair

#: So many of the names that another one could stand for are written out; the rest is counted.
NAMED = 3


@dataclass(frozen=True, slots=True)
class Reasons:
    """What decisions are told from.

    ``names`` are the written names of each key, ``heads`` the first key of a group of several, ``shown`` the name of an
    author by first key, ``final`` the author's key by key, ``used`` the authors' keys that stand in a paper, ``first``
    where a name stands first.
    """

    names: Mapping[str, Sequence[str]]
    shown: Mapping[str, str]
    heads: Mapping[str, str]
    final: Mapping[str, str]
    used: Container[str]
    first: Mapping[str, tuple[str, int]]

    def decisions(self, joined: Joined, told: Overruled) -> Iterator[Decision]:
        """Each name that is spelled otherwise, each pair joined, each override, and what is left to the user."""
        found = (*self._spellings(), *self._joins(joined), *self._open(joined.open), *self._overrides(told))
        return (decision for decision in found if decision.key in self.used)

    def _spellings(self) -> Iterator[Decision]:
        for key, written in self.names.items():
            if len(written) > 1:
                shown = self._name(key)
                for name in written:
                    if name != shown:
                        yield Decision(
                            "author", self.final[key], "spelling", f"{name} = {shown}", Source(*self.first[name])
                        )

    def _joins(self, joined: Joined) -> Iterator[Decision]:
        for pair, evidence in (*joined.joined, *joined.there):
            less, more = self._in_order(pair)
            here = "" if (pair, evidence) in joined.joined else f" in {', '.join(evidence.same_place)}"
            detail = f"{self._written(less)} = {self._written(more)}{here}: {evidence}"
            yield Decision("author", self.final[more], pair.rule, detail, self._place(less))

    def _open(self, judged: Sequence[Judged]) -> Iterator[Decision]:
        """One decision for each name that could stand for others, the likeliest first."""
        found: dict[str, dict[str, tuple[int, int, str]]] = defaultdict(dict)
        for pair, evidence in judged:
            less, more = self._in_order(pair)
            if self.final[less] != self.final[more]:
                text = f"{self._written(more)} ({pair.rule}: {evidence})"
                mine = found[less]
                mine[self.final[more]] = min(
                    mine.get(self.final[more], (1, 1, "")), (-evidence.close, -evidence.all, text)
                )
        for key, others in found.items():
            ranked = [text for *_, text in sorted(others.values())]
            more_of_them = f" or {len(ranked) - NAMED} more" if len(ranked) > NAMED else ""
            detail = f"{self._written(key)} ~ {' or '.join(ranked[:NAMED])}{more_of_them}"
            yield Decision("author", self.final[key], "candidate", detail, self._place(key))

    def _overrides(self, told: Overruled) -> Iterator[Decision]:
        for key, row in told.used:
            if key in self.final:
                place = f" in {row.where}" if row.where else ""
                said = f"{row.name}{place} {row.action} {row.value}".rstrip()
                yield Decision("author", self.final[key], "override", said, row.source)

    def _in_order(self, pair: Pair) -> tuple[str, str]:
        return person_names.fuller(*(person_names.take_apart(key, self._written(key)) for key in pair[:2]))

    def _name(self, key: str) -> str:
        return self.shown[self.heads.get(key, key)]

    def _written(self, key: str) -> str:
        return author_names.display(key, self.names[key][0])

    def _place(self, key: str) -> Source:
        return Source(*min(self.first[name] for name in self.names[key]))
