"""Facts of all entries to entities: the same paper, person, topic and work is one thing.

:func:`resolve` looks at everything at once; each module of this folder decides for one kind of thing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from kg.bibliography.record import Record
from kg.facts import Extracted, Tagged
from kg.mentions.names import Index
from kg.recall import AFRESH, Afresh
from kg.resolve import identity, names, notes, papers, people, reference, tags, works
from kg.resolve.entities import Decision, Entities
from kg.resolve.overrides import NO_OVERRIDES, Overrides
from kg.resolve.reference import Reference

__all__ = ["Entities", "resolve"]

R = TypeVar("R")


def resolve(
    found: Iterable[Extracted],
    records: Iterable[Record] = (),
    overrides: Overrides = NO_OVERRIDES,
    index: Index | None = None,
    recall: Afresh = AFRESH,
) -> Entities:
    """The entities of these entries; the order of the entries makes no difference.

    ``records`` are reference data on their papers, the most trusted first; ``overrides`` what the user says of authors;
    ``index`` is what names are looked up in, that of the tables that ship with kg when None. ``recall`` keeps what was
    made of entries, and of all of one kind of thing, for the next time.
    """
    local = sorted(found, key=lambda one: (one.entry.source, one.entry.name))
    known = Reference([*records, *reference.stated(local)])
    local, named, open_titles = reference.supply(local, known)
    topics = identity.of_entries(local, recall)
    read = list(zip(notes.notes(local, topics.keys, recall), local, strict=True))
    linked, unresolved = notes.link(read, recall)
    written, filled = reference.fill(papers.papers(linked, recall), known, reference.own(note for note, _ in linked))
    who = people.identify(recall.kept("written", written), linked, overrides, filled, recall)
    made, things, introduced = names.names([note for note, _ in linked], who.papers, index, recall)
    decided = (named, filled, who.decisions, topics.decisions, tags.decisions(local), introduced)
    return Entities(
        papers=who.papers,
        authors=who.authors,
        notes=tuple(sorted(made, key=lambda note: note.key)),
        digests=_as_before("digests", notes.digests(made), recall),
        tags=_as_before("tags", tags.tags({fact.written for one in local for fact in one.of(Tagged)}), recall),
        works=_as_before("works", works.works(local, recall), recall),
        names=_as_before("names", things, recall, lambda named: (named.entity.key, named.entity.type)),
        decisions=_sorted(decided, recall),
        problems=tuple(sorted([*open_titles, *who.problems, *topics.problems, *unresolved])),
    )


def _as_before(
    kind: str, records: tuple[R, ...], recall: Afresh, name: Callable[[R], Hashable] = attrgetter("key")
) -> tuple[R, ...]:
    """The records, each as the object of the last build where the two are equal: what is made of it is made by then."""

    def next_ones(last: _Last[R] | None) -> _Last[R]:
        if last is None:
            return _Last(records, records)
        if last.given is records:
            return last
        before = dict(zip(map(name, last.made), last.made, strict=True))
        same = map(before.get, map(name, records), records)
        made = tuple([was if was == one else one for was, one in zip(same, records, strict=True)])
        return _Last(records, last.made if made == last.made else made)

    return recall.after(kind, next_ones).made


class _Last(NamedTuple, Generic[R]):
    """Records as they were made, and as they were handed on."""

    given: tuple[R, ...]
    made: tuple[R, ...]


def _sorted(decided: Iterable[Sequence[Decision]], recall: Afresh) -> tuple[Decision, ...]:
    """All decisions, sorted, of those of each kind."""
    parts = [recall.kept(("decisions", place), part) for place, part in enumerate(decided)]
    return recall.of_these(parts, "decisions", lambda: tuple(sorted(chain.from_iterable(parts))))
