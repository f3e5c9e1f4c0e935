"""The models, methods and datasets that the note mentions."""

from __future__ import annotations

from collections.abc import Iterator

from kg import mentions
from kg.entry import Entry
from kg.facts import Mentioned
from kg.mentions.learnt import Learnt
from kg.mentions.names import Index
from kg.text import works


def extract(
    entry: Entry,
    names: Index | None = None,
    *,
    recogniser: bool = True,
    model: Learnt | None = None,
    min_confidence: float | None = None,
) -> Iterator[Mentioned]:
    """One fact for each mention in the title, the abstract and the comments, in the order of the text.

    The options are those of :func:`kg.mentions.find`.
    """
    about = (works.of(written.text) for written in entry.urls)
    papers = {work.arxiv for work in about if work and work.arxiv}
    yield from mentions.find(
        entry.fields, papers, names, recogniser=recogniser, model=model, min_confidence=min_confidence
    )
