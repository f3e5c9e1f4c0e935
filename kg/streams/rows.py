"""Entries of bibliographies with their facts as rows of JSON, and back."""

from __future__ import annotations

import datetime
from typing import Any

from kg.entry import Entry, Source, TextField, Written
from kg.facts import About, Authored, Extracted, Fact, Linked, Stated, Tagged, Wikilinked, Work

_KINDS: dict[str, type[Any]] = {kind.__name__: kind for kind in (About, Authored, Tagged, Linked, Wikilinked, Stated)}


def row(found: Extracted) -> list[Any]:
    """An entry with its facts; what a bibliography never gives (digest, asides, aliases) is left out."""
    entry = found.entry
    return [
        entry.source,
        entry.format,
        entry.name,
        entry.date.isoformat() if entry.date else None,
        [(one.name, one.text, one.lines, one.language) for one in entry.fields],
        entry.authors,
        entry.urls,
        entry.tags,
        entry.published,
        entry.categories,
        entry.doi,
        [(name, *fact_row(fact)) for name, fact in found.facts],
    ]


def extracted(row: list[Any]) -> Extracted:
    """The entry of a row."""
    source, form, name, date, fields, authors, urls, tags, published, categories, doi, facts = row
    entry = Entry(
        source=Source(*source),
        format=form,
        name=name,
        date=datetime.date.fromisoformat(date) if date else None,
        fields=tuple(TextField(name, text, tuple(lines), language) for name, text, lines, language in fields),
        authors=tuple(Written(*one) for one in authors),
        urls=tuple(Written(*one) for one in urls),
        tags=tuple(Written(*one) for one in tags),
        published=published,
        categories=tuple(categories),
        doi=doi,
    )
    return Extracted(entry, [(name, fact(rest)) for name, *rest in facts])


def to_works(found: Extracted) -> list[About | Linked]:
    """The facts that lead to a work: what the entry is about, and what it links to."""
    return [*found.of(About), *found.of(Linked)]


def fact_row(fact: Fact) -> tuple[Any, ...]:
    """A fact with the name of its kind."""
    return (type(fact).__name__, *fact)


def fact(row: list[Any]) -> Fact:
    """The fact of a row."""
    kind, *values = row
    if kind in ("About", "Linked"):
        values[0] = Work(*values[0])
    made: Fact = _KINDS[kind](*values)
    return made
