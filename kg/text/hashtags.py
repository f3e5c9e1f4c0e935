"""Tags in running text: ``#scaling-law``, ``#3d_generative_model``, ``#nlp/parsing``, ``#강화학습``, glued ``#a#b``.

What a tag may hold follows Obsidian: letters, digits, ``-``, ``_``, ``/``, and at least one letter. So ``#1`` is none, a
heading (``# Links``) is none, and neither is what stands inside a word, a URL or code.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"#(?=[\w/-]*[^\W\d_])([\w/-]+)")
_RUN = re.compile(r"(?:#[\w/-]+[,;.]?)+")
#: What stray keystrokes may follow the tags of a tag line.
_STRAY = 2


class Found(NamedTuple):
    """A tag without ``#``, and where it stands, ``#`` included."""

    tag: str
    begin: int
    end: int


def find(text: str) -> list[Found]:
    """All tags in the text, in order: words that begin with ``#``, outside of code between backticks."""
    if "#" not in text:
        return []
    hidden = _code(text) if "`" in text else []
    found: list[Found] = []
    for run in _RUN.finditer(text):
        starts_word = run.start() == 0 or text[run.start() - 1] in " \t\n\u00a0\u3000(,"
        if starts_word and not any(begin <= run.start() < end for begin, end in hidden):
            found.extend(_tags(text, run.start(), run.end()))
    return found


def split(line: str) -> tuple[str, list[str]]:
    """The line without the tags at its end, and these tags.

    A line of nothing but tags, stray letters after them aside, leaves ``""``; tags amid prose stay in it.
    """
    if "#" not in line:
        return line, []
    tags = find(line)
    if not tags:
        return line, []
    after = line[tags[-1].end :].strip(" \t,;.")
    only = not line[: tags[0].begin].strip()
    if after and not (only and len(after) <= _STRAY and after.isalpha()):
        return line, []
    first = len(tags) - 1
    while first and not line[tags[first - 1].end : tags[first].begin].strip(" \t,;."):
        first -= 1
    return line[: tags[first].begin].rstrip(), [tag.tag for tag in tags[first:]]


def _tags(text: str, begin: int, end: int) -> list[Found]:
    tags = []
    for match in _TAG.finditer(text, begin, end):
        tag = match[1].rstrip("-/")
        tags.append(Found(tag, match.start(), match.start(1) + len(tag)))
    return tags


def _code(text: str) -> list[tuple[int, int]]:
    marks = [match.start() for match in re.finditer("`+", text)]
    return list(zip(marks[::2], marks[1::2], strict=False))
