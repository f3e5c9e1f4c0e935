"""Dates as people write them on a line of their own, and in the names of notes."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_DAY = r"(?:\W*(?:[월화수목금토일](?:요일)?|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?)\W*)?"
_LINES = tuple(
    re.compile(rf"{_DAY}{pattern}{_DAY}\Z", re.IGNORECASE)
    for pattern in (
        r"(?P<year>\d{4})\s*년\s*(?P<month>\d{1,2})\s*월\s*(?P<day>\d{1,2})\s*일",
        r"(?P<year>\d{4})[-./]\s?(?P<month>\d{1,2})[-./]\s?(?P<day>\d{1,2})\.?",
        r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})",
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<name>[a-z]{3,9})\.?,?\s+(?P<year>\d{4})",
    )
)
_NAMES = (
    re.compile(r"(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})(?!\d)[\s_-]*"),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)[\s_-]*"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)[\s_-]*"),
)
_SHORTEST_LINE, _LONGEST_LINE = len("2025.3.1"), 40
_DIGIT = re.compile(r"\d")


class DateLine(NamedTuple):
    """A line that holds a date and nothing else; ``date`` is None when there is no such day."""

    date: datetime.date | None


def read_line(line: str) -> DateLine | None:
    """The date that a line consists of, a weekday aside; None for any other line.

    Read are ``2025년 3월 10일``, ``2025-03-10`` (also with ``.`` and ``/``), ``March 10, 2025`` and ``10 March 2025``.
    """
    text = line.strip()
    if not _SHORTEST_LINE <= len(text) <= _LONGEST_LINE or not _DIGIT.search(text):
        return None
    for pattern in _LINES:
        match = pattern.match(text)
        if match:
            parts = match.groupdict()
            month = _MONTHS.get(parts["name"].lower()) if "name" in parts else int(parts["month"])
            return DateLine(_date(int(parts["year"]), month, int(parts["day"]))) if month is not None else None
    return None


def split_name(stem: str) -> tuple[datetime.date | None, str]:
    """The date in front of a note's name, as ``YYMMDD``, ``YYYYMMDD`` or ``YYYY-MM-DD``, and the name without it.

    Two digits of a year are of this century. Without a date that exists the name is the whole stem.
    """
    for pattern in _NAMES:
        match = pattern.match(stem)
        if match:
            year = int(match["year"])
            date = _date(year + 2000 if year < 100 else year, int(match["month"]), int(match["day"]))
            if date:
                return date, stem[match.end() :] or stem
    return None, stem


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
