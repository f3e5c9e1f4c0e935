"""What the two forms of digests share: from the lines of one paper to its entry, and from days to digests."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from kg import iri
from kg.entry import Entry, Problem, Source, Written
from kg.sources import _dates, _head, _headline, _lines, _zones


class Day(NamedTuple):
    """The day of a digest, and the line that gives it; both None above the first date line."""

    date: datetime.date | None = None
    line: Written | None = None


def entry(lines: Sequence[Written], path: str, form: str, day: Day) -> Entry:
    """The entry that the lines of one paper make; a first line that is no prose is its title, whatever its form."""
    head = _head.read(lines)
    first = next(line for line in lines if line.text.strip())
    if head.title is None and head.body:
        head = _titled(head)
    zones = _zones.read(head.body, leading_english="abstract")
    return Entry(
        source=Source(path, first.line),
        format=form,
        name=head.title.text if head.title else first.text.strip(),
        date=day.date,
        dated=day.line if day.date else None,
        digest=day.date.isoformat() if day.date else iri.path_slug(path),
        fields=(*((head.title,) if head.title else ()), *zones.fields),
        authors=head.authors,
        urls=head.urls,
        asides=zones.asides,
        tags=zones.tags,
    )


def date_problem(line: Written, path: str, found: _dates.DateLine) -> tuple[Problem, ...]:
    """The problem with a date line whose day does not exist."""
    if found.date:
        return ()
    text = repr(line.text.strip()[:60])
    return (Problem(Source(path, line.line), "bad-date", text, "a day that exists"),)


def no_date(lines: Sequence[Written], path: str) -> Problem:
    """The problem with papers that stand before any date line."""
    first = next(line for line in lines if line.text.strip())
    found = f"{first.text.strip()[:60]!r} without a date line before it"
    return Problem(Source(path, first.line), "no-date", found, "a line like 2025-03-10 above the papers")


def _titled(head: _head.Head) -> _head.Head:
    """Take the first line of the body as the title: in a digest its place says that it is one."""
    place = next((place for place, line in enumerate(head.body) if line.text.strip()), None)
    if place is None:
        return head
    line = head.body[place]
    text = line.text.strip()
    after = next((one.text for one in head.body[place + 1 :] if one.text.strip()), "")
    prose = _headline.is_running_text(text) and not _lines.authors_line(after)
    if text[0] in ">#<|" or _headline.is_bracketed(text) or prose:
        return head
    return _head.behind_title(head, _head.title_field(text, line.line), head.body[place + 1 :])
