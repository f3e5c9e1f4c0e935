"""Labelled notes as material to learn from."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg import sources, tables
from kg.entry import Entry, TextField
from kg.mentions import gold, note, sentences
from kg.mentions.candidates import Candidate
from kg.mentions.gold import Labelled
from kg.mentions.names import CURATED, Index
from kg.mentions.note import Text
from kg.mentions.proposals import proposals
from kg.mentions.training.spelling import squashed
from kg.text import works

if TYPE_CHECKING:
    import numpy as np

_SMALL = re.compile(r"\b[a-z]{2,}\b")
_FEWEST = 5
#: Sources in curated.tsv that are no lists of names.
_OWN_SOURCES = frozenset(("kg", "arXiv"))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled note: its texts, the arXiv ids of its papers, and the places of the labels by the name of the text.

    Without ``whole`` it is a sentence of a note, which cannot say what its paper introduces.
    """

    labelled: Labelled
    texts: tuple[Text, ...]
    papers: frozenset[str]
    places: Mapping[str, list[gold.Place]]
    whole: bool = True


def entries(vault: Path) -> dict[str, Entry]:
    """All notes under a folder by their path in it."""
    return {entry.source.path: entry for file in sources.files([vault]) for entry in sources.parse_file(file).entries}


def lessons(known: Mapping[str, Entry], labelled: Iterable[Labelled], index: Index) -> list[Lesson]:
    """The labelled notes that are known, in the order of the labels.

    The tables were kept with these notes in view, so they hold names that a new note's names would not be among. Names
    that no public list has and that stand in one labelled note alone are no hits in that note.
    """
    read = [_lesson(known[one.note], one, index) for one in labelled if one.note in known]
    notes = Counter(key for lesson in read for key in _right(lesson))
    own = {key for key in _kept_by_hand() if notes[key] == 1}
    return [
        replace(lesson, texts=tuple(_without(text, own & _right(lesson)) for text in lesson.texts)) for lesson in read
    ]


def _lesson(entry: Entry, labelled: Labelled, index: Index) -> Lesson:
    return Lesson(labelled, note.read(entry.fields, index), papers(entry), gold.places(entry, labelled.labels))


def _right(lesson: Lesson) -> set[str]:
    """The keys of the hits that the labels have."""
    told = {squashed(label.surface) for label in lesson.labelled.labels}
    return {
        hit.entity for text in lesson.texts for hit in text.hits if squashed(text.text[hit.begin : hit.end]) in told
    }


def _kept_by_hand() -> set[str]:
    """The keys of the names for which no list vouches."""
    rows = tables.rows("names/curated.tsv", CURATED)
    return {row[0] for row in rows if row[CURATED.index("source")] in _OWN_SOURCES}


def _without(text: Text, keys: AbstractSet[str]) -> Text:
    return replace(text, hits=tuple(hit for hit in text.hits if hit.entity not in keys))


def fragments(lesson: Lesson, index: Index) -> Iterator[tuple[Lesson, tuple[int, int, int]]]:
    """Single sentences of a labelled note as notes of their own: names have to be found with little around them, too.

    One sentence of each text, chosen by the text; with each lesson the place of its text in the note, and the first of
    its words there and the one after the last.
    """
    for place, text in enumerate(lesson.texts):
        begins = [*sentences.starts(text.text), len(text.text)]
        number = zlib.crc32(text.text.encode()) % (len(begins) - 1)
        begin, end = begins[number], begins[number + 1]
        if not text.text[begin:end].strip() or end - begin == len(text.text):
            continue
        language = "ko" if text.korean else "en"
        read = note.read([TextField(text.name, text.text[begin:end], (1,), language)], index)
        first, last = text.span(begin, end)
        if len(read[0].words) == last - first:
            kept = {hit.entity for text in lesson.texts for hit in text.hits}
            part = _without(read[0], {hit.entity for hit in read[0].hits} - kept)
            yield Lesson(lesson.labelled, (part,), lesson.papers, {}, whole=False), (place, first, last)


def proposed(
    lesson: Lesson, tags: Sequence[np.ndarray] | None, index: Index
) -> tuple[dict[str, Candidate], Sequence[np.ndarray] | None]:
    """The candidates of a lesson, with the tags of all its words.

    They are more than the finder judges: words that it finds too common, and those that it does not ask the recogniser of,
    teach what no name is. Without them the forests find too many.
    """
    return proposals(lesson.texts, {}, index, None if tags is None else lambda _: tags)


def papers(entry: Entry) -> frozenset[str]:
    """The arXiv ids of the papers that the note is about."""
    about = (works.of(written.text) for written in entry.urls)
    return frozenset(work.arxiv for work in about if work and work.arxiv)


def common(known: Iterable[Entry]) -> dict[str, int]:
    """How often words stand in small letters in these notes, sorted by word; rare words are left out."""
    counts = Counter(word for entry in known for field in entry.fields for word in _SMALL.findall(field.text))
    return {word: counts[word] for word in sorted(counts) if counts[word] >= _FEWEST}


def fold(path: str, folds: int) -> int:
    """The fold of a note, 0 to ``folds - 1``, by its path alone."""
    return int.from_bytes(hashlib.sha256(path.encode()).digest()[:8], "big") % folds
