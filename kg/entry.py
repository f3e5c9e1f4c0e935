"""The records that the sources hand on: what a note holds, zone by zone, and where each part stands."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple


class Source(NamedTuple):
    """Where something was written.

    ``path`` is relative to the source root, with ``/`` and in NFC; ``line`` counts from 1, 0 for the file as a whole.
    """

    path: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


class Problem(NamedTuple):
    """Something in the user's data that could not be used: where, what was found, what was expected.

    ``kind`` is a word to count by, such as ``no-title``.
    """

    source: Source
    kind: str
    found: str
    expected: str

    def __str__(self) -> str:
        return f"{self.source}: found {self.found}, expected {self.expected}"


class Written(NamedTuple):
    """A piece of text as it was written, and the line that it starts on, counted from 1."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class TextField:
    """A zone of running text: ``title``, ``abstract``, ``comment-ko`` or ``comment-en``.

    ``text`` is what the note says in NFC, LaTeX included, without the marks of the note format (``>``, ``*``).
    ``lines`` gives the line in the source of each line of ``text``. ``language`` is a BCP-47 tag.
    """

    name: str
    text: str
    lines: tuple[int, ...]
    language: str

    def line_at(self, offset: int) -> int:
        """The line in the source of the character at ``offset``."""
        return self.lines[min(self.text.count("\n", 0, offset), len(self.lines) - 1)]


@dataclass(frozen=True, slots=True)
class Entry:
    """One note on one paper: a file of a vault, or an entry of a digest.

    ``name`` is the note's own name (the file name without its ending and date, or the title in a digest).
    ``date`` is the day of the note, ``dated`` the words that give it, with line 0 where the file's name does.
    ``digest`` names the digest that the entry belongs to, ``""`` outside digests.
    ``fields`` holds at most one field of a name, in the order title, abstract, comment-ko, comment-en.
    ``authors`` are author lists as written, one a line or one in all. ``urls`` are the pages that the note is about.
    ``asides`` are lines outside the fields that may hold links. ``tags`` are without ``#``, in order, no repeats.
    ``aliases`` are further names under which wikilinks may call the note. ``published`` is the date of the paper as the
    source gives it (``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``), ``categories`` are the paper's on arXiv (``cs.CL``), ``doi``
    is that of a paper which the source names by its arXiv id too.
    """

    source: Source
    format: str
    name: str
    date: datetime.date | None = None
    dated: Written | None = None
    digest: str = ""
    fields: tuple[TextField, ...] = ()
    authors: tuple[Written, ...] = ()
    urls: tuple[Written, ...] = ()
    asides: tuple[Written, ...] = ()
    tags: tuple[Written, ...] = ()
    aliases: tuple[str, ...] = ()
    published: str = ""
    categories: tuple[str, ...] = ()
    doi: str = ""

    def field(self, name: str) -> TextField | None:
        """The field of that name, or None."""
        for field in self.fields:
            if field.name == name:
                return field
        return None

    @property
    def title(self) -> str:
        """The title as written, on one line; empty without one."""
        field = self.field("title")
        return field.text if field else ""


class Parsed(NamedTuple):
    """What a source module makes of one file."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
