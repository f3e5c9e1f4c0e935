"""A note as the stages read it: its fields with what may be no name masked, cut into words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.entry import TextField
from kg.mentions import definitions, known, words, zones
from kg.mentions.definitions import Definition
from kg.mentions.lookup import Setting
from kg.mentions.names import Index
from kg.mentions.words import Word

_ENDS = frozenset(".!?")


@dataclass(frozen=True, slots=True)
class Text:
    """A field of a note.

    ``masked`` is as long as ``text``; see :mod:`kg.mentions.zones`. ``begins`` and ``ends`` are the offsets of
    ``words``, ``lower`` are their texts in small letters, ``stops`` the places of those that end a sentence. ``hits`` are
    the names and vetoes of the tables, in order, ``vetoes`` the latter alone, ``definitions`` the pairs of a long form and
    its short form.
    """

    name: str
    text: str
    masked: str
    korean: bool
    words: tuple[Word, ...]
    hits: tuple[known.Hit, ...]
    vetoes: tuple[known.Hit, ...]
    definitions: tuple[Definition, ...]
    begins: tuple[int, ...] = field(repr=False)
    ends: tuple[int, ...] = field(repr=False)
    lower: tuple[str, ...] = field(repr=False)
    stops: tuple[int, ...] = field(repr=False)

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The words that the characters from ``begin`` to ``end`` touch: the first, and the one after the last."""
        return bisect_right(self.ends, begin), bisect_left(self.begins, end)

    def sentence(self, first: int, last: int, most: int) -> tuple[int, int]:
        """The words around those from ``first`` to ``last``: at most ``most`` to a side, with the mark that ends a sentence."""
        before, after = bisect_left(self.stops, first), bisect_left(self.stops, last)
        begin = self.stops[before - 1] if before else 0
        end = self.stops[after] + 1 if after < len(self.stops) else len(self.words)
        return max(begin, first - most), min(end, last + most)


def read(fields: Sequence[TextField], index: Index) -> tuple[Text, ...]:
    """The fields as texts, in order, with what this index lists. A word in one field may decide what is meant in another."""
    whole = "\n".join(one.text for one in fields).casefold()
    return tuple(_text(one, whole, index) for one in fields)


def _text(one: TextField, whole: str, index: Index) -> Text:
    masked = zones.mask(one.text)
    korean = one.language.startswith("ko")
    found = tuple(words.words(masked))
    written, begins, ends = zip(*found, strict=True) if found else ((), (), ())
    lower = tuple(map(str.lower, written))
    hits = tuple(known.hits(masked, Setting(whole, korean), index))
    return Text(
        one.name,
        one.text,
        masked,
        korean,
        found,
        hits,
        tuple([hit for hit in hits if not hit.entity]),
        tuple(definitions.of_field(one.name, masked, found)),
        begins,
        ends,
        lower,
        tuple([at for at, word in enumerate(lower) if word in _ENDS]),
    )
