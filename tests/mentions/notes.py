"""Notes of one or two fields, for the tests of the finder."""

from __future__ import annotations

from kg import mentions
from kg.entry import TextField
from kg.facts import Mentioned


def field(text: str, name: str = "abstract", language: str = "en") -> TextField:
    return TextField(name, text, tuple(range(1, text.count("\n") + 2)), language)


def korean(text: str) -> TextField:
    return field(text, "comment-ko", "ko")


def found(text: str, language: str = "en") -> list[Mentioned]:
    return mentions.find([field(text, language=language)])


def pairs(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Surface and key of each mention."""
    return [(mention.surface, mention.entity) for mention in found(text, language)]


def surfaces(text: str, language: str = "en") -> list[str]:
    return [mention.surface for mention in found(text, language)]
