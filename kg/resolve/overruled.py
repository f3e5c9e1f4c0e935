"""The user's overrides applied: which author each name stands for in each paper, before any rule joins names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg import iri
from kg.entry import Problem
from kg.resolve import author_names, person_names
from kg.resolve.author_lists import AuthorList, Spellings
from kg.resolve.overrides import Override, Overrides
from kg.text import works


@dataclass(slots=True)
class Overruled:
    """Names with the key of the author that they stand for: their spelling, unless an override says otherwise.

    ``key_of`` holds everywhere, ``special`` for one paper and goes before it. No rule joins a key of ``apart`` with
    another; ``labels`` tells those of one name from each other. ``shown`` is the name that the user prefers. ``used``
    gives the key that each row that was used is about.
    """

    key_of: dict[str, str]
    special: dict[tuple[str, str], str] = field(default_factory=dict)
    apart: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    orcids: dict[str, str] = field(default_factory=dict)
    organisations: dict[str, bool] = field(default_factory=dict)
    used: list[tuple[str, Override]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def key(self, paper: str, name: str) -> str:
        """The key of the author that a name stands for in a paper."""
        return self.special.get((paper, name)) or self.key_of[name]


def overrule(lists: Sequence[AuthorList], spellings: Spellings, overrides: Overrides) -> Overruled:
    """The overrides applied to these lists: joins first, then splits, then what is said of the authors so made."""
    made = Overruled(dict(spellings.key_of), problems=list(overrides.problems))
    if overrides.rows:
        _Application(made, lists, spellings).apply(overrides.rows)
    return made


class _Application:
    """One application of overrides."""

    def __init__(self, made: Overruled, lists: Sequence[AuthorList], spellings: Spellings) -> None:
        self.made = made
        self.papers: dict[str, set[str]] = defaultdict(set)
        self.names_of: dict[str, list[str]] = defaultdict(list)
        for one in lists:
            self.papers[one.paper].add(one.paper)
            self.papers[one.path].add(one.paper)
            self.names_of[one.paper] += (fact.name for fact in one.written)
        self.spellings = spellings
        self.renamed: dict[str, str] = {}

    def apply(self, rows: Sequence[Override]) -> None:
        """Apply the rows; one that fits nothing, or contradicts an earlier one, becomes a problem."""
        steps = (
            (("same-as",), self._join, self._join_in),
            (("split",), self._split, self._split_in),
            (("orcid",), self._identify, self._identify),
            (("organisation", "person"), self._classify, self._classify),
        )
        for actions, everywhere, in_a_paper in steps:
            chosen = [row for row in rows if row.action in actions and self._is_known(row)]
            for row in chosen:
                if not row.where:
                    everywhere(row)
            for row in chosen:
                if row.where:
                    in_a_paper(row)
        self._settle()

    def _key(self, name: str) -> str:
        """The key that a name as the user writes it stands for."""
        key = person_names.spelling(name)
        return self._root(self.spellings.key_of.get(name) or self.spellings.moved.get(key, key))

    def _is_known(self, row: Override) -> bool:
        """Whether the place and the name of a row are among the notes."""
        if row.where and not self._papers(row.where):
            self._refuse(
                row, f"{row.where!r}", "the key, arXiv id or address of a paper with authors, or the path of its note"
            )
            return False
        key = self._key(row.name)
        if key in self.spellings.names or key in self.renamed.values():
            return True
        near = _nearest(row.name, self.spellings.key_of)
        self._refuse(
            row, f"the name {row.name!r}, which no note gives", f"a name such as {near!r}" if near else "a name"
        )
        return False

    def _papers(self, where: str) -> set[str]:
        if found := self.papers.get(where) or self.papers.get(f"arxiv-{where}"):
            return found
        work = works.of(where)
        return self.papers.get(work.paper, set()) if work else set()

    def _refuse(self, row: Override, found: str, expected: str) -> None:
        self.made.problems.append(Problem(row.source, "unused-override", found, expected))

    def _root(self, key: str) -> str:
        while key in self.renamed:
            key = self.renamed[key]
        return key

    def _keys(self, row: Override) -> list[tuple[str, str, str]]:
        """Papers, names in them and their keys that a restricted row is about."""
        wanted = self._key(row.name)
        made = self.made
        return [
            (paper, name, self._root(made.key(paper, name)))
            for paper in sorted(self._papers(row.where))
            for name in dict.fromkeys(self.names_of[paper])
            if self._root(made.key(paper, name)).partition(" #")[0] == wanted
        ]

    def _join(self, row: Override) -> None:
        one, other = self._key(row.name), self._key(row.value)
        if one == other and person_names.spelling(row.name) != person_names.spelling(row.value):
            self._refuse(
                row, f"{row.name!r} same-as {row.value!r}, which are one already", "two names that are not one"
            )
            return
        if one != other:
            self.renamed[one] = other
        self._show(other, row.value)
        self.made.used.append((other, row))

    def _show(self, key: str, name: str) -> None:
        """Let an author be shown by the name that others were joined with, unless that one was joined with another."""
        if key in (person_names.spelling(name), self.spellings.key_of.get(name)):
            self.made.shown.setdefault(key, author_names.display(key, name))

    def _join_in(self, row: Override) -> None:
        other = self._key(row.value)
        self._assign(row, other)
        if other not in self.spellings.names:
            self._show(other, row.value)

    def _split(self, row: Override) -> None:
        """Set one spelling apart from the others of its name."""
        if row.name not in self.made.key_of:
            self._refuse(row, f"the name {row.name!r}, which no note writes so", "the name exactly as it is written")
            return
        key = self._labelled(self._root(self.made.key_of[row.name]), row)
        self.made.key_of[row.name] = key
        self.made.used.append((key, row))

    def _split_in(self, row: Override) -> None:
        self._assign(row, self._labelled(self._key(row.name), row))

    def _labelled(self, key: str, row: Override) -> str:
        label = iri.slug(row.value)
        made = f"{key} #{label or row.name}"
        self.made.apart.add(made)
        self.made.shown[made] = author_names.display(key, row.name)
        self.made.labels[made] = label
        return made

    def _assign(self, row: Override, key: str) -> None:
        places = self._keys(row)
        for paper, name, _ in places:
            self.made.special[paper, name] = key
        self._note(row, [key] if places else [])

    def _note(self, row: Override, keys: Iterable[str]) -> None:
        told = sorted(set(keys))
        self.made.used += ((key, row) for key in told)
        if not told:
            self._refuse(row, f"the name {row.name!r} not in {row.where!r}", "a name that stands in that paper")

    def _about(self, row: Override) -> list[str]:
        if row.where:
            return [key for _, _, key in self._keys(row)]
        return [self._root(self.made.key_of.get(row.name) or self._key(row.name))]

    def _identify(self, row: Override) -> None:
        keys = self._about(row)
        for key in keys:
            if self.made.orcids.setdefault(key, row.value) != row.value:
                self._refuse(
                    row, f"{row.value} for {row.name!r}", f"one ORCID iD; an earlier line gives {self.made.orcids[key]}"
                )
                return
        self._note(row, keys)

    def _classify(self, row: Override) -> None:
        keys = self._about(row)
        for key in keys:
            self.made.organisations[key] = row.action == "organisation"
        self._note(row, keys)

    def _settle(self) -> None:
        """Join what has one ORCID iD, and give every name the key that it ends at."""
        made = self.made
        owner: dict[str, str] = {}
        for key, orcid in made.orcids.items():
            first = owner.setdefault(orcid, key)
            if first != key:
                self.renamed[self._root(key)] = self._root(first)
        made.orcids = {self._root(key): orcid for orcid, key in owner.items()}
        made.shown = {self._root(key): made.shown.get(self._root(key), name) for key, name in made.shown.items()}
        made.key_of = {name: self._root(key) for name, key in made.key_of.items()}
        made.special = {place: self._root(key) for place, key in made.special.items()}
        made.organisations = {self._root(key): value for key, value in made.organisations.items()}
        made.used = [(self._root(key), row) for key, row in made.used]


def _nearest(name: str, names: Iterable[str]) -> str:
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, sorted(names), scorer=fuzz.ratio, score_cutoff=75)
    return str(found[0]) if found else ""
