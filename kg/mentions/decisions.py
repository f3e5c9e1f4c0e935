"""A person's own decisions about names, which go before everything that kg knows or guesses.

They stand in a TSV file, ``names.tsv``, with the columns surface, decision, key-or-type and note:

    Kite-Tuner  is            Method
    kite        not-a-name                  the toy
    KT          same-as       Kite-Tuner
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg import tables
from kg.errors import TableError
from kg.mentions import grammar, keys, names, tokens
from kg.mentions.entities import key_of
from kg.mentions.names import TYPES, Index
from kg.mentions.records import Alias, Name

FILE = "names.tsv"
COLUMNS = ("surface", "decision", "key-or-type", "note")
SAME, NOT, IS = "same-as", "not-a-name", "is"


class Decision(NamedTuple):
    """What a person says of a spelling: ``same-as`` another name, ``not-a-name``, or what it ``is``: a type.

    ``value`` is the other name, in any spelling or as its key, or the type; empty for ``not-a-name``.
    """

    surface: str
    verb: str
    value: str = ""
    note: str = ""


def parse(written: str) -> Decision:
    """``Kite=not-a-name``, ``KT=same-as:Kite-Tuner`` or ``Kite-Tuner=is:Method`` as a decision.

    Raises:
        TableError: the text says no decision.
    """
    surface, mark, said = written.rpartition("=")
    if not mark:
        raise TableError(f"found {said!r}, expected {said}={NOT}, {said}={SAME}:NAME or {said}={IS}:TYPE")
    verb, _, value = said.partition(":")
    return checked(Decision(surface.strip(), verb.strip(), value.strip()), repr(written))


def checked(decision: Decision, place: str) -> Decision:
    """The decision, if it can be followed.

    Raises:
        TableError: it cannot; the message starts with ``place``.
    """
    surface, verb, value, _ = decision
    if not tokens.keys(surface):
        raise TableError(f"{place}: found the spelling {surface!r}, expected one with letters or digits")
    if verb not in (SAME, NOT, IS):
        raise TableError(f"{place}: found {verb!r}, expected {SAME}, {NOT} or {IS}")
    if verb == IS and value not in TYPES:
        raise TableError(f"{place}: found the type {value!r}, expected one of {', '.join(TYPES)}")
    if verb == SAME and not keys.key(value):
        raise TableError(f"{place}: found {value!r}, expected the name that {surface!r} is the same as")
    if any(mark in cell for cell in decision for mark in "\t\n"):
        raise TableError(f"{place}: found a tab or a line end in a cell, expected none")
    return decision


def read(file: Path) -> tuple[Decision, ...]:
    """The decisions of a table, in its order.

    Raises:
        TableError: the file cannot be read or breaks the rules; the message names it.
    """
    return tuple(checked(Decision(*row), f"{file}: {row[0]!r}") for row in tables.read(file, COLUMNS))


def text(decisions: Iterable[Decision]) -> str:
    """The table of these decisions, sorted by spelling; the last one about a spelling counts."""
    last = {decision.surface: decision for decision in decisions}
    return "".join("\t".join(row) + "\n" for row in (COLUMNS, *(last[surface] for surface in sorted(last))))


def file_of(sources: Iterable[Path]) -> Path:
    """Where the table of these notes stands: ``names.tsv`` in the first of the folders, or in the current one."""
    return next((source for source in sources if source.is_dir()), Path()) / FILE


def index(file: Path | None = None) -> Index:
    """The index of the tables that ship with kg under the decisions of ``file``, if given.

    Raises:
        TableError: a table cannot be read or breaks the rules.
    """
    return decided(names.index(), read(file)) if file else names.index()


def decided(known: Index, decisions: Iterable[Decision]) -> Index:
    """The index under these decisions: their spellings come first, and ``decided`` says what each of them means."""
    by_key, by_spelling, meant = dict(known.by_key), dict(known.by_spelling), dict(known.decided)
    # What others are the same as may be decided on as well.
    for decision in sorted(decisions, key=lambda one: (one.verb == SAME, one.surface)):
        so_far = replace(known, by_key=by_key, by_spelling=by_spelling)
        key = _key(decision, so_far)
        if key:
            by_key[key] = _name(decision, key, so_far)
        meant[decision.surface] = key
        alias = Alias(decision.surface, key, "exact")
        for made in tokens.keys(decision.surface):
            by_spelling[made] = (alias, *(one for one in by_spelling.get(made, ()) if one.text != alias.text))
    return replace(
        known,
        by_key=by_key,
        by_spelling=by_spelling,
        prefixes=names.prefixes_of(by_spelling),
        hangul=names.hangul_of(by_spelling),
        decided=meant,
    )


def _key(decision: Decision, known: Index) -> str:
    """The key of what the spelling means; empty for no name."""
    if decision.verb == NOT:
        return ""
    return key_of_name(decision.value if decision.verb == SAME else decision.surface, known)


def key_of_name(name: str, known: Index) -> str:
    """The key of a name in any spelling, or of a key: that of a table, of the grammar, or a new one."""
    if name in known.by_key:
        return name
    meant = {alias.entity for alias in known.by_spelling.get(tokens.keys(name)[0], ()) if alias.entity}
    if len(meant) == 1:
        return meant.pop()
    made = grammar.parse(name, 0, known)
    return key_of(made) if made is not None and made.end == len(name) else keys.key(name)


def _name(decision: Decision, key: str, known: Index) -> Name:
    """The name of the key with the type that was decided; one that no table holds has no type of its own."""
    name = known.by_key.get(key) or Name(key, decision.surface, "", "", (), "", "", "", (), "")
    return name._replace(type=decision.value) if decision.verb == IS else name
