"""CSL-JSON to records: what Zotero, Mendeley, Pandoc and Crossref call a list of items.

Source: https://docs.citationstyles.org/ (CSL 1.0.2, input data) and its schema ``csl-data.json``; the Crossref REST API
gives nearly the same, with ``title`` as a list and ``name`` for organisations.
"""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Mapping

from kg.bibliography.record import Record, ids, iso_date, one_line, partial_date
from kg.entry import Problem, Source

#: The markup that CSL allows in fields, and that of JATS in abstracts of Crossref.
_MARKUP = re.compile(r"</?(?:i|b|em|p|strong|su[bp]|span|sc|scp|jats:[a-z-]{1,20})(?:\s[^<>]{0,80})?/?>")
_LOOSE = ("number", "note", "archive_location", "container-title", "genre")


def record(item: Mapping[str, object], source: Source) -> Record | Problem:
    """The record of one item, or the problem with it."""
    title = text_of(item.get("title"))
    urls = tuple(filter(None, (text_of(item.get("URL")),)))
    loose = (text_of(item.get(name)) for name in _LOOSE)
    arxiv, doi = ids(text_of(item.get("DOI")), urls, "", *loose)
    if not title and not arxiv and not doi:
        return Problem(source, "no-title", "an item without title or id", "an item with a title or a DOI")
    return Record(
        source=source,
        title=title,
        authors=_authors(item.get("author")),
        abstract=text_of(item.get("abstract")),
        published=_date(item.get("issued")),
        arxiv=arxiv,
        doi=doi,
        urls=urls,
        keywords=_keywords(item),
        added=_day(_date(item.get("accessed"))),
    )


def text_of(value: object) -> str:
    """A text, or the first of a list of texts, on one line and without markup; empty for anything else."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if not isinstance(value, str):
        return ""
    if "<" in value:
        value = _MARKUP.sub("", value)
    return one_line(html.unescape(value) if "&" in value else value)


def _keywords(item: Mapping[str, object]) -> tuple[str, ...]:
    found = (one_line(word) for word in re.split("[,;]", text_of(item.get("keyword"))))
    return tuple(filter(None, found))


def _authors(value: object) -> tuple[str, ...]:
    people = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    return tuple(filter(None, map(_name, people)))


def _name(person: Mapping[str, object]) -> str:
    particles = ("dropping-particle", "non-dropping-particle")
    parts = [text_of(person.get(part)) for part in ("given", *particles, "family")]
    name = " ".join(filter(None, parts)) or text_of(person.get("literal")) or text_of(person.get("name"))
    suffix = text_of(person.get("suffix"))
    return f"{name}, {suffix}" if name and suffix else name


def _date(value: object) -> str:
    """A CSL date as a partial date: its first ``date-parts``, or what ``raw`` or ``literal`` begin with."""
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        return partial_date(*(*parts[0], None, None, None)[:3])
    return iso_date(text_of(value.get("raw")) or text_of(value.get("literal")))


def _day(text: str) -> datetime.date | None:
    return datetime.date.fromisoformat(text) if text.count("-") == 2 else None
