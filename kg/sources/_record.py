"""From a bibliographic record to its entry."""

from __future__ import annotations

from collections.abc import Iterable

from kg.bibliography.record import Record
from kg.entry import Entry, Parsed, Problem, TextField, Written
from kg.text import scripts, works

#: A library of tens of thousands of records with their abstracts is read.
LIMIT = 200 * 1024 * 1024


def parsed(records: Iterable[Record | Problem], form: str) -> Parsed:
    """The entries of the records, in order, and the problems among them."""
    found = list(records)
    entries = tuple(entry(one, form) for one in found if isinstance(one, Record))
    return Parsed(entries, tuple(one for one in found if isinstance(one, Problem)))


def entry(record: Record, form: str) -> Entry:
    """The entry of a record: its own day is the one on which the record was filed, as far as it says so."""
    line = record.source.line
    fields = (("title", record.title), ("abstract", record.abstract))
    return Entry(
        source=record.source,
        format=form,
        name=record.title or record.arxiv or record.doi,
        date=record.added,
        fields=tuple(TextField(name, text, (line,), scripts.language(text) or "en") for name, text in fields if text),
        authors=tuple(Written(name, line) for name in record.authors),
        urls=tuple(Written(url, line) for url in _addresses(record)),
        tags=tuple(Written(word, line) for word in dict.fromkeys(record.keywords)),
        published=record.date,
        categories=record.categories,
        doi=record.doi if record.arxiv else "",
    )


def _addresses(record: Record) -> tuple[str, ...]:
    """The pages of the paper: that of its arXiv id or else its DOI, then the others that name no paper."""
    own = [work.url for work in record.works[:1]]
    others = (url for url in record.urls if (work := works.of(url)) and not (own and work.paper))
    return tuple(dict.fromkeys((*own, *others)))
