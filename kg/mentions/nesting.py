"""Names inside longer names: that a spelling is a name in a note does not say that it stands for itself wherever it stands.

``Adam`` is one in most notes on ``Adam-mini``, and in ``Adam-mini`` it is none.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

#: How sure a name has to be to hide those inside it. Less would do in notes, but not in single sentences.
_SURE = 0.75


class Standing(NamedTuple):
    """A span of characters, end exclusive, its spelling, and how likely that is a name of the note."""

    begin: int
    end: int
    surface: str
    likely: float


def outer(text: str, spans: Sequence[Standing], listed: Collection[tuple[int, int]]) -> list[Standing]:
    """The spans that no longer name hides, in their order.

    A longer name hides them if it is one of ``listed``, the spans of the tables' names, or sure enough. A plural s makes
    no longer name.
    """
    sure = [(span.begin, span.end) for span in spans if span.likely >= _SURE]
    return [
        span
        for span in spans
        if not any(begin <= span.begin and span.end <= end for begin, end in listed if (begin, end) != span[:2])
        and not any(
            begin <= span.begin and span.end <= end and text[begin:end] not in (span.surface, f"{span.surface}s")
            for begin, end in sure
        )
    ]
