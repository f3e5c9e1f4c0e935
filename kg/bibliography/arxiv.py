"""Metadata of arXiv papers to records: one JSON object a paper, as in the data set that arXiv publishes.

Source: the data set "arXiv Dataset" of Cornell University on Kaggle (``arxiv-metadata-oai-snapshot.json``).
"""

from __future__ import annotations

import email.utils
from collections.abc import Mapping

from kg.bibliography.record import Record, categories, doi_work, iso_date, one_line
from kg.entry import Problem, Source
from kg.text import latex, people, works


def record(paper: Mapping[str, object], source: Source) -> Record | Problem:
    """The record of one paper, or the problem with it."""
    number = paper.get("id")
    work = works.of(f"https://arxiv.org/abs/{number.strip()}") if isinstance(number, str) and number.strip() else None
    title = _text(paper.get("title"))
    if not work or not work.arxiv or not title:
        return Problem(
            source, "no-arxiv-id", f"a paper with the id {number!r:.60}", "a title and an id like 2401.00001"
        )
    doi = doi_work(_text(paper.get("doi")).split(" ")[0])
    return Record(
        source=source,
        title=title,
        authors=_parsed(paper.get("authors_parsed")) or _written(paper.get("authors")),
        abstract=_text(paper.get("abstract")),
        posted=_posted(paper.get("versions")),
        arxiv=work.arxiv,
        doi=doi.doi if doi else "",
        categories=_categories(paper.get("categories")),
    )


def is_paper(item: Mapping[str, object]) -> bool:
    """Whether an object is a paper of arXiv rather than an item of CSL, which has ``id`` and ``title`` too."""
    return any(name in item for name in ("authors_parsed", "categories", "versions"))


def _text(value: object) -> str:
    return one_line(value) if isinstance(value, str) else ""


def _parsed(value: object) -> tuple[str, ...]:
    """Names from ``[last, first, suffix]`` each; further parts are affiliations."""
    rows = [row for row in value if isinstance(row, list)] if isinstance(value, list) else []
    names = []
    for row in rows:
        last, first, suffix = ([_text(part) for part in row] + ["", "", ""])[:3]
        name = f"{first} {last}".strip()
        names.append(f"{name}, {suffix}" if name and suffix else name)
    return tuple(filter(None, names))


def _written(value: object) -> tuple[str, ...]:
    listed = ", ".join(_text(one) for one in value) if isinstance(value, list) else _text(value)
    return people.split(latex.plain(listed))


def _categories(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        value = " ".join(_text(one) for one in value)
    return categories(_text(value))


def _posted(value: object) -> str:
    """The day of version 1: its ``created`` is a date of RFC 5322 or of ISO 8601."""
    versions = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    first = next((one for one in versions if one.get("version") == "v1"), versions[0] if versions else {})
    created = _text(first.get("created"))
    try:
        return iso_date(created) or email.utils.parsedate_to_datetime(created).date().isoformat()
    except (ValueError, IndexError):
        return ""
