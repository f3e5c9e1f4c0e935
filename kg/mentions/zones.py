r"""Parts of a text in which nothing counts as a name, blanked so that every offset stays as it was.

URLs, targets of wikilinks, code, hashtags, HTML comments and author lists become ``\x00``, which no name can hold;
LaTeX commands and their braces become blanks, so that ``\textbf{Group} Relative`` reads as two words.
"""

from __future__ import annotations

import re

_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"'`)\]}가-힣]+", re.IGNORECASE)
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]{1,200}`", re.DOTALL)
_WIKILINK = re.compile(r"\[\[[^\[\]\n|]{1,300}(?:\||(?=\]\]))")
_HASHTAG = re.compile(r"(?<![\w&#/])#[\w가-힣][\w가-힣/-]*")
_LATEX = re.compile(r"\\[a-zA-Z]{1,20}\*?(?:\{|(?![a-zA-Z]))|\\[\"'`^~=.](?=[a-zA-Z])|[{}$~]")
_PERSON = re.compile(r"\s*(?:[A-Z][\w.'’-]*\s+){1,3}[A-Z][\w'’-]*\s*\Z")
_SHAPED = re.compile(r"[A-Z]{2,}|[a-z][A-Z]|[0-9]")
_FEWEST_AUTHORS = 3


def mask(text: str) -> str:
    """The text with everything blanked that cannot be a name; as long as before."""
    if "://" in text or "www." in text:
        text = _URL.sub(_dead, text)
    if "[[" in text:
        text = _WIKILINK.sub(_dead, text)
    if "`" in text:
        text = _CODE.sub(_dead, text)
    if "#" in text:
        text = _HASHTAG.sub(_dead, text)
    if "(" in text and text.count(",") >= _FEWEST_AUTHORS - 1:
        text = _without_authors(text)
    if "\\" in text or "$" in text or "{" in text or "~" in text:
        text = _LATEX.sub(_blank, text)
    return text


def _dead(match: re.Match[str]) -> str:
    return "\x00" * len(match[0])


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _without_authors(text: str) -> str:
    """Blank every bracket that holds a list of at least three people: ``(Ada Byron, Alan M. Turing, Grace Hopper)``."""
    pieces: list[str] = []
    done = 0
    begin = text.find("(")
    while begin != -1 and (end := text.find(")", begin)) != -1:
        inner = text[begin + 1 : end]
        if inner.count(",") >= _FEWEST_AUTHORS - 1 and _are_people(inner):
            pieces += (text[done:begin], "\x00" * (end + 1 - begin))
            done = end + 1
        begin = text.find("(", end)
    return "".join((*pieces, text[done:]))


def _are_people(inner: str) -> bool:
    if _SHAPED.search(inner):
        return False
    parts = [part for part in inner.split(",") if part.strip() not in ("", "et al.", "et al", "...", "…")]
    return len(parts) >= _FEWEST_AUTHORS and all(_PERSON.match(part) for part in parts)
