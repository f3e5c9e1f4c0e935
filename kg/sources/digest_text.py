"""Digests as plain text: a date line, then paper after paper.

A paper is a title line, ``(Author, Author)``, the abstract, a comment in Korean, one in English, and a line of tags;
blank lines may stand between the parts or not, an address before or behind the title, and every part but the title may
be missing. Several days may follow each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from kg.entry import Entry, Parsed, Problem, Written
from kg.sources import _dates, _digest, _head, _headline, _lines
from kg.text import scripts, urls

_FORMAT = "digest-text"
#: A first paragraph of so many characters is an abstract or a comment, no title.
_PROSE = 200
#: An author list goes over at most so many lines, and a head holds at most so many lines of addresses.
_LONGEST_WRAP = 60
_MOST_ADDRESSES = 8
#: A Markdown link on a line of its own is a title from so many words on; shorter ones are links of the comment.
_LINKED_TITLE = 3


def matches(text: str, path: str) -> bool:
    """Whether the first line is a date, or a text file holds a date line or a line of authors below a title."""
    first = text.lstrip().partition("\n")[0]
    if _dates.read_line(first):
        return True
    if not path.lower().endswith(".txt") or first.startswith(("#", "---")) or _dates.split_name(_stem(path))[0]:
        return False
    lines = [line for line in _lines.numbered(text) if line.text.strip()]
    return any(
        _dates.read_line(line.text)
        or (place and _lines.authors_line(line.text) and not _headline.is_running_text(lines[place - 1].text))
        for place, line in enumerate(lines)
    )


def parse(text: str, path: str) -> Parsed:
    """An entry for each paper, in the order of the text."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    day = _digest.Day()
    block: list[Written] = []
    dated = warned = False
    for line in [*_lines.numbered(text), None]:
        found = _dates.read_line(line.text) if line else None
        if line and not found:
            block.append(line)
            continue
        papers = _papers(block)
        if papers and not dated and not warned:
            problems.append(_digest.no_date(papers[0], path))
            warned = True
        read = [_digest.entry(paper, path, _FORMAT, day) for paper in papers]
        entries.extend(read)
        problems.extend(
            problem for one, paper in zip(read, papers, strict=True) for problem in _head.no_paper(one, paper)
        )
        if line and found:
            problems.extend(_digest.date_problem(line, path, found))
            day, dated, block = _digest.Day(found.date, line), True, []
    return Parsed(tuple(entries), tuple(problems))


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


def _papers(lines: Sequence[Written]) -> list[list[Written]]:
    """The lines of one day, parted where papers begin."""
    splitter = _Splitter(lines)
    begins = [place for place in range(len(lines)) if splitter.begins(place)]
    ends = [*begins[1:], len(lines)] if begins else []
    return [list(lines[begin:end]) for begin, end in zip(begins, ends, strict=True)]


def _following(texts: Sequence[str]) -> list[int]:
    """For each line the next one that is not blank; the number of lines where there is none."""
    found = [len(texts)] * len(texts)
    for place in range(len(texts) - 2, -1, -1):
        found[place] = place + 1 if texts[place + 1] else found[place + 1]
    return found


class _Splitter:
    """Says line by line where a paper begins."""

    def __init__(self, lines: Sequence[Written]) -> None:
        self.texts = [line.text.strip() for line in lines]
        self.next = _following(self.texts)
        self.before = -1  # the last line that is not blank
        self.in_head = False
        self.tagged = False
        self.korean = False
        self.fresh = True

    def begins(self, place: int) -> bool:
        """Whether a paper begins at this line; to be asked for every line in turn."""
        text = self.texts[place]
        if not text:
            return False
        start = self.fresh or (not self._is_in_head(text) and self._starts(place, text))
        if start:
            self.fresh = self.tagged = self.korean = False
            self.in_head = True
        elif not self._is_in_head(text):
            self.in_head = False
        self.tagged = self.tagged or _lines.is_tag_line(text)
        self.korean = self.korean or scripts.has_hangul(text)
        self.before = place
        return start

    def _is_in_head(self, text: str) -> bool:
        """Whether the line belongs to a head that has begun: addresses, the title behind them, the authors."""
        if not self.in_head:
            return False
        only_addresses = urls.is_only(self.texts[self.before])
        return only_addresses or urls.is_only(text) or text.startswith("(")

    def _starts(self, place: int, text: str) -> bool:
        if (
            text[0] in "><|"
            or _lines.is_tag_line(text)
            or _lines.is_links_heading(text)
            or _headline.is_bracketed(text)
        ):
            return False
        if urls.is_only(text):
            linked = text[0] == "[" and self._has_form(text)
            long = len(text.partition("](")[0].split()) >= _LINKED_TITLE
            return self.tagged or (linked and (long or self._authors_follow(place))) or self._title_follows(place)
        if self._authors_follow(place) and (
            (len(text) <= _PROSE and not scripts.has_hangul(text)) or self._may_be_title(text)
        ):
            return True
        if self.tagged:
            return self._may_be_title(text)
        return self._has_form(text) or (self._apart(place) and self._looks_like_start(place, text))

    def _may_be_title(self, text: str) -> bool:
        return not _headline.is_running_text(text) and not _lines.is_aside(text)

    def _apart(self, place: int) -> bool:
        """Whether what stands before is done: by a blank line, or by the end of a sentence of a comment."""
        return place - self.before > 1 or (self.korean and self.texts[self.before][-1] in ".!?)”")

    def _after(self, place: int) -> int:
        """The next line that is not blank; the number of lines without one."""
        return self.next[place] if place < len(self.next) else len(self.texts)

    def _behind_addresses(self, place: int) -> int:
        """The next line that is neither blank nor an address, a few addresses on at most."""
        after = self._after(place)
        for _ in range(_MOST_ADDRESSES):
            if after == len(self.texts) or not urls.is_only(self.texts[after]):
                break
            after = self._after(after)
        return after

    def _authors_follow(self, place: int) -> bool:
        after = self._behind_addresses(place)
        open_pairs = 0
        for one in range(after, min(after + _LONGEST_WRAP, len(self.texts))):
            text = self.texts[one]
            if not text or (one == after and text[0] != "("):
                return False
            open_pairs += text.count("(") - text.count(")")
            if open_pairs <= 0:
                return bool(_lines.authors_line(" ".join(self.texts[after : one + 1])))
        return False

    def _title_follows(self, place: int) -> bool:
        after = self._after(place)
        if after == len(self.texts):
            return False
        text = self.texts[after]
        if self._authors_follow(after) and not scripts.has_hangul(text):
            return True
        return self._apart(place) and (self._has_form(text) or self._is_followed_by_text(after))

    def _has_form(self, text: str) -> bool:
        """Whether the line is a title by its form: ``[Title](URL)``, ``*Title* (Authors)``, ``Title (Authors)``."""
        if scripts.has_hangul(text) and not text.startswith(("*", "[")):
            return False
        found = _headline.read(text) if text[0] in "*[_" or text[-1] == ")" else None
        several = found is not None and "," in found.authors
        return found is not None and not found.rest and (several or (text[0] == "[" and bool(found.url)))

    def _looks_like_start(self, place: int, text: str) -> bool:
        """A short line behind a finished comment, with a long text or its address behind it."""
        after = self._after(place)
        if after == len(self.texts) or not _headline.is_plain_title(text):
            return False
        if self._is_followed_by_text(place):
            return True
        has_address = urls.is_only(self.texts[after]) and place - self.before > 1
        return has_address and not self._authors_follow(self._after(after))

    def _is_followed_by_text(self, place: int) -> bool:
        """Whether the line behind a possible title is a long English one, an abstract, after a Korean comment."""
        after = self._behind_addresses(place)
        following = self.texts[after] if after < len(self.texts) else ""
        return self.korean and len(following) >= _PROSE and not scripts.has_hangul(following)
