"""What the names of one note stand for: a key for each spelling, the same for all spellings of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg.mentions import keys, tokens
from kg.mentions.candidates import Candidate
from kg.mentions.names import Index

_MARKS = " -‐‑–"


def keys_of(
    chosen: Iterable[str], found: Mapping[str, Candidate], partner: Mapping[str, str], index: Index
) -> dict[str, str]:
    """Each chosen spelling with its key.

    A name of the tables or of the grammar has the key that they give. A long form goes with its short form, whichever
    of them is known. A new name has the key of its letters, the same in all ways to write it, and that of a longer new
    name which ends in it (``R1V2`` beside ``Skywork R1V2``).
    """
    names = sorted(chosen)
    known = {name: key for name in names if (key := _listed(found[name]))}
    made: dict[str, str] = {}
    by_spelling: dict[str, str] = {}
    for name in names:
        other = partner.get(name, "")
        given = known.get(name) or known.get(other)
        made[name] = given or _new(name, other if other in names else "", by_spelling, index)
    return {name: key if name in known else _of_longer(name, key, names, made) for name, key in made.items()}


def _listed(one: Candidate) -> str:
    """The key that most hits on it have."""
    given = [hit.entity for hit in one.hits]
    return min(set(given), key=lambda key: (-given.count(key), key)) if given else ""


def _new(name: str, other: str, by_spelling: dict[str, str], index: Index) -> str:
    """The key of a new name: that of its shorter form, the one that another way to write it has already.

    A spelling of several words that a table has for one name alone is that name, in whatever case it stands.
    """
    short = min((text for text in (name, other) if text), key=lambda text: (len(text), text))
    spelling = _spelling(short)
    meant = {alias.entity for alias in index.by_spelling.get(spelling, ()) if not alias.cues}
    if len(meant) == 1 and " " in short and "" not in meant:
        return meant.pop()
    if spelling not in by_spelling:
        by_spelling[spelling] = keys.key(short) or keys.key(f"name {ord(short[0])}")
    return by_spelling[spelling]


def _spelling(name: str) -> str:
    pieces = [atom.text for atom in tokens.atoms(name, 0, len(name))]
    return tokens.key(pieces) if pieces and sum(map(len, pieces)) * 2 > len(name) else keys.key(name)


def _of_longer(name: str, key: str, names: Iterable[str], made: Mapping[str, str]) -> str:
    if " " in name or len(name) < 2:
        return key
    longer = [
        other
        for other in names
        if len(other) > len(name) + 1 and other.endswith(name) and other[-len(name) - 1] in _MARKS
    ]
    shaped = any(map(str.isdigit, name))
    return made[longer[0]] if len(longer) == 1 and shaped and longer[0].count(" ") + longer[0].count("-") <= 2 else key
