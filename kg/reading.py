"""Files to entries with their facts: each file by itself, so in one process or in several, with the same result."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from kg import extract, sources
from kg.entry import Problem
from kg.extract import Extractor, mentions
from kg.facts import Extracted
from kg.mentions import decisions, learnt
from kg.mentions import names as tables_of_names
from kg.mentions.decisions import Decision
from kg.mentions.names import Index
from kg.sources import SourceFile

Progress = Callable[[str, int, int], None]

#: Files that a process takes at a time: enough to be worth the way, few enough to keep all of them busy to the end.
CHUNK = 32
#: With fewer files, or without mentions, further processes take longer to start than they save.
WORTH = 200


class Looked(NamedTuple):
    """What to look for beside what every note has.

    ``mentions`` is whether to look for models, methods and datasets, ``recogniser`` whether the trained recogniser
    helps, ``decided`` what the user says of names, ``model`` a folder with what was learnt from the user's corrections,
    ``min_confidence`` how sure a mention has to be, None for what the model asks for.
    """

    mentions: bool = True
    recogniser: bool = True
    decided: tuple[Decision, ...] = ()
    model: Path | None = None
    min_confidence: float | None = None


class Read(NamedTuple):
    """What one file came to: the digest of its content, its entries with their facts, and the problems with it."""

    digest: str
    found: tuple[Extracted, ...]
    problems: tuple[Problem, ...]


@lru_cache(maxsize=1)
def names(decided: tuple[Decision, ...]) -> Index:
    """The tables of names that ship with kg under these decisions; the same one while they are the same."""
    return decisions.decided(tables_of_names.index(), decided) if decided else tables_of_names.index()


def read(files: Sequence[SourceFile], looked: Looked, jobs: int, progress: Progress) -> list[Read]:
    """What each file came to, in the order of the files.

    Args:
        files: from :func:`kg.sources.files`.
        looked: what to look for.
        jobs: how many processes share the work; a process more costs a second before it helps.
        progress: called with ``read``, how many files are done and how many there are.
    """
    done: list[Read] = []
    for some in _chunks(files, looked, jobs):
        done += some
        progress("read", len(done), len(files))
    return done


def reads(files: Sequence[SourceFile], looked: Looked, jobs: int) -> Iterator[Read]:
    """What :func:`read` gives, one by one, as it becomes known."""
    return chain.from_iterable(_chunks(files, looked, jobs))


def _chunks(files: Sequence[SourceFile], looked: Looked, jobs: int) -> Iterator[list[Read]]:
    if jobs <= 1 or len(files) < WORTH or not looked.mentions:
        chosen = _extractors(looked) if files else []
        yield from ([_read(file, chosen)] for file in files)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    chunks = [files[at : at + CHUNK] for at in range(0, len(files), CHUNK)]
    # A fresh interpreter each, as on every system: a fork would copy threads of numerical libraries in mid-air.
    # Reading makes no reference cycles; searching the tables of names for some over and over would be for nothing.
    with ProcessPoolExecutor(min(jobs, len(chunks)), mp_context=get_context("spawn"), initializer=gc.disable) as pool:
        yield from pool.map(partial(_read_chunk, looked), chunks)


def _read_chunk(looked: Looked, files: Sequence[SourceFile]) -> list[Read]:
    chosen = _extractors(looked)
    return [_read(file, chosen) for file in files]


def _read(file: SourceFile, chosen: Sequence[Extractor]) -> Read:
    loaded = sources.load(file)
    parsed = sources.parse(loaded, file.name)
    found = tuple(Extracted(entry, extract.run(entry, chosen)) for entry in parsed.entries)
    return Read(sources.digest(loaded), found, parsed.problems)


def _extractors(looked: Looked) -> list[Extractor]:
    """All extractors, that of mentions told what to look for, or left out."""
    others = [extractor for extractor in extract.extractors() if extractor.name != "mentions"]
    if not looked.mentions:
        return others
    told = partial(
        mentions.extract,
        names=names(looked.decided),
        recogniser=looked.recogniser,
        model=learnt.load(looked.model, with_recogniser=looked.recogniser) if looked.model else None,
        min_confidence=looked.min_confidence,
    )
    return [*others, Extractor("mentions", told)]
