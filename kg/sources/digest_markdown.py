"""Digests as Markdown: ``# date``, then a heading for each paper.

The heading is ``## [Title](URL)`` or ``## Title``, with ``(Authors)`` behind it or on the next line; then the abstract
as a quotation, the comments and the tags. Deeper headings belong to the paper; a heading above the first date names the
digest and is no entry.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from kg.entry import Entry, Parsed, Problem, Source, Written
from kg.sources import _dates, _digest, _headline, _lines

_FORMAT = "digest-markdown"


def matches(text: str, path: str) -> bool:
    """Whether a heading is a date, or, in a file without a date in its name, two headings are papers."""
    if "#" not in text:
        return False
    lines = text.split("\n")
    headings = [
        (place, found) for place, line in enumerate(lines) if line[:1] == "#" and (found := _lines.heading(line))
    ]
    if any(_dates.read_line(found[1]) for _, found in headings):
        return True
    if len(headings) < 2 or _dates.split_name(PurePosixPath(path).stem)[0]:
        return False
    return sum(1 for place, found in headings if _is_paper(found[1], lines[place + 1 : place + 3])) >= 2


def parse(text: str, path: str) -> Parsed:
    """An entry for each paper, in the order of the text."""
    reader = _Reader(path)
    for line in _lines.numbered(text):
        reader.add(line)
    reader.finish()
    return Parsed(tuple(reader.entries), tuple(reader.problems))


def _is_paper(title: str, after: Sequence[str]) -> bool:
    found = _headline.read(title)
    if found and (found.url or found.authors):
        return True
    return any(_lines.authors_line(line) for line in after if line.strip())


def _is_furniture(line: str) -> bool:
    return _lines.heading(line) is not None or _lines.is_rule(line.strip())


class _Reader:
    """Reads the lines of one digest."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self.day = _digest.Day()
        self.dated = False
        self.level = 0  # of the headings of papers; 0 until the first
        self.date_level = 0
        self.block: list[Written] = []
        self.fenced = False
        self.in_paper = False

    def add(self, line: Written) -> None:
        """Take the next line."""
        if line.text.startswith(("```", "~~~")):
            self.fenced = not self.fenced
        heading = None if self.fenced else _lines.heading(line.text)
        date = _dates.read_line(heading[1]) if heading else None
        if heading and date:
            self.finish()
            self.problems.extend(_digest.date_problem(line, self.path, date))
            self.day = _digest.Day(date.date, line)
            self.dated, self.date_level, self.level = True, heading[0], 0
        elif heading and heading[1] and self._is_entry(heading[0]) and not _lines.is_links_heading(line.text):
            self.finish()
            self.level = heading[0]
            self.in_paper = True
            self.block = [line]
        else:
            self.block.append(line)

    def finish(self) -> None:
        """End the paper that is being read."""
        block, self.block = self.block, []
        in_paper, self.in_paper = self.in_paper, False
        if not in_paper:
            self._outside(block)
            return
        if not self.dated and not self.entries:
            self.problems.append(_digest.no_date(block, self.path))
        self.entries.append(_digest.entry(block, self.path, _FORMAT, self.day))

    def _outside(self, block: Sequence[Written]) -> None:
        """Text that belongs to no paper is a problem; headings that name the digest, and rules, are none."""
        first = next((line for line in block if line.text.strip() and not _is_furniture(line.text)), None)
        if first:
            found = f"{first.text.strip()[:60]!r} before the first paper"
            self.problems.append(Problem(Source(self.path, first.line), "no-title", found, "a heading with the title"))

    def _is_entry(self, level: int) -> bool:
        """Whether a heading of this level is a paper's: the first below the date, and those of its level."""
        if self.level:
            return level <= self.level
        return level > self.date_level if self.dated else level > 1
