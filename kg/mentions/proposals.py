"""What may be a name in a note: first what the rules see, then what the recogniser sees near it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.mentions.candidates import Candidate, Proposal, add, candidates, trimmed
from kg.mentions.names import Index
from kg.mentions.note import Text
from kg.mentions.recogniser import Span
from kg.mentions.shapes import MOST_WORDS

if TYPE_CHECKING:
    import numpy as np

#: The likelihood from which on the recogniser proposes a span.
_LEAST = 0.04

#: Gives the tags of a note, text by text, of the words in these spans; see :meth:`kg.mentions.recogniser.Recogniser.tags`.
Ask = Callable[[Sequence[Sequence[Span]]], "list[np.ndarray]"]


def proposals(
    note: Sequence[Text], common: Mapping[str, int], index: Index, ask: Ask | None
) -> tuple[dict[str, Candidate], list[np.ndarray] | None]:
    """The candidates of a note by their spelling, and the tags of the recogniser, None without one.

    ``common`` counts how often words stand in small letters in notes, ``ask`` asks the recogniser. It is asked of titles
    and near the candidates only: in the other words hardly a name stands, and they are most.
    """
    found = candidates(note, common, index)
    if ask is None:
        return found, None
    tags = ask(near(found, note))
    add(found, _recognised(note, tags, index.particles), note, index)
    return found, tags


def near(found: Mapping[str, Candidate], note: Sequence[Text]) -> list[list[Span]]:
    """All words of a title, elsewhere those of the candidates and the one on either side: spans in order, text by text."""
    words = [set(range(len(text.words))) if text.name == "title" else set() for text in note]
    for one in found.values():
        for at in one.at:
            words[at.text].update(range(max(0, at.first - 1), min(len(note[at.text].words), at.last + 1)))
    return [list(_spans(sorted(some))) for some in words]


def _spans(places: Sequence[int]) -> Iterator[Span]:
    """The runs of places that follow each other."""
    first = 0
    for rank in range(1, len(places) + 1):
        if rank == len(places) or places[rank] > places[rank - 1] + 1:
            yield places[first], places[rank - 1] + 1
            first = rank


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
