"""The text of a note, told apart into abstract, Korean comment, English comment, tags, and lines of links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kg.entry import TextField, Written
from kg.sources import _lines
from kg.text import hashtags, scripts

#: English without marks before a Korean comment is an abstract from so many words on.
_SHORTEST_ABSTRACT = 40
_QUOTE = re.compile(r"\s{0,3}>\s?")
#: "let> In this paper": keys that were hit before the mark of a quotation.
_SLIPPED_QUOTE = re.compile(r"\s{0,3}[a-z]{1,4}>\s?(?=[A-Z])")
_SENTENCE_END = re.compile(r"[^\W_][)\]\"'”’*]*[.!?…][)\]\"'”’*]*(?:\s|\Z)")
_WORDS_OF_A_SENTENCE = 3
#: A line of so many words is no remainder of the line before it.
_WORDS_OF_A_PARAGRAPH = 8
#: Lines that an editor wrapped are shorter than this.
_LONGEST_WRAPPED_LINE = 400


class Zones(NamedTuple):
    """What the text of a note is made of."""

    fields: tuple[TextField, ...]
    asides: tuple[Written, ...]
    tags: tuple[Written, ...]


class _Unit:
    """Lines that stand together, all with Hangul or all without. ``role`` is ``quote``, ``english`` or empty."""

    __slots__ = ("after_blank", "hangul", "korean", "lines", "role")

    def __init__(self, role: str, *, after_blank: bool, hangul: bool) -> None:
        self.role = role
        self.after_blank = after_blank
        self.hangul = hangul
        self.korean = False
        self.lines: list[Written] = []

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def read(lines: Sequence[Written], *, leading_english: str = "long") -> Zones:
    """Tell the lines behind the head of a note apart.

    A quotation (``>``) before any other text is the abstract. Without one, English before the Korean comment is:
    always with ``leading_english="abstract"``, the form of digests, else from 40 words on. English between
    ``<english>`` and ``</english>``, and English sentences behind the last Korean ones, are the English comment; what is
    left of English amid Korean (terms, formulas, quotations) belongs to the Korean comment. Without any Korean, English
    is the English comment; in a digest its first paragraph is the abstract if it has 40 words.
    """
    reader = _Reader()
    for line in lines:
        reader.add(line)
    abstract, korean, english = _assigned(reader.units, leading_english)
    fields = (_field("abstract", abstract), _field("comment-ko", korean), _field("comment-en", english))
    return Zones(tuple(field for field in fields if field), tuple(reader.asides), _distinct(reader.tags))


class _Reader:
    """Reads lines into units, asides and tags."""

    def __init__(self) -> None:
        self.units: list[_Unit] = []
        self.asides: list[Written] = []
        self.tags: list[Written] = []
        self.english = False
        self.in_links = False
        self.blank = True
        self.fenced = False

    def add(self, line: Written) -> None:
        """Take the next line."""
        text = line.text.rstrip()
        bare = text.lstrip()
        if not bare:
            self.blank = True
            return
        if bare.startswith(("```", "~~~")):
            self.fenced = not self.fenced
            self._text(text, line.line)
            return
        if self.fenced:
            self._text(text, line.line)
            return
        if marks := _lines.english_marks(text):
            self._marked(text, line.line, marks)
        else:
            self._plain(text, bare, line.line)

    def _plain(self, text: str, bare: str, number: int) -> None:
        first = bare[0]
        if first == "#":
            if _lines.is_links_heading(bare):
                self.in_links = True
                return
            heading = _lines.heading(bare)
            if heading:
                self.in_links = False
                self._heading(heading[1], number)
                return
        if "#" in text and first != ">":
            text, tags = hashtags.split(text)
            self.tags.extend(Written(tag, number) for tag in tags)
            bare = text.strip()
            if not bare:
                self.blank = True
                return
        if self.in_links or _lines.is_aside(bare):
            self.asides.append(Written(bare, number))
        elif first in "-*_=~" and _lines.is_rule(bare):
            self.blank = True
        else:
            self._quote_or_text(text, first, number)

    def _heading(self, text: str, number: int) -> None:
        """A heading within the text, a paragraph of its own without its marks."""
        self.blank = True
        if text:
            self._text(text, number)
            self.blank = True

    def _marked(self, text: str, number: int, marks: list[re.Match[str]]) -> None:
        """A line with ``<english>`` or ``</english>`` in it: text before, between and behind."""
        begin = 0
        for match in marks:
            self._piece(text[begin : match.start()], number)
            self.english = not match[1]
            self.blank = True
            begin = match.end()
        self._piece(text[begin:], number)

    def _piece(self, text: str, number: int) -> None:
        if text.strip():
            self._plain(text.strip(), text.strip(), number)

    def _quote_or_text(self, text: str, first: str, number: int) -> None:
        quote = first == ">" and _QUOTE.match(text)
        if not quote and ">" in text[:8] and not self.units:
            quote = _SLIPPED_QUOTE.match(text)
        if quote:
            rest = text[quote.end() :].rstrip()
            if rest.strip():
                self._put(rest, number, "quote")
            else:
                self.blank = True
        elif self._is_lazy(text):
            self._put(text.strip(), number, "quote")
        else:
            self.tags.extend(Written(tag.tag, number) for tag in hashtags.find(text))
            self._text(text, number)

    def _is_lazy(self, text: str) -> bool:
        """Whether a line goes on with the quotation above it, as CommonMark allows without its mark."""
        return not self.blank and bool(self.units) and self.units[-1].role == "quote" and not scripts.has_hangul(text)

    def _text(self, text: str, number: int) -> None:
        self._put(text.strip() if not self.fenced else text, number, "english" if self.english else "")

    def _put(self, text: str, number: int, role: str) -> None:
        last = self.units[-1] if self.units else None
        hangul = scripts.has_hangul(text)
        if last is None or self.blank or last.role != role or (role != "quote" and hangul != last.hangul):
            last = _Unit(role, after_blank=self.blank, hangul=hangul)
            self.units.append(last)
        last.lines.append(Written(text, number))
        self.blank = False


def _assigned(units: list[_Unit], leading_english: str) -> tuple[list[_Unit], list[_Unit], list[_Unit]]:
    """The units of the abstract, the Korean and the English comment."""
    count = 0
    while count < len(units) and units[count].role == "quote":
        count += 1
    abstract, rest = units[:count], units[count:]
    for unit in rest:
        unit.korean = unit.hangul and scripts.language(unit.text) == "ko"
    places = [place for place, unit in enumerate(rest) if unit.korean]
    marked = any(unit.role == "english" for unit in rest)
    if not places:
        first = _first_abstract(rest, leading_english) if not abstract and not marked else 0
        return abstract or rest[:first], [], rest[first:]
    if not abstract:
        count = _leading(rest[: places[0]], leading_english)
        abstract, rest = rest[:count], rest[count:]
        places = [place - count for place in places]
    tail = _tail(rest, places[-1] + 1, marked=marked or leading_english == "abstract")
    korean: list[_Unit] = []
    english: list[_Unit] = []
    for place, unit in enumerate(rest):
        in_english = not unit.korean and (unit.role == "english" or place >= tail)
        (english if in_english else korean).append(unit)
    return abstract, korean, english


def _first_abstract(units: list[_Unit], leading_english: str) -> int:
    """How many units are the abstract in a text without Korean and without a quotation."""
    if leading_english != "abstract" or not units:
        return 0
    first = units[0]
    if len(first.lines) > 1 and len(units) == 1:
        _split_paragraph(units)
    return 1 if len(units[0].text.split()) >= _SHORTEST_ABSTRACT else 0


def _split_paragraph(units: list[_Unit]) -> None:
    """Part the first paragraph from the rest where no blank line does: behind the first line that ends a sentence."""
    lines = units[0].lines
    for place, line in enumerate(lines[:-1], start=1):
        ends = _SENTENCE_END.search(line.text[-4:]) and len(line.text) > 100
        if ends or len(line.text) > _LONGEST_WRAPPED_LINE:
            behind = _Unit("", after_blank=False, hangul=units[0].hangul)
            behind.lines, units[0].lines = lines[place:], lines[:place]
            units.insert(1, behind)
            return


def _leading(units: list[_Unit], leading_english: str) -> int:
    """How many of the units before the Korean comment are the abstract."""
    words = sum(len(unit.text.split()) for unit in units if unit.role != "english")
    enough = 1 if leading_english == "abstract" else _SHORTEST_ABSTRACT
    return len(units) if words >= enough and all(unit.role != "english" for unit in units) else 0


def _tail(units: list[_Unit], begin: int, *, marked: bool) -> int:
    """Where the English comment begins behind the Korean one; it need be no prose where it is ``marked``."""
    for place in range(begin, len(units)):
        unit = units[place]
        continues = place == begin and not unit.after_blank and not _ends_sentence(units[place - 1])
        continues = continues and not (
            _is_prose(unit.text) and len(unit.lines[0].text.split()) >= _WORDS_OF_A_PARAGRAPH
        )
        if unit.role == "english" or (not continues and (marked or _is_prose(unit.text))):
            return place
    return len(units)


def _ends_sentence(unit: _Unit) -> bool:
    return _SENTENCE_END.search(unit.lines[-1].text[-6:]) is not None


def _is_prose(text: str) -> bool:
    return len(text.split()) >= _WORDS_OF_A_SENTENCE and _SENTENCE_END.search(text) is not None


def _field(name: str, units: list[_Unit]) -> TextField | None:
    """The field that the units make: lines as written, an empty one between paragraphs."""
    texts: list[str] = []
    numbers: list[int] = []
    for unit in units:
        if texts and unit.after_blank:
            texts.append("")
            numbers.append(numbers[-1])
        texts.extend(line.text for line in unit.lines)
        numbers.extend(line.line for line in unit.lines)
    if not texts:
        return None
    text = "\n".join(texts)
    spoken = "ko" if name == "comment-ko" else scripts.language(text) or "en"
    return TextField(name, text, tuple(numbers), "en" if name == "comment-en" and spoken == "ko" else spoken)


def _distinct(tags: list[Written]) -> tuple[Written, ...]:
    first: dict[str, Written] = {}
    for tag in tags:
        first.setdefault(tag.text, tag)
    return tuple(first.values())
