"""The stage of the tables: names that are listed, and those that the grammar, lists and hyphens make of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.mentions import compounds, grammar, lists, lookup, tokens
from kg.mentions.entities import key_of
from kg.mentions.lookup import Setting
from kg.mentions.names import Index


class Hit(NamedTuple):
    """A name in a text: its place, its key (empty for a veto) and the rule that found it."""

    begin: int
    end: int
    entity: str
    rule: str


def hits(masked: str, setting: Setting, names: Index) -> Iterator[Hit]:
    """The names and vetoes in a text, from left to right, the longest at each place; no two overlap."""
    done = 0
    for match in tokens.WORD.finditer(masked):
        word = match[0]
        # Most words stop here, so this is asked without a call.
        if word.lower() not in names.prefixes and (word < tokens.HANGUL[0] or word[:2] not in names.hangul):
            continue
        begin, end = match.span()
        if begin < done or not lookup.starts(masked, begin, end, names) or not tokens.starts_name(masked, begin):
            continue
        for hit in _at(masked, begin, done, setting, names):
            done = hit.end
            yield hit


def _at(text: str, begin: int, floor: int, setting: Setting, names: Index) -> Iterator[Hit]:
    """The name that starts at ``begin``, if any, and those that a list after it shortens (``7B/13B``)."""
    known = lookup.known(text, begin, setting, names)
    if known is None:
        return
    alias, end, part = known
    if not alias.entity:
        yield Hit(begin, end, "", "veto")
        return
    head = names.by_key[alias.entity]
    made = (
        grammar.read(text, end, head, names) if head.type in ("Model", "ModelFamily") else grammar.Made(head, (), end)
    )
    if not made.parts and (part or not tokens.ends_name(text, end)):
        return
    if (whole := compounds.around(text, begin, made.end, floor, names)) is not None:
        yield Hit(*whole, "compound")
    elif made.parts:
        yield Hit(begin, made.end, key_of(made), "grammar")
        yield from (Hit(*one, "list") for one in lists.models(text, made))
    else:
        yield Hit(begin, end, alias.entity, "cue" if alias.cues else "name")
        yield from (Hit(*one, "list") for one in lists.numbers(text, begin, end, names))
