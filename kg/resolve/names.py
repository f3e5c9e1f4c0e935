"""Mentioned names of all notes to things: new names that are one, their types, and the paper that introduces each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from typing import TypeVar

from kg import mentions
from kg.entry import Source
from kg.facts import Mentioned
from kg.mentions import Entity, tokens
from kg.mentions.names import Index
from kg.mentions.names import index as shipped
from kg.recall import AFRESH, Afresh
from kg.resolve import senses
from kg.resolve.entities import Decision, Named, Note, Paper
from kg.text import latex

#: A spelling of at least so many words stands for one thing, whatever note it is in.
_WORDS = 2
#: What the note whose paper introduces a thing says of its type counts as much as so many others.
_OWN = 3.0

T = TypeVar("T")


def names(
    read: Sequence[Note], papers: Iterable[Paper], index: Index | None = None, recall: Afresh = AFRESH
) -> tuple[list[Note], tuple[Named, ...], list[Decision]]:
    """The notes with their mentions under one key a thing, the things sorted by key and type, and why they are so.

    New names are one thing when their letters are the same, or when they share a spelling of several words: the long
    form that one note defines joins the notes that use it alone. They are not where notes mean different things by them
    (:mod:`kg.resolve.senses`). A new thing is of the type that most notes give it. A
    paper introduces what the tables say; else what the note on it introduces most surely, the earliest on a tie.
    ``index`` is what the names are looked up in, that of the tables that ship with kg when None. ``recall`` keeps what
    each note says of names.
    """
    if not any(note.mentions for note in read):
        return list(read), (), []
    known = index or shipped()
    merged = _merged(_told(read, _new_names, known, recall), recall)
    joined = recall.of_each("joined", lambda note: _renamed(note, merged), read, given=(merged,))
    parted = senses.part(joined, known, recall)
    apart = recall.of_each("apart", _renamed, joined, [parted.meant.get(note.key, {}) for note in joined])
    types = _types(_told(apart, _votes, known, recall), recall)
    made = recall.of_each("typed", lambda note: _typed(note, types), apart, given=(types,))
    spelt = _told(made, _spelt, known, recall)
    own = _own(_told(sorted(made, key=lambda note: note.key), _introduced, known, recall), recall)
    by_arxiv = recall.kept("by arXiv id", {paper.arxiv: paper.key for paper in papers if paper.arxiv})
    given = (spelt, types, own, by_arxiv, known)
    things, why = recall.of_these(given, "things", lambda: _things(*given, recall))
    return made, things, [*parted.decisions, *why]


def _told(read: Sequence[Note], of_note: Callable[[Note, Index], Iterable[T]], index: Index, recall: Afresh) -> list[T]:
    """What a function says of each note, one after the other; the very same list while it is the same."""
    what = of_note.__name__
    made = recall.of_each(what, lambda note: list(of_note(note, index)), read, given=(index,))
    return recall.kept((what, "of all"), list(chain.from_iterable(made)))


def _things(
    spelt: Iterable[tuple[str, str]],
    types: Mapping[str, str],
    own: Mapping[str, tuple[str, Decision]],
    by_arxiv: Mapping[str, str],
    index: Index,
    recall: Afresh,
) -> tuple[tuple[Named, ...], list[Decision]]:
    """The things that these keys and spellings stand for, and why a paper introduces them."""
    surfaces: dict[str, dict[str, int]] = defaultdict(dict)
    for (key, surface), times in Counter(spelt).items():
        surfaces[key][surface] = times

    def thing(told: Entity, spellings: Mapping[str, int], type_: str, introduced: str, given: str) -> Named:
        entity = told._replace(label=_label(spellings), type=type_) if type_ else told
        return Named(entity, tuple(sorted(spellings)), introduced or given)

    described = _described(surfaces, index, recall)
    introduced = [
        own[told.key]
        if told.key in own and not told.paper and types.get(told.key, told.type) != "ModelFamily"
        else None
        for told in described
    ]
    made = recall.of_each(
        "things",
        thing,
        described,
        [surfaces.get(told.key, {}) for told in described],
        [types.get(told.key, "") for told in described],
        [one[0] if one else "" for one in introduced],
        [by_arxiv.get(told.paper, "") for told in described],
    )
    things = tuple(sorted(made, key=lambda one: (one.entity.key, one.entity.type)))
    return things, [decision for one in introduced if one for decision in one[1:]]


def _described(surfaces: Mapping[str, Mapping[str, int]], index: Index, recall: Afresh) -> list[Entity]:
    """The entities of these keys with what they refer to, sorted by key and type."""

    def of_key(key: str, spellings: Mapping[str, int]) -> list[Entity]:
        return list(mentions.described({key: sorted(spellings)}, index))

    of_each = recall.of_each("described", of_key, surfaces.keys(), surfaces.values(), given=(index,))
    found = {(one.key, one.type): one for one in chain.from_iterable(of_each)}
    # What another name refers to is not labelled with the spellings of the notes.
    for key, several in zip(surfaces, of_each, strict=True):
        found.update(((key, one.type), one) for one in several if one.key == key)
    return [found[place] for place in sorted(found)]


def _spelt(note: Note, _index: Index) -> Iterator[tuple[str, str]]:
    """Each key that a note mentions with the spelling, each time."""
    return ((one.entity, one.surface) for one in note.mentions)


def _renamed(note: Note, meant: Mapping[str, str]) -> Note:
    """The note with its mentions under the keys that are meant."""
    if not meant or not any(one.entity in meant for one in note.mentions):
        return note
    return replace(
        note, mentions=tuple(one._replace(entity=meant.get(one.entity, one.entity)) for one in note.mentions)
    )


def _typed(note: Note, types: Mapping[str, str]) -> Note:
    if all(types.get(one.entity, one.type) == one.type for one in note.mentions):
        return note
    return replace(note, mentions=tuple(one._replace(type=types.get(one.entity, one.type)) for one in note.mentions))


def _new_names(note: Note, index: Index) -> Iterator[tuple[str, str]]:
    """The new keys that a note mentions, each with each of its spellings."""
    new = (one for one in note.mentions if mentions.is_new(one.entity, index))
    return ((one.entity, spelling) for one in new for spelling in _spellings(one))


def _merged(spelt: Sequence[tuple[str, str]], recall: Afresh) -> dict[str, str]:
    """New keys that are another's to that one: the smallest of those that share a spelling."""
    return recall.kept("merged", recall.of_these((spelt,), "merged", lambda: _joined(dict.fromkeys(spelt))))


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}

    def root(key: str) -> str:
        while joined.get(key, key) != key:
            key = joined[key]
        return key

    by_spelling: dict[str, str] = {}
    for key, spelling in pairs:
        first, second = sorted((root(key), root(by_spelling.setdefault(spelling, key))), key=_shortest)
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


def _types(votes: Sequence[tuple[str, str, float]], recall: Afresh) -> dict[str, str]:
    """The type of each new key, by the votes of the notes."""

    def make() -> dict[str, str]:
        counted: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for key, type_, weight in votes:
            counted[key][type_] += weight
        return {key: min(told, key=lambda type_: (-told[type_], type_)) for key, told in counted.items()}

    return recall.kept("types", recall.of_these((votes,), "types", make))


def _votes(note: Note, index: Index) -> Iterator[tuple[str, str, float]]:
    """The types that a note gives to new keys, with the weight of each vote."""
    said = {
        (one.entity, one.type, one.confidence, one.introduces)
        for one in note.mentions
        if mentions.is_new(one.entity, index)
    }
    return ((key, type_, confidence + _OWN * introduces) for key, type_, confidence, introduces in sorted(said))


#: How surely, smaller is surer, which paper introduces what.
Introduced = tuple[float, str, Decision]


def _own(claims: Sequence[Introduced], recall: Afresh) -> dict[str, tuple[str, Decision]]:
    """Key to the paper whose note introduces it most surely."""

    def make() -> dict[str, tuple[str, Decision]]:
        best: dict[str, Introduced] = {}
        for claim in claims:
            key = claim[2].key
            best[key] = min(best.get(key, claim), claim)
        return {key: (paper, decision) for key, (_, paper, decision) in best.items()}

    return recall.of_these((claims,), "introduced", make)


def _introduced(note: Note, _index: Index) -> Iterator[Introduced]:
    """What the paper of a note seems to introduce."""
    path = note.entry.source.path
    for one in note.mentions if note.topic else ():
        if one.introduces:
            decision = Decision("name", one.entity, "introduced-here", one.surface, Source(path, one.line))
            yield -one.introduces, note.topic, decision


def _label(spelt: Mapping[str, int]) -> str:
    """The spelling of a new name that most mentions use, one with capitals before one without; as people read it."""
    return latex.plain(min(spelt, key=lambda text: (text.islower(), -spelt[text], text)))
