"""What a person said of names, as cases to learn from: one for each spelling in each note, with its numbers.

A decision of the table ``names.tsv`` is about a spelling, in whatever note it stands by itself. A labelled note says of
everything in it whether it is a name. What nobody said anything about comes along as well, so that learning can keep it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg import sources
from kg.entry import Entry
from kg.errors import TrainingError
from kg.mentions import decisions, features, note
from kg.mentions.context import TYPES
from kg.mentions.decisions import IS, NOT, Decision
from kg.mentions.entities import entity
from kg.mentions.find import find
from kg.mentions.gold import Label, Labelled
from kg.mentions.learnt import Learnt
from kg.mentions.names import Index, index
from kg.mentions.proposals import proposals
from kg.mentions.records import MENTIONED_AS
from kg.mentions.training.notes import papers
from kg.mentions.training.spelling import squashed

#: Decided spellings and labelled notes that there have to be before anything can be learnt.
FEWEST = 10
#: Notes without a decision that are read for what is to stay as it is.
OTHERS = 300
#: Notes in which one decided spelling counts, so that a frequent name does not outweigh the others.
_MOST_NOTES = 5


def _silent(stage: str, done: int, total: int) -> None:
    """The progress of a reading that nobody watches."""


class Told(NamedTuple):
    """What a person says of a spelling: whether it is a name, its place in TYPES and whether it is new, None if unsaid."""

    mention: bool
    type: int | None = None
    new: bool | None = None


class Case(NamedTuple):
    """A spelling in a note: its numbers, and what a person says of it, None where nobody says anything.

    ``group`` is what may not stand on both sides of a test: the spelling that was decided on, or the labelled note.
    """

    group: str
    numbers: list[float]
    told: Told | None


def cases(
    known: Mapping[str, Entry],
    decided: Iterable[Decision],
    labelled: Iterable[Labelled],
    model: Learnt,
    progress: Callable[[str, int, int], None] = _silent,
) -> Iterator[Case]:
    """The cases of these notes, given by path, as this model reads them; the notes in the order of their paths.

    Labelled notes and those with a decided spelling are read, and some that have neither.

    Raises:
        TrainingError: a person said too little of these notes.
    """
    said = {one.surface: one for one in decided if any(one.surface in text for text in _texts(known.values()))}
    labels = {one.note: one for one in labelled if one.note in known}
    if len(said) + len(labels) < FEWEST:
        raise TrainingError(
            f"found {len(said)} decided spellings that stand in these notes and {len(labels)} labelled notes, expected "
            f"at least {FEWEST} in all: decide on more names with kg mentions --review"
        )
    own = decisions.decided(index(), said.values())
    seen: Counter[str] = Counter()
    chosen = _chosen(known, said, labels)
    for done, path in enumerate(chosen, start=1):
        progress("read", done, len(chosen))
        if path in labels:
            yield from _of_labels(known[path], labels[path], model)
            continue
        for case in _of_decisions(known[path], said, own, model):
            seen[case.group] += 1
            if case.told is None or seen[case.group] <= _MOST_NOTES:
                yield case


def read(paths: Sequence[Path]) -> dict[str, Entry]:
    """The notes under these paths by their path, one of several in a file by ``path:line``.

    Raises:
        SourceError: a path does not exist or holds no note.
    """
    found = [entry for file in sources.files(paths) for entry in sources.parse_file(file).entries]
    several = Counter(entry.source.path for entry in found)
    return {str(entry.source) if several[entry.source.path] > 1 else entry.source.path: entry for entry in found}


def _texts(notes: Iterable[Entry]) -> Iterator[str]:
    return (field.text for entry in notes for field in entry.fields)


def _chosen(known: Mapping[str, Entry], said: Mapping[str, Decision], labels: Mapping[str, Labelled]) -> list[str]:
    needed = {path for path in known if path in labels or _has(known[path], said)}
    others = sorted(known.keys() - needed, key=lambda path: hashlib.sha256(path.encode()).digest())
    return sorted({*needed, *others[:OTHERS]})


def _has(entry: Entry, said: Mapping[str, Decision]) -> bool:
    return any(surface in text for text in _texts([entry]) for surface in said)


def _of_labels(entry: Entry, labelled: Labelled, model: Learnt) -> Iterator[Case]:
    told = {squashed(label.surface): label for label in labelled.labels}
    for surface, numbers in _numbers(entry, model):
        yield Case(labelled.note, numbers, _of_label(told.get(squashed(surface))))


def _of_label(label: Label | None) -> Told:
    return (
        Told(mention=False) if label is None else Told(mention=True, type=TYPES.index(label.type), new=label.introduced)
    )


def _of_decisions(entry: Entry, said: Mapping[str, Decision], own: Index, model: Learnt) -> Iterator[Case]:
    """The spellings of a note; a name that stands only inside longer ones there is none by itself."""
    alone: set[str] = set()
    if _has(entry, said):
        alone = {one.surface for one in find(entry.fields, papers(entry), own, model=model)}
    for surface, numbers in _numbers(entry, model):
        decision = said.get(surface)
        if decision is None:
            yield Case("", numbers, None)
        elif decision.verb == NOT or surface in alone:
            yield Case(squashed(surface), numbers, _of_decision(decision, own))


def _of_decision(decision: Decision, own: Index) -> Told:
    if decision.verb == NOT:
        return Told(mention=False)
    type_ = decision.value if decision.verb == IS else entity(own.decided[decision.surface], own).type
    return Told(mention=True, type=TYPES.index(MENTIONED_AS.get(type_, type_)))


def _numbers(entry: Entry, model: Learnt) -> Iterator[tuple[str, list[float]]]:
    """The candidates of a note with their numbers, by the tables that ship with kg: decisions are not to give them away."""
    texts = note.read(entry.fields, index())
    ask = partial(model.recogniser.tags, texts) if model.recogniser else None
    found, tags = proposals(texts, model.common, index(), ask)
    facts = features.Facts(texts, papers(entry), model.common, index())
    return zip(found, features.rows(found, facts, model.wording, tags), strict=True)
