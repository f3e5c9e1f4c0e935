"""What a single line of a note is: the marks that all formats share."""

from __future__ import annotations

import re

from kg.entry import Written
from kg.text import hashtags, people, urls, wikilinks

_HEADING = re.compile(r"(#{1,6})\s+(.*?)[\s#]*\Z")
_RULE = re.compile(r"([-*_=~])\s*(?:\1\s*){2,}\Z")
_ENGLISH = re.compile(r"<(/?)\s*([a-z]{2,9})\s*>", re.IGNORECASE)
#: "| 2005.04318", "| Title - 2005.04318": what arXiv listings and link previews leave behind.
_LISTING = re.compile(r"\|.{0,300}\d{4}\.\d{4,5}\s*\Z")
_LINKS_HEADINGS = frozenset({"link", "links", "reference", "references", "see also", "related", "링크", "관련", "참고"})
#: A name and its address: "Code: https://…"; longer lines are prose.
_LABEL_WORDS = 4


def numbered(text: str) -> list[Written]:
    """The lines of a text with their numbers, from 1."""
    return [Written(line, number) for number, line in enumerate(text.split("\n"), start=1)]


def heading(line: str) -> tuple[int, str] | None:
    """The level and the text of a Markdown heading; None for any other line."""
    match = _HEADING.match(line.strip()) if line.lstrip().startswith("#") else None
    return (len(match[1]), match[2].strip()) if match else None


def is_links_heading(line: str) -> bool:
    """Whether the line opens a section of links, as in ``# Links``."""
    found = heading(line)
    return found is not None and found[1].casefold().rstrip(":") in _LINKS_HEADINGS


def is_rule(line: str) -> bool:
    """Whether the line is a thematic break: ``---``, ``***``, ``===``."""
    return line[:1] in "-*_=~" and _RULE.match(line) is not None


def is_aside(line: str) -> bool:
    """Whether the line holds links and nothing that reads as text: URLs, wikilinks, ``Code: https://…``, listings."""
    if line[0] == "|":
        return _LISTING.match(line) is not None
    if "[[" in line and wikilinks.is_only(line):
        return True
    found = urls.find(line)
    return bool(found) and (urls.are_all(line, found) or _is_labelled(line, found))


def is_tag_line(line: str) -> bool:
    """Whether the line holds tags and nothing else but stray letters."""
    if "#" not in line or not line.lstrip().startswith("#"):
        return False
    rest, tags = hashtags.split(line)
    return bool(tags) and not rest.strip()


def authors_line(line: str) -> str:
    """What stands in the parentheses of a line like ``(Ann Lee, Bo Ek)``; empty for any other line."""
    text = line.strip()
    if len(text) < 3 or text[0] != "(" or text[-1] != ")":
        return ""
    inside = text[1:-1].strip()
    return inside if people.is_author_list(inside) else ""


def english_marks(line: str) -> list[re.Match[str]]:
    """The marks ``<english>`` and ``</english>`` in the line, slips of the keyboard included."""
    if "<" not in line:
        return []
    return [match for match in _ENGLISH.finditer(line) if _is_english(match[2].lower())]


def _is_english(name: str) -> bool:
    return name in ("en", "eng") or (name[0] == "e" and {"s", "h"} <= set(name) <= set("english") and len(name) > 4)


def _is_labelled(line: str, found: list[urls.Found]) -> bool:
    if len(found) != 1 or line[found[0].end :].strip(" )>]"):
        return False
    label = line[: found[0].begin].strip(" ([<-*·").rstrip()
    return len(label.split()) <= _LABEL_WORDS and (
        label.endswith((":", "：")) or (label.isascii() and "." not in label)
    )
