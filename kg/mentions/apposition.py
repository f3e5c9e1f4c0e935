"""What the phrase beside a name calls it: ``X, a novel framework that …``, ``X: A Dataset for …``, ``a benchmark called X``."""

from __future__ import annotations

from kg.mentions import cues
from kg.mentions.candidates import Occurrence
from kg.mentions.note import Text

_JOINS = frozenset((*",:-–—", "is", "are", "was", "as"))
_FOLLOW = _JOINS | {"s", "(", ")"}
_QUOTES = frozenset("\"'“”‘’`,:-–—")
_HYPHENS = frozenset("-‐‑")
_LONGEST = 15
_BRACKET = 8


def after(at: Occurrence, text: Text) -> str:
    """The last noun of the phrase after a name, in small letters; empty where no phrase says what it is.

    Of ``X (…), a suite of open models for …`` it is ``models``: a bracket is passed over, and so is a word for many.
    """
    lower = text.lower
    if at.last == len(lower) or lower[at.last] not in _FOLLOW:
        return ""
    place = _behind(lower, at.last)
    join, article = (*lower[place : place + 2], "", "")[:2]
    if join not in _JOINS or (join != ":" and article not in cues.words("article")):
        return ""
    noun, glued = "", False
    for word in lower[place + 1 : place + 1 + _LONGEST]:
        if word in _HYPHENS:
            glued = True
        elif glued or (word[0].isalnum() and word not in cues.words("phrase-end")):
            noun, glued = word, False
        elif word != "of" or noun not in cues.words("many"):
            break
    return noun


def _behind(lower: tuple[str, ...], place: int) -> int:
    """The place behind a plural s and a bracket, or behind the bracket that the name stands in."""
    if lower[place] == "s":
        place += 1
    if lower[place : place + 1] == (")",):
        return place + 1
    if lower[place : place + 1] != ("(",):
        return place
    return next((to + 1 for to in range(place, min(place + _BRACKET, len(lower))) if lower[to] == ")"), place)


def before(at: Occurrence, text: Text) -> str:
    """The word before ``called X``, ``, X`` or ``“X”``, in small letters; empty where nothing of the kind stands before it."""
    lower, place = text.lower, at.first - 1
    while (
        place >= 0 and at.first - place < _BRACKET and (lower[place] in _QUOTES or lower[place] in cues.words("naming"))
    ):
        place -= 1
    return lower[place] if 0 <= place < at.first - 1 and lower[place].isalpha() else ""
