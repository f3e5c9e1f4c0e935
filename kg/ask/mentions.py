"""The mentions of a build, from its files: by entity, one by one, and those that a person should decide on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple

from kg.ask.answer import answer
from kg.ask.answers import Cell, Solutions, Table
from kg.ask.engines import Engine
from kg.errors import QueryError
from kg.mentions.decisions import key_of_name
from kg.mentions.entities import is_new
from kg.mentions.names import Index

_MENTIONS = """
SELECT ?entity ?label ?class ?surface ?confidence ?rule ?path ?line ?sentence {
  ?mention a kg:Mention ; nif:anchorOf ?surface ; itsrdf:taIdentRef ?entity ; itsrdf:taClassRef ?class ;
    nif:taIdentConf ?confidence ; kg:rule ?rule ; kg:sourceLine ?line ; nif:sentence ?sentence ; kg:inNote ?note ;
    nif:beginIndex ?begin .
  ?note kg:sourcePath ?path .
  ?entity skos:prefLabel ?label .
} ORDER BY ?path ?line ?begin
"""
ENTITIES = ("name", "type", "mentions", "notes", "spellings")
PLACES = ("place", "spelling", "confidence", "rule", "sentence")
DOUBTS = ("spelling", "taken for", "type", "confidence", "mentions", "place", "sentence")


class Mentioned(NamedTuple):
    """A mention as the files have it; ``key`` is that of the entity, ``place`` is ``path:line``."""

    key: str
    label: str
    type: str
    surface: str
    confidence: float
    rule: str
    place: str
    sentence: str


class Doubt(NamedTuple):
    """A spelling that a person should decide on: what it was taken for, how surely at best, and its mentions.

    ``new`` says that no table has the name.
    """

    surface: str
    key: str
    label: str
    type: str
    confidence: float
    new: bool
    mentions: tuple[Mentioned, ...]


def mentions(engine: Engine) -> tuple[Mentioned, ...]:
    """All mentions of a build, in the order of their places."""
    found = answer(engine, _MENTIONS)
    return tuple(map(_mentioned, found.table().rows)) if isinstance(found, Solutions) else ()


def _mentioned(row: tuple[Cell, ...]) -> Mentioned:
    entity, label, class_, surface, confidence, rule, path, line, sentence = map(str, row)
    key, type_ = entity.rpartition("/")[2], class_.rpartition("#")[2]
    return Mentioned(key, label, type_, surface, float(confidence), rule, f"{path}:{line}", sentence)


def by_entity(found: Collection[Mentioned]) -> Table:
    """The entities, the most mentioned first: type, number of mentions and of notes, spellings by number."""
    groups: dict[tuple[str, str], list[Mentioned]] = defaultdict(list)
    for one in found:
        groups[one.key, one.type].append(one)
    rows = []
    for (_, type_), group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        surfaces = [one.surface for one in group]
        spellings = sorted(set(surfaces), key=lambda surface: (-surfaces.count(surface), surface))
        notes = {one.place.rpartition(":")[0] for one in group}
        rows.append((group[0].label, type_, str(len(group)), str(len(notes)), ", ".join(spellings)))
    return Table(ENTITIES, tuple(rows))


def of_entity(found: Collection[Mentioned], name: str, index: Index) -> Table:
    """The mentions of one entity, in the order of their places.

    Raises:
        QueryError: no mention is of an entity of that name or key.
    """
    key = key_of_name(name, index)
    rows = tuple(
        (one.place, one.surface, f"{one.confidence:.2f}", one.rule, one.sentence)
        for one in found
        if one.key == key or one.label == name
    )
    if not rows:
        raise QueryError(f"nothing that is named {name!r} is mentioned")
    return Table(PLACES, rows)


def doubtful(found: Collection[Mentioned], below: float, index: Index) -> tuple[Doubt, ...]:
    """The spellings to decide on, the most mentioned first: never surer than ``below``, or a name that no table has.

    Spellings that the user's own table decides on are left out.
    """
    groups: dict[tuple[str, str, str], list[Mentioned]] = defaultdict(list)
    for one in found:
        groups[one.surface, one.key, one.type].append(one)
    doubts = [
        Doubt(
            surface, key, group[0].label, type_, max(one.confidence for one in group), is_new(key, index), tuple(group)
        )
        for (surface, key, type_), group in groups.items()
        if surface not in index.decided
    ]
    chosen = [doubt for doubt in doubts if doubt.confidence < below or doubt.new]
    return tuple(sorted(chosen, key=lambda doubt: (-len(doubt.mentions), doubt.surface, doubt.key)))


def table(doubts: Collection[Doubt]) -> Table:
    """The doubts as a table, with the first place of each."""
    return Table(
        DOUBTS,
        tuple(
            (
                *(doubt.surface, doubt.label, doubt.type, f"{doubt.confidence:.2f}", str(len(doubt.mentions))),
                *(doubt.mentions[0].place, doubt.mentions[0].sentence),
            )
            for doubt in doubts
        ),
    )
