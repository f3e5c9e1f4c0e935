"""The known name at a place of a text: its longest spelling there that may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.mentions import tokens
from kg.mentions.names import Index, letters
from kg.mentions.records import Alias

_SHORTEST_WITH_S = 3


class Setting(NamedTuple):
    """What decides which spelling is meant: the text of the whole note in lower case, and whether the field is Korean."""

    note: str
    korean: bool


class Known(NamedTuple):
    """A known spelling and where it ends. With ``part`` it counts only as the start of a longer name."""

    alias: Alias
    end: int
    part: bool


def starts(word: str, index: Index) -> bool:
    """Whether a spelling may start with this word; cheap, as it is asked of every word."""
    return word.lower() in index.longest or any(map(word.startswith, index.hangul.get(word[:2], ())))


def known(text: str, begin: int, setting: Setting, index: Index) -> Known | None:
    """The longest spelling at ``begin`` that may be meant; a digit may follow it, as a version may."""
    found = tokens.atoms(text, begin, _most(text, begin, index))
    heads = tokens.prefixes([atom.text for atom in found])
    for size in range(len(found), 0, -1):
        for last, cut in _endings(found[size - 1].text, index):
            end = found[size - 1].end - cut
            if not tokens.ends_name(text, end) and text[end] not in "vV0123456789":
                continue
            for alias in index.by_spelling.get(tokens.joined(heads[size - 1], last), ()):
                cued, written = _cued(alias, setting), _written(alias, text[begin:end], setting)
                if cued and written:
                    return Known(alias, end, alias.case == "part")
                if (cued or written) and _is_family(alias, index):
                    return Known(alias, end, part=True)
    return None


def _most(text: str, begin: int, index: Index) -> int:
    """How many atoms the longest spelling has that starts like the word at ``begin``."""
    match = tokens.WORD.match(text, begin)
    word = match[0].lower() if match else ""
    starting = (index.longest[start] for start in index.hangul.get(word[:2], ()) if word.startswith(start))
    return index.longest.get(word) or max(starting, default=0)


def _endings(last: str, index: Index) -> Iterator[tuple[str, int]]:
    """What the last atom may be without a plural s or a Korean particle, and how much shorter that is."""
    yield last, 0
    if tokens.HANGUL_RUN.match(last):
        for cut in range(1, len(last) - 1):
            if last[-cut:] in index.particles:
                yield last[:-cut], cut
    elif last[-1] == "s" and len(last) >= _SHORTEST_WITH_S:
        yield last[:-1], 1


def _cued(alias: Alias, setting: Setting) -> bool:
    """Whether the note has a word that the spelling asks for."""
    return not alias.cues or any(cue in setting.note for cue in alias.cues)


def _written(alias: Alias, surface: str, setting: Setting) -> bool:
    """Whether the spelling has the case that it needs."""
    loose = alias.case == "any" or (alias.case == "korean" and (setting.korean or surface.isupper()))
    return loose or letters(surface) == letters(alias.text)


def _is_family(alias: Alias, index: Index) -> bool:
    """Whether a version or size may tell the name in another case, or without a cue: ``falcon 40B``, ``Wan 2.1``."""
    return alias.case != "part" and alias.entity in index.by_key and index.by_key[alias.entity].type == "ModelFamily"
