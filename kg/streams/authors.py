"""An author on the way to an IRI: two authors may like the same one."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.resolve import author_names
from kg.streams.tasks import Task

_NUMBERS = re.compile(r"(?:-\d+)+\Z")


class Author(NamedTuple):
    """An author of some keys, ``head`` the first; ``places`` are further keys that stand for the author in one paper each."""

    head: str
    keys: tuple[str, ...]
    shown: str
    organisation: bool = False
    places: tuple[tuple[str, str], ...] = ()


def send(task: Task, author: Author) -> None:
    """Send an author to where all meet that could get the same IRI: numbers at its end tell authors apart."""
    task.send("authors", _NUMBERS.sub("", author_names.author_key(author.shown)), author)
