"""The head of a note: the addresses, the title and the authors that stand before its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.entry import Entry, Problem, Source, TextField, Written
from kg.sources import _headline, _lines
from kg.text import scripts, urls, wikilinks

#: So many characters tell the lines of an author list apart.
_TOLD_APART = 20
#: A title with its authors is broken over at most so many lines.
_LONGEST_WRAP = 60
#: Lines of running text are longer than those of wrapped titles.
_LONGEST_WRAPPED_LINE = 400


class Head(NamedTuple):
    """What stands before the text; ``body`` are the lines behind it, a rest of the head's last line included."""

    title: TextField | None
    authors: tuple[Written, ...]
    urls: tuple[Written, ...]
    body: list[Written]


class _Title(NamedTuple):
    headline: _headline.Headline
    lines: int


def read(lines: Sequence[Written]) -> Head:
    """Take the head from the lines of a note.

    It is made of addresses, a title line with or without authors, a line of authors, and addresses behind the title if
    there were none before it. It ends with the first line that is none of these.
    """
    reader = _Reader(lines)
    reader.urls()
    reader.title()
    if reader.found and not reader.authors:
        reader.author_line()
    if reader.found and not reader.addresses:
        reader.urls()
        if not reader.authors:
            reader.author_line()
    return Head(reader.field(), tuple(reader.authors), tuple(reader.addresses), reader.rest())


def behind_title(head: Head, title: TextField, body: Sequence[Written]) -> Head:
    """The head with a title that was found otherwise, and with the authors and addresses right behind it."""
    reader = _Reader(body)
    reader.addresses = list(head.urls)
    if not reader.addresses:
        reader.urls()
    reader.author_line()
    if not reader.addresses:
        reader.urls()
    return Head(title, tuple(reader.authors), tuple(reader.addresses), reader.rest())


def no_paper(entry: Entry, lines: Sequence[Written]) -> tuple[Problem, ...]:
    """The problem with an entry that has neither title nor address, at its first line."""
    if entry.title or entry.urls:
        return ()
    first = next((line for line in lines if line.text.strip()), Written("", 1))
    found = f"{first.text.strip()[:60]!r}" if first.text.strip() else "a note of nothing but front matter"
    return (Problem(Source(entry.source.path, first.line), "no-paper", found, "an address or a title line at the top"),)


def title_field(title: str, line: int) -> TextField:
    """The title as a field on one line."""
    text = " ".join(title.split())
    return TextField("title", text, (line,), "ko" if scripts.language(text) == "ko" else scripts.language(text) or "en")


def title_at(lines: Sequence[Written], place: int) -> _Title | None:
    """The title line that begins at this place, as far as its form shows it, and over how many lines it goes."""
    first = lines[place].text.strip()
    heading = _lines.heading(first)
    if heading:
        found = _headline.read(heading[1])
        return _Title(found or _headline.Headline(heading[1]), 1) if heading[1] else None
    text = ""
    for count, line in enumerate(lines[place : place + _LONGEST_WRAP], start=1):
        part = line.text.strip()
        if not part or (count > 1 and not _continues(line.text, text)):
            break
        text = f"{text} {part}" if text else part
        closes = part[-1] in ")*_" or ")" in part
        if closes and (found := _headline.read(text)) and not _goes_on(lines, place + count):
            return _Title(found, count)
    found = _headline.read(text) if text else None
    return _Title(found, count - 1 if count > 1 else 1) if found and count > 1 else None


def _continues(line: str, before: str) -> bool:
    """Whether a line can be the next one of a wrapped title or author list."""
    part = line.strip()
    if scripts.has_hangul(before) and before[0] != "*" and before.count("(") <= before.count(")"):
        return False
    if part[0] in ">#<|" or urls.is_only(part) or (len(part) > _LONGEST_WRAPPED_LINE and part[0] != "("):
        return before.count("(") > before.count(")")
    return not scripts.has_hangul(part) or part[0] == "(" or before.count("(") > before.count(")")


def _goes_on(lines: Sequence[Written], place: int) -> bool:
    """Whether the next line is indented, as arXiv indents the further lines of a title."""
    return place < len(lines) and lines[place].text.startswith("  ") and bool(lines[place].text.strip())


class _Reader:
    """Reads one head; ``place`` is the next line."""

    def __init__(self, lines: Sequence[Written]) -> None:
        self.lines = lines
        self.place = 0
        self.found: _headline.Headline | None = None
        self.line = 0
        self.authors: list[Written] = []
        self.addresses: list[Written] = []
        self.left = ""
        self.left_line = 0

    def urls(self) -> None:
        """Lines of addresses, and an address in front of text on the same line."""
        while not self.left and (line := self._next()):
            text = line.text.strip()
            found = urls.find(text)
            if text[0] == "[" and _is_linked_title(text):
                return
            alone = bool(found) and urls.are_all(text, found)
            if not found or not (alone or (found[0].begin <= 1 and not self.found)):
                return
            self.place += 1
            if alone:
                self.addresses.extend(Written(one.url, line.line) for one in found)
            else:
                self.addresses.append(Written(found[0].url, line.line))
                self.left, self.left_line = text[found[0].end :].lstrip(" :,-–—"), line.line

    def title(self) -> None:
        """A title line, by its form or, beside an address, by its look."""
        line = self._next()
        if line is None:
            return
        if self.left:
            found = _headline.read(self.left)
            if found and (found.authors or found.url):
                self._take(found, self.left_line, 0)
                self.left = found.rest
            return
        if _is_marked_otherwise(line.text.strip()):
            return
        title = title_at(self.lines, self.place)
        if title:
            self._take(title.headline, line.line, title.lines)
        elif self._is_plain_title():
            self._take(_headline.Headline(line.text.strip()), line.line, 1)
        elif not self.addresses and _lines.is_aside(line.text.strip()) and not self._is_list():
            self.addresses.append(Written(urls.find(line.text)[0].url, line.line))

    def author_line(self) -> None:
        """``(Ann Lee, Bo Ek)`` on lines of its own."""
        line = None if self.left else self._next()
        if line is None or not line.text.lstrip().startswith("("):
            return
        text = ""
        for count, part in enumerate(self.lines[self.place : self.place + _LONGEST_WRAP], start=1):
            text = f"{text} {part.text.strip()}".strip()
            inside = _lines.authors_line(text)
            if inside:
                self.authors.extend(_by_line(inside, self.lines[self.place : self.place + count]))
                self.place += count
                return
            if not part.text.strip() or text.count("(") <= text.count(")"):
                return

    def field(self) -> TextField | None:
        """The title, if there is one."""
        return title_field(self.found.title, self.line) if self.found else None

    def rest(self) -> list[Written]:
        """The lines behind the head."""
        left = [Written(self.left, self.left_line)] if self.left else []
        return [*left, *self.lines[self.place :]]

    def _next(self) -> Written | None:
        """The next line that is not blank."""
        while self.place < len(self.lines) and not self.lines[self.place].text.strip():
            self.place += 1
        return self.lines[self.place] if self.place < len(self.lines) else None

    def _take(self, found: _headline.Headline, line: int, count: int) -> None:
        self.found, self.line = found, line
        if found.authors:
            lines = self.lines[self.place : self.place + count] or [Written("", line)]
            self.authors.extend(_by_line(found.authors, lines))
        if found.url and not self.addresses:
            self.addresses.append(Written(found.url, line))
        self.place += count
        self.left, self.left_line = found.rest, line

    def _is_list(self) -> bool:
        """Whether the next line is one of several ``Name https://…``, none of them more the note's own than another."""
        after = self.lines[self.place + 1 : self.place + 2]
        return any(one.text.strip() and _lines.is_aside(one.text.strip()) for one in after)

    def _is_plain_title(self) -> bool:
        """A short line of its own, right behind an address or right before one."""
        line = self.lines[self.place].text.strip()
        if not _headline.is_plain_title(line):
            return False
        after = next((one.text.strip() for one in self.lines[self.place + 1 :] if one.text.strip()), "")
        alone = self.place + 1 >= len(self.lines) or not self.lines[self.place + 1].text.strip()
        return (bool(self.addresses) and (alone or bool(after))) or (bool(after) and urls.is_only(after))


def _by_line(authors: str, lines: Sequence[Written]) -> list[Written]:
    """An author list with the line that it begins in, cut where a further line begins with another name."""
    parts = [Written(authors, lines[0].line)]
    for line in lines[1:]:
        text = parts[-1].text
        begin = line.text.rpartition("(")[2].strip().rstrip(")")[:_TOLD_APART]
        cut = text.find(begin) if begin else -1
        if cut == 0:
            parts[-1] = parts[-1]._replace(line=line.line)
        elif cut > 0 and text[:cut].rstrip().endswith((",", ";")):
            parts[-1:] = [parts[-1]._replace(text=text[:cut].rstrip(" ,;")), Written(text[cut:], line.line)]
    return parts


def _is_linked_title(text: str) -> bool:
    """Whether a line is ``[Title](URL)``, with authors behind it or not."""
    found = _headline.read(text)
    return found is not None and bool(found.url) and not urls.find(found.rest)


def _is_marked_otherwise(text: str) -> bool:
    """Whether a line is a quotation, a mark of English, a section of links, tags or wikilinks: never a title."""
    if text[0] == "#":
        return _lines.is_links_heading(text) or _lines.is_tag_line(text)
    return text[0] in ">|" or bool(_lines.english_marks(text)) or wikilinks.is_only(text)
