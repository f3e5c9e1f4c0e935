"""The topics of a build: how often notes use them, which spellings became one, and what the topic scheme lacks."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

from kg.ask.explain.origins import topic
from kg.ask.exports import Exports
from kg.graph.graph import value_of
from kg.resolve.tags import scheme
from kg.terms import IRI
from kg.vocab import KG, SKOS

_NEAREST = 3
#: In percent of the letters that two spellings share; from here on they are the same word more often than not.
_NEAR = 75


class Spelling(NamedTuple):
    """A tag as notes write it, in how many of them, and the rule that made it a spelling of its topic.

    ``rule`` is ``name`` for the key of the topic itself.
    """

    written: str
    notes: int
    rule: str


class Topic(NamedTuple):
    """A topic: its name, the number of notes with a tag that stands for it, and its spellings, the most used first.

    ``broader`` are the keys above it. ``known`` says whether it is in the topic scheme that ships with kg; ``near`` are
    up to three keys of the scheme that are spelt like one that is not.
    """

    key: str
    label: str
    notes: int
    spellings: tuple[Spelling, ...]
    broader: tuple[str, ...]
    known: bool
    near: tuple[str, ...]

    @property
    def merged(self) -> tuple[Spelling, ...]:
        """The spellings that are not the key."""
        return tuple(one for one in self.spellings if one.rule != "name")


def tags(folder: str | Path) -> tuple[Topic, ...]:
    """The topics of the build in that folder, the most used first.

    Raises:
        QueryError: the folder holds no build.
    """
    exports = Exports(folder)
    rules = {row.detail: (row.key, row.rule) for row in exports.decisions if row.kind == "tag"}
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    notes: dict[str, set[str]] = defaultdict(set)
    for row in exports.facts:
        if row.kind == "tagged":
            key, _ = rules.get(row.value, (row.value, "name"))
            spellings[key][row.value] += 1
            notes[key].add(row.note)
    found = []
    for tag in exports.kg.pointing(KG.tags, SKOS.inScheme):
        _, key = exports.kind_and_key(tag)
        ordered = sorted(spellings[key].items(), key=lambda one: (-one[1], one[0]))
        written = tuple(Spelling(one, count, rules.get(one, ("", "name"))[1]) for one, count in ordered)
        found.append(_topic(exports, tag, written, len(notes[key])))
    return tuple(sorted(found, key=lambda one: (-one.notes, one.key)))


def _topic(exports: Exports, tag: IRI, written: tuple[Spelling, ...], notes: int) -> Topic:
    _, key = exports.kind_and_key(tag)
    above = tuple(exports.kind_and_key(one)[1] for one in exports.objects(tag, SKOS.broader))
    label = next(map(value_of, exports.objects(tag, SKOS.prefLabel)), key)
    known = bool(topic(key))
    return Topic(key, label, notes, written, above, known, () if known else _near(key))


def _near(key: str) -> tuple[str, ...]:
    """The topics of the scheme whose key or synonym looks like this one, the likest first."""
    from rapidfuzz import fuzz, process

    keys = {one: one for one in scheme().concepts} | scheme().synonyms
    found = process.extract(key, list(keys), scorer=fuzz.ratio, limit=_NEAREST, score_cutoff=_NEAR)
    return tuple(dict.fromkeys(keys[spelling] for spelling, _, _ in found))
