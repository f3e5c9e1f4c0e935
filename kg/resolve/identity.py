"""Which entries are about the same paper: by id, else by title with the authors agreeing.

A wrong merge is worse than a missed one: a title alone never joins two entries whose authors differ, and a note that
could be either of two papers stays a paper of its own and is reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from kg import iri
from kg.entry import Entry, Problem, Source
from kg.errors import IriError
from kg.facts import About, Authored, Extracted
from kg.recall import AFRESH, Afresh
from kg.resolve.entities import Decision
from kg.text import latex


class Claim(NamedTuple):
    """What an entry says of the paper that it is about: ids and authors as written, the title in one spelling.

    ``written`` is the title as written, or else the name of the note.
    """

    source: Source
    written: str
    ids: tuple[str, ...]
    title: str
    authors: tuple[str, ...]


class Identities(NamedTuple):
    """The paper key of each claim, in order; the rule that gave each of them; what is in doubt.

    A key is empty where a claim has neither id nor title.
    """

    keys: tuple[str, ...]
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]


def of_entries(found: Sequence[Extracted], recall: Afresh = AFRESH) -> Identities:
    """The paper of each of these entries, in order."""
    made = recall.of_each("claim", lambda one: claim(one.entry, one.of(About), one.of(Authored)), found)
    claims = recall.kept("claims", made)
    return recall.of_these((claims,), "identities", lambda: identify(claims))


def claim(entry: Entry, about: Sequence[About], authored: Sequence[Authored]) -> Claim:
    """The claim of an entry; an arXiv id goes before other ids."""
    ids = [fact.work.paper for fact in about if fact.work.paper]
    ids.sort(key=lambda key: not key.startswith("arxiv-"))
    title = iri.slug(latex.plain(entry.title), limit=10_000) if entry.title else ""
    return Claim(entry.source, entry.title or entry.name, tuple(ids), title, tuple(fact.name for fact in authored))


def agree(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two author lists can belong to one paper: at least half of the shorter list stands in the longer one."""
    smaller = min(len(one), len(other))
    return smaller > 0 and 2 * len(one & other) >= smaller


def identify(claims: Sequence[Claim]) -> Identities:
    """The paper of each claim; the order of the claims makes no difference."""
    with_id: dict[str, list[Claim]] = defaultdict(list)
    without: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(claims):
        if one.ids and one.title:
            with_id[one.title].append(one)
        elif one.title:
            without[one.title].append(place)
    found = [(one.ids[0], f"{one.ids[0].partition('-')[0]}-id") if one.ids else ("", "") for one in claims]
    problems: list[Problem] = []
    for title, places in without.items():
        lone = []
        for place in sorted(places, key=lambda place: claims[place].source):
            found[place] = _joined(claims[place], with_id[title], problems)
            if not found[place][0]:
                lone.append(place)
        for place, key in _by_title(title, lone, claims):
            found[place] = (key, "title")
    decisions = tuple(
        Decision("paper", key, rule, one.written, one.source)
        for one, (key, rule) in zip(claims, found, strict=True)
        if key
    )
    return Identities(tuple(key for key, _ in found), decisions, tuple(problems))


def _joined(one: Claim, others: Sequence[Claim], problems: list[Problem]) -> tuple[str, str]:
    """The id, and the rule, of the one paper of the same title whose authors agree; empty for none or several."""
    authors = _spelled(one) if others else frozenset()
    fitting = sorted({other.ids[0] for other in others if agree(authors, _spelled(other))})
    if len(fitting) == 1:
        return fitting[0], "title-and-authors"
    candidates = fitting or sorted({other.ids[0] for other in others if not (one.authors and other.authors)})
    if candidates:
        found = f"the title {one.written[:60]!r} without an id"
        expected = f"an address or authors that tell whether it is {' or '.join(candidates)}"
        problems.append(Problem(one.source, "maybe-same-paper", found, expected))
    return "", ""


def _spelled(one: Claim) -> frozenset[str]:
    """The authors in one spelling."""
    return frozenset(map(iri.slug, one.authors))


def _by_title(title: str, places: Sequence[int], claims: Sequence[Claim]) -> list[tuple[int, str]]:
    """Keys for the claims of one title, in order: one key for those whose authors agree, others apart."""
    groups: list[tuple[frozenset[str], str]] = []
    keys = []
    for place in places:
        authors = _spelled(claims[place])
        key = next((key for known, key in groups if agree(known, authors) or not (known or authors)), "")
        if not key:
            key = _title_key(title, " ".join(sorted(authors)) if groups else None)
            groups.append((authors, key))
        keys.append((place, key))
    return keys


def _title_key(title: str, authors: str | None) -> str:
    """The key of a title; a further paper of that title is told apart by its authors."""
    try:
        key = iri.paper_key_of_title(title)
    except IriError:
        return ""
    return key if authors is None else f"{key}-{iri.digest8(authors)}"
