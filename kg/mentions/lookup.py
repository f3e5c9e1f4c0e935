"""The known name at a place of a text: its longest spelling there that may be meant."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.mentions import tokens
from kg.mentions.names import Index, letters
from kg.mentions.records import Alias

_SHORTEST_WITH_S = 3
#: From here on letters are Hangul, which a particle may follow.
_HANGUL = "가"


class Setting(NamedTuple):
    """What decides which spelling is meant: the text of the whole note in lower case, and whether the field is Korean."""

    note: str
    korean: bool


class Known(NamedTuple):
    """A known spelling and where it ends. With ``part`` it counts only as the start of a longer name."""

    alias: Alias
    end: int
    part: bool


def starts(text: str, begin: int, end: int, index: Index) -> bool:
    """Whether a spelling may start with the word at this place; cheap, as it is asked of every word."""
    word = text[begin:end]
    first = word.lower()
    if first not in index.prefixes:
        return word[:2] in index.hangul and any(map(word.startswith, index.hangul[word[:2]]))
    alone = first in index.by_spelling or (first[-1] == "s" and first[:-1] in index.by_spelling)
    return alone or _goes_on(first, tokens.following(text, end), index)


def _goes_on(first: str, second: str, index: Index) -> bool:
    """Whether some spelling may go on so; most words that one starts with stand before something else."""
    if not second:
        return False
    made = tokens.joined(first, second)
    return made in index.prefixes or (second[-1] == "s" and made[:-1] in index.prefixes) or second[0] >= _HANGUL


def known(text: str, begin: int, setting: Setting, index: Index) -> Known | None:
    """The longest spelling at ``begin`` that may be meant; a digit may follow it, as a version may."""
    found, keys = _atoms(text, begin, index)
    for size in range(len(found), 0, -1):
        for made, cut in _endings(found[size - 1].text, keys[size - 1], keys[size], index):
            aliases = index.by_spelling.get(made)
            end = found[size - 1].end - cut
            if aliases is None or not (tokens.ends_name(text, end) or text[end] in "vV0123456789"):
                continue
            for alias in aliases:
                cued, written = _cued(alias, setting), _written(alias, text[begin:end], setting)
                if cued and written:
                    return Known(alias, end, alias.case == "part")
                if (cued or written) and _is_family(alias, index):
                    return Known(alias, end, part=True)
    return None


def _atoms(text: str, begin: int, index: Index) -> tuple[list[tokens.Atom], list[str]]:
    """The atoms at ``begin`` that some spelling starts with and one more, which may have an ending; the keys they make."""
    found: list[tokens.Atom] = []
    keys = [""]
    for atom in tokens.each(text, begin):
        found.append(atom)
        keys.append(tokens.joined(keys[-1], atom.text))
        if keys[-1] not in index.prefixes:
            break
    return found, keys


def _endings(last: str, before: str, whole: str, index: Index) -> Iterator[tuple[str, int]]:
    """The key of the atoms, then those without a plural s or a Korean particle, and how much shorter the last is."""
    yield whole, 0
    if last[-1] == "s" and len(last) >= _SHORTEST_WITH_S:
        yield tokens.joined(before, last[:-1]), 1
    elif tokens.HANGUL_RUN.match(last):
        for cut in range(1, len(last) - 1):
            if last[-cut:] in index.particles:
                yield tokens.joined(before, last[:-cut]), cut


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
