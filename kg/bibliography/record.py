"""The record that every bibliographic format is read into, and the small readings that the formats share."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from kg import iri, terms
from kg.entry import Source
from kg.facts import Work
from kg.text import latex, works

_ARXIV = re.compile(
    r"(?:arxiv\s*[:.]?\s*(?:preprint\s*)?(?:arxiv\s*:\s*)?|abs/)"
    r"(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Za-z]{2})?/\d{7})(?!\d)",
    re.IGNORECASE,
)
_CATEGORY = re.compile(r"[A-Za-z-]{2,20}(?:\.[A-Za-z-]{2,20})?")
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@dataclass(frozen=True, slots=True)
class Record:
    """What one record of a bibliography says of one paper; empty where it says nothing.

    ``title`` and ``abstract`` are on one line, LaTeX included. ``authors`` are names as people write them
    (``Ann Lee``), in order. ``published`` and ``posted`` (version 1 on arXiv) are ``YYYY``, ``YYYY-MM`` or
    ``YYYY-MM-DD``. ``arxiv`` is an id without version, ``doi`` is in lower case. ``urls`` are further addresses of the
    paper as written. ``categories`` are those of arXiv (``cs.CL``). ``added`` is the day that the owner filed it.
    """

    source: Source
    title: str = ""
    authors: tuple[str, ...] = ()
    abstract: str = ""
    published: str = ""
    posted: str = ""
    arxiv: str = ""
    doi: str = ""
    urls: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    added: datetime.date | None = None

    @property
    def works(self) -> tuple[Work, ...]:
        """The paper as its ids name it, arXiv first."""
        named = [works.arxiv(self.arxiv)] if self.arxiv else []
        found = doi_work(self.doi)
        return (*named, *([found] if found else ()))

    @property
    def date(self) -> str:
        """When the paper came out: the day of its posting where it is on arXiv, as far as it is known, else as published."""
        return self.posted if self.arxiv else self.published


def letters(title: str) -> str:
    """The letters and digits of a title in one spelling, LaTeX read: equal for titles that differ in marks alone."""
    return iri.slug(latex.plain(title), limit=10_000).replace("-", "")


def one_line(text: str) -> str:
    """The text in NFC with every run of white space as one space, without characters that no graph can hold."""
    return " ".join((text if text.isascii() and text.isprintable() else terms.clean(text)).split())


def doi_work(text: str) -> Work | None:
    """The paper of a DOI, in whatever form it is written: bare, with ``doi:``, or as an address."""
    found = _DOI.search(text)
    return works.of(f"https://doi.org/{found[0]}") if found else None


def ids(doi: str, urls: tuple[str, ...], arxiv: str, *loose: str) -> tuple[str, str]:
    """The arXiv id and the DOI of a record, each empty when it has none.

    Args:
        doi: the record's DOI as written; that of an arXiv paper gives an arXiv id.
        urls: its addresses.
        arxiv: its arXiv id as written, version and ``arXiv:`` or not.
        loose: texts in which reference managers leave ``arXiv:2401.00001``.
    """
    named = [works.of(f"https://arxiv.org/abs/{arxiv.strip()}") if arxiv.strip() else None, doi_work(doi)]
    found = [work for work in (*named, *(works.of(url) for url in urls)) if work]
    number = next((work.arxiv for work in found if work.arxiv), "")
    if not number:
        number = next((match[1] for text in loose if (match := _ARXIV.search(text))), "")
    return number, next((work.doi for work in found if work.doi), "")


def categories(text: str) -> tuple[str, ...]:
    """The categories of arXiv in a text that lists them (``cs.CL cs.LG``), in order."""
    return tuple(dict.fromkeys(word for word in text.split() if _CATEGORY.fullmatch(word)))


def partial_date(year: object, month: object = None, day: object = None) -> str:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as exact as the parts are days that exist; empty without a year."""
    numbers = [_number(part) for part in (year, month, day)]
    if not 1000 <= numbers[0] <= 9999:
        return ""
    if not 1 <= numbers[1] <= 12:
        return f"{numbers[0]}"
    try:
        return datetime.date(*numbers).isoformat()
    except ValueError:
        return f"{numbers[0]}-{numbers[1]:02}"


def iso_date(text: str) -> str:
    """The partial date that a text begins with: ``2024-03-01T10:00:00``, ``2024/03``, ``2024``."""
    match = re.match(r"\s*(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?!\d)", text)
    return partial_date(*match.groups()) if match else ""


def day(text: str) -> datetime.date | None:
    """The day that a text begins with, or None."""
    found = iso_date(text)
    return datetime.date.fromisoformat(found) if len(found) == len("2024-03-01") else None


def _number(part: object) -> int:
    if isinstance(part, int):
        return part
    return int(part) if isinstance(part, str) and part.isascii() and part.isdigit() and len(part) < 5 else 0
