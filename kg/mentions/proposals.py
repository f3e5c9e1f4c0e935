"""What may be a name in a note: first what the rules see, then what the recogniser sees near it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.mentions.candidates import Candidate, Proposal, add, candidates, trimmed
from kg.mentions.names import Index
from kg.mentions.note import Text
from kg.mentions.recogniser import Span
from kg.mentions.shapes import MOST_WORDS, are_common

if TYPE_CHECKING:
    import numpy as np

#: The likelihood from which on the recogniser proposes a span.
_LEAST = 0.04

#: Gives the tags of a note, text by text, of the words in these spans; see :meth:`kg.mentions.recogniser.Recogniser.tags`.
Ask = Callable[[Sequence[Sequence[Span]]], "Sequence[np.ndarray]"]


def proposals(
    note: Sequence[Text], common: Mapping[str, int], index: Index, ask: Ask | None
) -> tuple[dict[str, Candidate], Sequence[np.ndarray] | None]:
    """The candidates of a note by their spelling, and the tags of the recogniser, None without one.

    ``common`` counts how often words stand in small letters in notes, ``ask`` asks the recogniser. It is asked of titles
    and near what may be a name only: in the other words hardly a name stands, and they are most.
    """
    found = candidates(note, common, index)
    if ask is None:
        return found, None
    tags = ask(near(found, note, common))
    add(found, _recognised(note, tags, index.particles), note, index)
    return found, tags


def near(found: Mapping[str, Candidate], note: Sequence[Text], common: Mapping[str, int]) -> list[list[Span]]:
    """The words to ask the recogniser of: spans in order and apart, text by text.

    They are all words of a title, elsewhere those of the candidates, those with a capital that are no common words
    (``4DiM``), and the one on either side.
    """
    words = [set(range(len(text.words))) if text.name == "title" else _rare(text, common) for text in note]
    for one in found.values():
        for at in one.at:
            words[at.text].update(range(at.first, at.last))
    return [list(_spans(sorted(some), len(text.words))) for some, text in zip(words, note, strict=True)]


def _rare(text: Text, common: Mapping[str, int]) -> set[int]:
    return {
        at
        for at, (word, lower) in enumerate(zip(text.words, text.lower, strict=True))
        if word.text != lower and not are_common([lower], common)
    }


def _spans(places: Sequence[int], size: int) -> Iterator[Span]:
    """The runs of places with the one on either side, those that touch as one."""
    begin, end = 0, 0
    for place in places:
        if end and end < place - 1:
            yield begin, end
            end = 0
        begin, end = begin if end else max(0, place - 1), min(size, place + 2)
    if end:
        yield begin, end


def _recognised(note: Sequence[Text], tags: Sequence[np.ndarray], particles: frozenset[str]) -> Iterator[Proposal]:
    for place, (text, rows) in enumerate(zip(note, tags, strict=True)):
        for first, last in _likely(rows):
            for begin, end in trimmed(text, text.words[first].begin, text.words[last - 1].end, particles):
                yield place, begin, end, "recogniser", None


def _likely(tags: np.ndarray) -> Iterator[Span]:
    """The spans that the recogniser finds likely, also those that overlap."""
    starts = tags[:, 1::4].sum(1) + tags[:, 2::4].sum(1)
    inside = tags[:, 3::4].sum(1) + tags[:, 4::4].sum(1)
    for first in (starts > _LEAST).nonzero()[0].tolist():
        likely = float(starts[first])
        last = first + 1
        while likely > _LEAST and last - first <= MOST_WORDS:
            after = float(inside[last]) if last < len(inside) else 0.0
            if likely * (1 - after) > _LEAST:
                yield first, last
            likely *= after
            last += 1
