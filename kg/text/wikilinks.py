"""Wikilinks of Markdown vaults: ``[[Note]]``, ``[[Note.md]]``, ``[[Note#Heading]]``, ``[[Note|alias]]``, ``![[Note]]``."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINK = re.compile(r"!?\[\[([^\[\]\n]+)\]\]")


class Found(NamedTuple):
    """A wikilink: the note that it names, without ``.md``, heading, block and alias; ``begin`` and ``end`` in the text."""

    target: str
    begin: int
    end: int


def find(text: str) -> list[Found]:
    """The wikilinks in the text, in order. A link to a heading of its own note (``[[#Heading]]``) names no note."""
    if "[[" not in text:
        return []
    links = (Found(_target(match[1]), match.start(), match.end()) for match in _LINK.finditer(text))
    return [link for link in links if link.target]


def is_only(line: str) -> bool:
    """Whether the line holds wikilinks and nothing else."""
    return "[[" in line and not _LINK.sub("", line).strip(" \t,;·-*")


def _target(inside: str) -> str:
    name = inside.split("|", 1)[0].split("#", 1)[0].split("^", 1)[0].rstrip("\\").strip()
    return name[:-3].rstrip() if name.lower().endswith(".md") else name
