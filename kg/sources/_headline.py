"""Title lines: what in them is the title, what the authors, what the address.

Read are ``*Title* (Authors)``, ``**Title** (Authors)``, ``Title (Authors)``, ``Title (URL)``, ``[Title](URL)``, each
alone, as a heading, or with text behind it. Titles hold parentheses themselves; only the right pair holds the authors.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg import tables
from kg.text import people, scripts, urls

_LONGEST_TITLE = 300
_LONGEST_PLAIN_TITLE = 200
_MARKS = re.compile(r"(?:\*{1,3}|_{1,3})(?=\S)")
_LINKED = re.compile(r"\[(.+)\]\(<?(https?://[^\s<>]+)", re.IGNORECASE)
_SENTENCES = re.compile(r"[a-z)]{2}[.!]\s+[A-Z가-힣]")
_CLOSING = " .,;*_"


class Headline(NamedTuple):
    """A title line taken apart. ``authors`` and ``url`` are empty where there are none; ``rest`` is text behind them."""

    title: str
    authors: str = ""
    url: str = ""
    rest: str = ""


def read(text: str) -> Headline | None:
    """The parts of a title line that shows by its form that it is one; None for other text.

    Where a title without marks begins a sentence (``Red Kites (https://…) is a fine paper``), the rest is all of it.

    Args:
        text: the line, or the lines of a wrapped one joined with spaces.
    """
    text = text.strip()
    linked = _LINKED.match(text)
    if linked:
        return _linked(linked)
    marks = _MARKS.match(text)
    if marks and (found := _emphasised(text, marks[0])):
        return found
    return _unmarked(text.lstrip("*_") if marks else text)


def is_plain_title(line: str) -> bool:
    """Whether a line without marks and authors can be a title: short, no prose, no Hangul, a capital in front."""
    text = line.strip()
    if not 2 < len(text) <= _LONGEST_PLAIN_TITLE or not 2 <= len(text.split()) <= 30 or "://" in text:
        return False
    if text.endswith((".", ":", ",", ";")) or not (text[0].isalnum() or text[0] in "$'\"“‘(#"):
        return False
    return (
        not (text[0].islower() and text[1:2].islower()) and not scripts.has_hangul(text) and not _SENTENCES.search(text)
    )


def is_running_text(text: str) -> bool:
    """Whether a line reads as running text rather than as a title: long, or a sentence with its end."""
    return len(text) > _LONGEST_PLAIN_TITLE or (text.endswith((".", "요", "다")) and len(text.split()) > 3)


def is_bracketed(text: str) -> bool:
    """Whether the whole line stands in parentheses: authors, or an aside of a comment."""
    return text[:1] == "(" and groups(text)[-1:] == [(0, len(text))]


def groups(text: str) -> list[tuple[int, int]]:
    """The outermost pairs of parentheses, as offsets of ``(`` and behind ``)``; one that is never closed is left out."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in re.finditer(r"[()]", text):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            begin = opened.pop()
            while found and found[-1][0] > begin:
                found.pop()
            found.append((begin, match.end()))
    return found


def _linked(match: re.Match[str]) -> Headline | None:
    """``[Title](URL)``, with authors behind it or not."""
    found = urls.find(match[2])
    if not found or found[0].begin:
        return None
    url = found[0].url
    rest = match.string[match.start(2) + len(url) :].lstrip(">").removeprefix(")").strip()
    title = match[1].strip().strip("*_").strip()
    if not title or "](" in title or urls.is_only(title) or title.casefold().rstrip(":") in _labels():
        return None
    return _with_group(title, rest, url) if rest.startswith("(") else Headline(title, "", url, rest)


@cache
def _labels() -> frozenset[str]:
    return frozenset(label for label, _ in tables.rows("link-labels.tsv", ("label", "source")))


def _emphasised(text: str, mark: str) -> Headline | None:
    """``*Title*`` with authors or an address behind it, or alone on the line."""
    inner = text[len(mark) :]
    places = [match.start() for match in re.finditer(re.escape(mark) + r"[*_]{0,3}\s{0,3}\(", inner)]
    for place in (*places[:1], *places[1:][::-1][:4]):
        found = _with_group(inner[:place], inner[place:].lstrip("*_").lstrip(), "")
        if found and (found.authors or found.url):
            return found
    closing = inner.rstrip().rstrip("*_")
    if inner.rstrip().endswith(mark) and closing and mark not in closing:
        return Headline(closing.strip())
    return None


def _with_group(title: str, rest: str, url: str) -> Headline | None:
    """The title with the first pair of parentheses behind it, whose content the mark in front vouches for."""
    title = title.strip()
    if not title or len(title) > _LONGEST_TITLE:
        return None
    pairs = groups(rest)
    end = pairs[0][1] if pairs and pairs[0][0] == 0 else len(rest)
    inside, behind = rest[1:end].removesuffix(")").strip(), _behind(rest[end:])
    if found := urls.find(inside):
        return Headline(title, "", url or found[0].url, behind)
    if not inside or (end == len(rest) and not rest.endswith(")") and not people.is_author_list(inside)):
        return None
    if scripts.has_hangul(inside) and not (people.is_author_list(inside) or people.is_name(inside)):
        return None
    return Headline(title, inside, url, behind)


def _unmarked(text: str) -> Headline | None:
    pairs = groups(text)
    if pairs and not text[pairs[-1][1] :].strip(_CLOSING):
        found = _at(text, *pairs[-1])
        if found:
            return found
    for begin, end in pairs[:6]:
        found = _at(text, begin, end)
        if found and _stands_in_front(found):
            return found._replace(rest=text)
    return _unclosed(text, pairs[-1][1] if pairs else 0)


def _at(text: str, begin: int, end: int) -> Headline | None:
    """The headline whose authors or address are the pair of parentheses at that place."""
    title, inside, behind = text[:begin].strip(), text[begin + 1 : end - 1].strip(), _behind(text[end:])
    if not _is_title(title):
        return None
    if urls.is_only(inside):
        if scripts.has_hangul(title) or _SENTENCES.search(title):
            return None
        return Headline(title, "", urls.find(inside)[0].url, behind)
    return Headline(title, inside, "", behind) if people.is_author_list(inside) else None


def _behind(text: str) -> str:
    """What follows a title line, without the marks that close it."""
    return text.lstrip(_CLOSING) and text.strip()


def _stands_in_front(found: Headline) -> bool:
    """Whether a title amid a line is one: several authors, or a title of some words before an address."""
    if found.authors:
        return len(people.split(found.authors)) > 1
    return len(found.title.split()) >= 3 and found.title[:1].isupper()


def _unclosed(text: str, after: int) -> Headline | None:
    """``Title (Ann Lee, Bo Ek`` whose last parenthesis was forgotten."""
    begin = text.find("(", after)
    if begin < 0 or ")" in text[begin:]:
        return None
    title, inside = text[:begin].strip(), text[begin + 1 :].strip()
    several = len(people.split(inside)) > 1
    return Headline(title, inside) if _is_title(title) and several and people.is_author_list(inside) else None


def _is_title(title: str) -> bool:
    return 0 < len(title) <= _LONGEST_TITLE and any(mark.isalnum() for mark in title)
