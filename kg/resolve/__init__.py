"""Facts of all entries to entities: the same paper, person, topic and work is one thing.

:func:`resolve` looks at everything at once; each module of this folder decides for one kind of thing.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.bibliography.record import Record
from kg.facts import About, Authored, Extracted, Tagged
from kg.mentions.names import Index
from kg.resolve import identity, names, notes, papers, people, reference, tags, works
from kg.resolve.entities import Entities
from kg.resolve.overrides import NO_OVERRIDES, Overrides
from kg.resolve.reference import Reference

__all__ = ["Entities", "resolve"]


def resolve(
    found: Iterable[Extracted],
    records: Iterable[Record] = (),
    overrides: Overrides = NO_OVERRIDES,
    index: Index | None = None,
) -> Entities:
    """The entities of these entries; the order of the entries makes no difference.

    ``records`` are reference data on their papers, the most trusted first; ``overrides`` what the user says of authors;
    ``index`` is what names are looked up in, that of the tables that ship with kg when None.
    """
    local = sorted(found, key=lambda one: (one.entry.source, one.entry.name))
    known = Reference([*records, *reference.stated(local)])
    local, named, open_titles = reference.supply(local, known)
    claims = [identity.claim(one.entry, one.of(About), one.of(Authored)) for one in local]
    topics = identity.identify(claims)
    linked, unresolved = notes.link(list(zip(notes.notes(local, topics.keys), local, strict=True)))
    written, filled = reference.fill(papers.papers(linked), known, reference.own(note for note, _ in linked))
    who = people.identify(written, linked, overrides, filled)
    made, things, introduced = names.names([note for note, _ in linked], who.papers, index)
    return Entities(
        papers=who.papers,
        authors=who.authors,
        notes=tuple(sorted(made, key=lambda note: note.key)),
        digests=notes.digests(made),
        tags=tags.tags(fact.written for one in local for fact in one.of(Tagged)),
        works=works.works(local),
        names=things,
        decisions=tuple(
            sorted([*named, *filled, *who.decisions, *topics.decisions, *tags.decisions(local), *introduced])
        ),
        problems=tuple(sorted([*open_titles, *who.problems, *topics.problems, *unresolved])),
    )
