"""One short name, several things: which of them a note means.

``MARS`` may be two methods. Two notes mean different things by a new name when they spell it out differently, or when
each is on a paper that surely introduces it. A note that does neither means the one whose paper it links to; else it is
left open, and the candidates are recorded. A name of the tables is what they say, but where a note spells it out in other
words than they do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kg import mentions
from kg.entry import Source
from kg.facts import Mentioned
from kg.mentions import definitions, keys, tokens, words, zones
from kg.mentions.names import Index, index
from kg.recall import AFRESH, Afresh
from kg.resolve.entities import Decision, Note

#: So surely a paper introduces a name, if another paper may introduce it as well.
_SURE = 0.9
#: Words of so many letters count, and by so many: ``autoencoder`` and ``autoencoding`` are one.
_SHORTEST, _STEM = 3, 4

Words = frozenset[str]


class Linking(NamedTuple):
    """A note, and the topics of the notes that it links to."""

    note: Note
    topics: tuple[str, ...]


class Claim(NamedTuple):
    """What a note says of a name: its words where it is spelt out, and the paper that introduces it, each or empty.

    ``linked`` are the papers that the note links to, and those of the notes that it links to.
    """

    note: Note
    linked: frozenset[str]
    first: Mentioned
    long: str
    topic: str


@dataclass(slots=True)
class Sense:
    """A thing that a name may mean: the words that spell it out, and the papers that introduce it."""

    key: str
    longs: list[Words] = field(default_factory=list)
    topics: set[str] = field(default_factory=set)


class Parted(NamedTuple):
    """By the note's key, the key that the name has otherwise and the key that is meant; and why."""

    meant: dict[str, dict[str, str]]
    decisions: list[Decision]


def part(read: Sequence[Note], known: Index | None = None, recall: Afresh = AFRESH) -> Parted:
    """The names that mean several things in these notes, by note; the order of the notes makes no difference."""
    names = known or index()
    ordered = sorted(read, key=lambda one: one.key)
    topics = {note.key: note.topic for note in read}
    linked = [tuple(topics.get(other, "") for other in note.wikilinks) for note in ordered]
    by_key: dict[str, list[Linking]] = defaultdict(list)
    reading = recall.of_each("linking", Linking, ordered, linked)
    for one, mentioned in zip(reading, recall.of_each("mentioned", _mentioned, ordered), strict=True):
        for key in mentioned:
            by_key[key].append(one)
    asked = sorted(key for key, several in by_key.items() if len(several) > 1 or key in names.by_key)
    several = [by_key[key] for key in asked]
    parted = Parted({}, [])
    for of_key in recall.of_each(
        "parted", lambda key, reading: _part(key, reading, names), asked, several, given=(names,)
    ):
        for called, meant in of_key.meant.items():
            parted.meant.setdefault(called, {}).update(meant)
        parted.decisions.extend(of_key.decisions)
    return parted


def _mentioned(note: Note) -> list[str]:
    """The keys that a note mentions, each once."""
    return list(dict.fromkeys(one.entity for one in note.mentions))


def _part(key: str, reading: Sequence[Linking], names: Index) -> Parted:
    """The things that one name means in the notes that mention it."""
    parted = Parted({}, [])
    listed = _listed(key, names)
    if listed:
        _part_known(key, [_claim(one, key) for one in reading], listed, parted)
    elif len(reading) > 1 and mentions.is_new(key, names):
        _part_new(key, [_claim(one, key) for one in reading], parted)
    return parted


def _listed(key: str, names: Index) -> list[Words]:
    """How the tables spell out a name, if they do."""
    name = names.by_key.get(key)
    return [_words(text) for text in (name.label, *name.aliases) if _spells_out(text, key)] if name else []


def _claim(reading: Linking, key: str) -> Claim:
    note, topics = reading
    own = [one for one in note.mentions if one.entity == key]
    longs = [long for long in (*(one.surface for one in own), *_defined(note, own)) if _spells_out(long, key)]
    sure = any(one.introduces >= _SURE for one in own)
    longest = max(longs, key=lambda long: (len(long), long), default="")
    return Claim(note, frozenset({*note.papers, *topics}), own[0], longest, note.topic if sure else "")


def _defined(note: Note, own: Sequence[Mentioned]) -> Iterator[str]:
    """The long forms that stand before a short one in brackets."""
    short = {one.surface for one in own if " " not in one.surface}
    for text in (one.text for one in note.entry.fields):
        if any(f"({surface}" in text for surface in short):
            yield from (long for brief, long in _pairs(text) if brief in short)


@lru_cache(maxsize=16_384)
def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """The short and the long forms that a text defines."""
    masked = zones.mask(text)
    found = definitions.definitions(masked, tuple(words.words(masked)))
    return tuple((text[slice(*pair.short)], text[slice(*pair.long)]) for pair in found)


@lru_cache(maxsize=65_536)
def _spells_out(surface: str, key: str) -> bool:
    """Whether the letters of the key stand in the surface in order, with more between them: ``fsa``, flash sparse attention."""
    long = "".join(filter(str.isalnum, surface.casefold()))
    short = "".join(filter(str.isalnum, key))
    if "-" in key or len(_words(surface)) < 2 or long == short or not long.startswith(short[:1]):
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)


@lru_cache(maxsize=65_536)
def _words(long: str) -> Words:
    """The beginnings of the words that count."""
    pieces = (atom.text.casefold() for atom in tokens.atoms(long, 0, len(long)))
    return frozenset(piece[:_STEM] for piece in pieces if len(piece) >= _SHORTEST)


def _alike(one: Words, other: Words) -> bool:
    """Whether they spell out one thing: half of the words of the shorter are in the longer."""
    return 2 * len(one & other) >= min(len(one), len(other))


def _part_known(key: str, claims: Sequence[Claim], listed: Sequence[Words], parted: Parted) -> None:
    """Part the notes that spell out a name of the tables in other words from those that mean what the tables say."""
    senses: list[Sense] = []
    for claim in claims:
        if claim.long and not any(_alike(_words(claim.long), long) for long in listed):
            sense = _fitting(claim, senses) or _added(claim, key, senses)
            _settle(claim, key, sense, "name-by-words", parted)


def _part_new(key: str, claims: Sequence[Claim], parted: Parted) -> None:
    """Part the notes that mean different things by a new name."""
    senses: list[Sense] = []
    settled: dict[str, tuple[Sense, str]] = {}
    for claim in sorted(claims, key=lambda one: (not one.topic, not one.long, one.note.key)):
        sense = _fitting(claim, senses)
        if sense is None and _differs(claim, senses):
            sense = _added(claim, key, senses)
        if sense is not None:
            settled[claim.note.key] = (sense, "name-by-words" if claim.long else "name-by-paper")
    if len(senses) < 2:
        return
    for claim in claims:
        sense, rule = settled.get(claim.note.key) or (_linked(claim, senses), "name-by-link")
        if sense is not None:
            _settle(claim, key, sense, rule, parted)
        else:
            may = " or ".join(sorted(one.key for one in senses))
            parted.decisions.append(_decision(claim, key, "candidate", f"{claim.first.surface}: may be {may}"))


def _fitting(claim: Claim, senses: Sequence[Sense]) -> Sense | None:
    """The sense that the claim agrees with: the same paper, or the same words."""
    own = _words(claim.long)
    by_paper = (sense for sense in senses if claim.topic in sense.topics)
    by_words = (sense for sense in senses if claim.long and any(_alike(own, other) for other in sense.longs))
    found = next(by_paper, None) or next(by_words, None)
    if found is not None:
        _learn(found, claim)
    return found


def _differs(claim: Claim, senses: Sequence[Sense]) -> bool:
    """Whether the claim says something, and it speaks against each sense: another paper, or other words."""
    return bool(claim.topic or claim.long) and all(
        (claim.topic and sense.topics) or (claim.long and sense.longs) for sense in senses
    )


def _added(claim: Claim, key: str, senses: list[Sense]) -> Sense:
    """A further sense, called by its words, or else by its paper."""
    made = Sense(keys.key(claim.long) if claim.long else f"{key}-{claim.topic}")
    _learn(made, claim)
    senses.append(made)
    return made


def _learn(sense: Sense, claim: Claim) -> None:
    if claim.long:
        sense.longs.append(_words(claim.long))
    if claim.topic:
        sense.topics.add(claim.topic)


def _linked(claim: Claim, senses: Sequence[Sense]) -> Sense | None:
    """The one sense whose paper the note links to."""
    found = [sense for sense in senses if not sense.topics.isdisjoint(claim.linked)]
    return found[0] if len(found) == 1 else None


def _settle(claim: Claim, key: str, sense: Sense, rule: str, parted: Parted) -> None:
    if sense.key != key:
        parted.meant.setdefault(claim.note.key, {})[key] = sense.key
        parted.decisions.append(_decision(claim, sense.key, rule, claim.long or claim.first.surface))


def _decision(claim: Claim, key: str, rule: str, detail: str) -> Decision:
    return Decision("name", key, rule, detail, Source(claim.note.entry.source.path, claim.first.line))
