"""Mentioned names of all notes to things: new names that are one, their types, and the paper that introduces each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from kg import mentions
from kg.entry import Source
from kg.facts import Mentioned
from kg.mentions import tokens
from kg.mentions.names import Index
from kg.resolve import senses
from kg.resolve.entities import Decision, Named, Note, Paper
from kg.text import latex

#: A spelling of at least so many words stands for one thing, whatever note it is in.
_WORDS = 2
#: What the note whose paper introduces a thing says of its type counts as much as so many others.
_OWN = 3.0


def names(
    read: Sequence[Note], papers: Iterable[Paper], index: Index | None = None
) -> tuple[list[Note], tuple[Named, ...], list[Decision]]:
    """The notes with their mentions under one key a thing, the things sorted by key and type, and why they are so.

    New names are one thing when their letters are the same, or when they share a spelling of several words: the long
    form that one note defines joins the notes that use it alone. They are not where notes mean different things by them
    (:mod:`kg.resolve.senses`). A new thing is of the type that most notes give it. A
    paper introduces what the tables say; else what the note on it introduces most surely, the earliest on a tie.
    ``index`` is what the names are looked up in, that of the tables that ship with kg when None.
    """
    if not any(note.mentions for note in read):
        return list(read), (), []
    merged = _merged(read, index)
    joined = [_renamed(note, merged) for note in read]
    parted = senses.part(joined, index)
    apart = [_renamed(note, parted.meant.get(note.key, {})) for note in joined]
    types = _types(apart, index)
    made = [_typed(note, types) for note in apart]
    surfaces: dict[str, Counter[str]] = defaultdict(Counter)
    for note in made:
        for one in note.mentions:
            surfaces[one.entity][one.surface] += 1
    own = _own(made)
    by_arxiv = {paper.arxiv: paper.key for paper in papers if paper.arxiv}
    things, why = [], list(parted.decisions)
    for told in mentions.described({key: sorted(spelt) for key, spelt in surfaces.items()}, index):
        spelt = surfaces.get(told.key, Counter())
        entity = told._replace(label=_label(spelt), type=types[told.key]) if told.key in types else told
        paper = by_arxiv.get(entity.paper, "")
        if not entity.paper and entity.key in own and entity.type != "ModelFamily":
            paper, decision = own[entity.key]
            why.append(decision)
        things.append(Named(entity, tuple(sorted(spelt)), paper))
    return made, tuple(sorted(things, key=lambda one: (one.entity.key, one.entity.type))), why


def _renamed(note: Note, meant: Mapping[str, str]) -> Note:
    """The note with its mentions under the keys that are meant."""
    if not any(one.entity in meant for one in note.mentions):
        return note
    return replace(
        note, mentions=tuple(one._replace(entity=meant.get(one.entity, one.entity)) for one in note.mentions)
    )


def _typed(note: Note, types: Mapping[str, str]) -> Note:
    if all(types.get(one.entity, one.type) == one.type for one in note.mentions):
        return note
    return replace(note, mentions=tuple(one._replace(type=types.get(one.entity, one.type)) for one in note.mentions))


def _merged(read: Iterable[Note], index: Index | None) -> dict[str, str]:
    """New keys that are another's to that one: the smallest of those that are one thing."""
    joined: dict[str, str] = {}

    def root(key: str) -> str:
        while joined.get(key, key) != key:
            key = joined[key]
        return key

    by_spelling: dict[str, str] = {}
    for note in read:
        for one in note.mentions:
            if not mentions.is_new(one.entity, index):
                continue
            for spelling in _spellings(one):
                first, second = sorted(
                    (root(one.entity), root(by_spelling.setdefault(spelling, one.entity))), key=_shortest
                )
                joined[second] = first
    return {key: root(key) for key in joined if root(key) != key}


def _shortest(key: str) -> tuple[int, str]:
    return len(key), key


def _spellings(one: Mentioned) -> Iterable[str]:
    """The letters of its key, and those of a surface of several words."""
    yield _letters(one.entity)
    if one.surface.count(" ") + one.surface.count("-") >= _WORDS:
        yield _letters(one.surface)


@lru_cache(maxsize=65_536)
def _letters(text: str) -> str:
    pieces = [atom.text for atom in tokens.atoms(text, 0, len(text))]
    return tokens.key(pieces) if pieces and sum(map(len, pieces)) * 2 > len(text) else text


def _types(read: Iterable[Note], index: Index | None) -> dict[str, str]:
    """The type of each new key, by the votes of the notes."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for note in read:
        for key, type_, confidence, introduces in sorted(
            {
                (one.entity, one.type, one.confidence, one.introduces)
                for one in note.mentions
                if mentions.is_new(one.entity, index)
            }
        ):
            votes[key][type_] += confidence + _OWN * introduces
    return {key: min(told, key=lambda type_: (-told[type_], type_)) for key, told in votes.items()}


def _own(read: Iterable[Note]) -> dict[str, tuple[str, Decision]]:
    """Key to the paper whose note introduces it most surely."""
    best: dict[str, tuple[float, str, Decision]] = {}
    for note in sorted(read, key=lambda one: one.key):
        for one in note.mentions if note.topic else ():
            if not one.introduces:
                continue
            place = Source(note.entry.source.path, one.line)
            claim = (-one.introduces, note.topic, Decision("name", one.entity, "introduced-here", one.surface, place))
            best[one.entity] = min(best.get(one.entity, claim), claim)
    return {key: (paper, decision) for key, (_, paper, decision) in best.items()}


def _label(spelt: Counter[str]) -> str:
    """The spelling of a new name that most mentions use, one with capitals before one without; as people read it."""
    return latex.plain(min(spelt, key=lambda text: (text.islower(), -spelt[text], text)))
