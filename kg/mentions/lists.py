"""Names that a list shortens to what differs: ``LLaMA 7B/13B/65B``, ``CIFAR-10/100``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import grammar, tokens
from kg.mentions.entities import key_of
from kg.mentions.names import Index

_SIZE = re.compile(r"/((?:\d{1,3}x)?\d{1,4}(?:\.\d{1,3})?[BM])(?![A-Za-z0-9])")
_NUMBER = re.compile(r"/(\d{1,4}(?:\.\d{1,2})?)(?![A-Za-z0-9.]\d?)")
_LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_MOST_ATOMS = 9

Item = tuple[int, int, str]


def sizes(text: str, made: grammar.Made) -> Iterator[Item]:
    """Begin, end and key of one more model for each size after a slash, when the made name ends in a size."""
    at = made.end
    while made.parts[-1].kind == "size" and (match := _SIZE.match(text, at)):
        at = match.end()
        size = grammar.Part("size", match[1].upper(), at)
        yield match.start(1), at, key_of(made._replace(parts=(*made.parts[:-1], size)))


def numbers(text: str, begin: int, end: int, index: Index) -> Iterator[Item]:
    """Begin, end and key of each known name that a slash and a number make of the one between ``begin`` and ``end``."""
    number = _LAST_NUMBER.search(text, begin, end)
    at = end
    while number and (match := _NUMBER.match(text, at)):
        spelling = tokens.atoms(text[begin : number.start()] + match[1], 0, _MOST_ATOMS)
        known = index.by_spelling.get(tokens.key([atom.text for atom in spelling]), ())
        entity = next((alias.entity for alias in known if alias.entity), "")
        if not entity:
            return
        at = match.end()
        yield match.start(1), at, entity
