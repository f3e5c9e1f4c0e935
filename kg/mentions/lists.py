"""Names that a list shortens to what differs: ``LLaMA 7B/13B/65B``, ``Llama 2 and 3``, ``CIFAR-10/100``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.mentions import grammar, tokens
from kg.mentions.entities import key_of
from kg.mentions.names import Index

#: What stands between the names of a list.
MARKS = ("/", " and ", " & ")
_SIZE = re.compile(r"/((?:\d{1,3}x)?\d{1,4}(?:\.\d{1,3})?[BM])(?![A-Za-z0-9])")
_NUMBER = re.compile(r"/(\d{1,4}(?:\.\d{1,2})?)(?![A-Za-z0-9.]\d?)")
#: A bare number may count what follows, so that only a mark, a bracket or a word for models may.
_VERSION = re.compile(
    r"(?:/| and | & )(\d{1,2}(?:\.\d{1,2})?)(?=\s*(?:[;:()]|[,.](?!\d)|\Z|(?:models?|family|families|series)\b))"
)
_LAST_NUMBER = re.compile(r"\d+(?:\.\d+)?\Z")
_MOST_ATOMS = 9

Item = tuple[int, int, str]


def models(text: str, made: grammar.Made) -> Iterator[Item]:
    """Begin, end and key of one more model for each size after a slash, or for the version that the list ends with."""
    last = made.parts[-1].kind
    at = made.end
    while last == "size" and (match := _SIZE.match(text, at)):
        at = match.end()
        yield match.start(1), at, _with_last(made, grammar.Part("size", match[1].upper(), at))
    if last == "version" and (match := _VERSION.match(text, at)) and match[1] in made.head.versions:
        yield match.start(1), match.end(1), _with_last(made, grammar.Part("version", match[1], match.end(1)))


def _with_last(made: grammar.Made, part: grammar.Part) -> str:
    """The key of the name that has this part in place of its last one."""
    return key_of(made._replace(parts=(*made.parts[:-1], part)))


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
