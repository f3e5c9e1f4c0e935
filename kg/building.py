"""The main job: source paths to a build, and a build to files."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg import export, reading, resolve, sources, writing
from kg.bibliography import lookup
from kg.cache import Cache
from kg.collector import paused
from kg.entry import Entry, Problem, Source
from kg.errors import SettingsError
from kg.facts import Extracted
from kg.graph import Graph, assemble, invariants
from kg.iri import PLACEHOLDER_BASE, Mint
from kg.mentions import decisions, learnt
from kg.options import FORMATS, Options
from kg.reading import Looked, Progress, Read
from kg.reading import names as names_of
from kg.recall import AFRESH, Afresh
from kg.resolve import overrides
from kg.resolve.entities import Entities
from kg.resolve.reference import wanted
from kg.sources import SourceFile

if TYPE_CHECKING:
    from kg.kept import Kept


def silent(stage: str, done: int, total: int) -> None:
    """The progress of a build that nobody watches."""


@dataclass(frozen=True, slots=True)
class Build:
    """What one build found.

    ``graph`` is the knowledge graph, ``mentions`` its evidence. ``digests`` gives for each file, by its name in the
    graph, what its content is told by; ``anew`` counts those whose results did not come from a cache. Each file ended in
    entries, in problems or in both. ``found`` holds the entries with their facts, ``entities`` what they came to;
    ``problems`` are sorted by place.
    """

    digests: Mapping[str, str]
    anew: int
    found: tuple[Extracted, ...]
    entities: Entities
    problems: tuple[Problem, ...]
    graph: Graph
    mentions: Graph

    @property
    def files(self) -> int:
        """How many files were read."""
        return len(self.digests)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The notes that were read, in the order of the files."""
        return tuple(one.entry for one in self.found)

    def write(
        self, folder: str | Path, formats: Sequence[str] = FORMATS, *, pages: bool = True, jobs: int = 1
    ) -> tuple[Path, ...]:
        """Write ``kg`` and ``mentions`` in each format, and the pages, replacing whole files; the paths of all of them.

        Files that hold the same bytes already are left as they are. Pages of topics that an earlier build wrote there
        and that are no more are taken away. ``jobs`` is how many processes may write.

        Raises:
            OutputError: a format is not known, or a file cannot be written.
            ProcessError: a process that wrote has ended early.
        """
        return tuple(self.update(Path(folder), formats, pages=pages, jobs=jobs))

    def update(
        self,
        folder: Path,
        formats: Sequence[str] = FORMATS,
        *,
        pages: bool = True,
        recall: Afresh = AFRESH,
        kept: Kept | None = None,
        jobs: int = 1,
    ) -> dict[Path, export.Saved]:
        """What :meth:`write` does; each path with what it holds now. Pages that are ``kept`` and still right are not made."""
        results = export.Results(self.graph, self.mentions, self.found, self.entities, self.problems, recall)
        return writing.write(results, folder, formats, pages=pages, kept=kept, jobs=jobs)


def build(
    paths: Iterable[str | Path],
    *,
    base: str = PLACEHOLDER_BASE,
    reference: Iterable[str | Path] = (),
    authors: str | Path | None = None,
    names: str | Path | None = None,
    mentions: bool = True,
    recogniser: bool = True,
    model: str | Path | None = None,
    min_confidence: float | None = None,
    cache: str | Path | None = None,
    jobs: int = 1,
    progress: Progress = silent,
) -> Build:
    """Read the notes under these paths and make their graph.

    Args:
        paths: files and folders; folders are searched for notes.
        base: namespace of the user's own things, ends in ``/`` or ``#``.
        reference: files of BibTeX, CSL-JSON or metadata of arXiv that tell more of the papers in the notes, the most
            trusted first; they add no paper.
        authors: the user's table of joins, splits, ORCID iDs and organisations; ``authors.tsv`` in a folder of
            ``paths`` when None.
        names: the user's table of names that are, or are not, models, methods and datasets; ``names.tsv`` in a folder
            of ``paths`` when None.
        mentions: whether to look for models, methods and datasets.
        recogniser: whether the trained recogniser helps to find them; without it a build is much faster.
        model: the folder that ``kg train`` wrote; what ships with kg when None.
        min_confidence: how sure a mention has to be, from 0 to 1; as sure as the model asks for when None.
        cache: a folder in which results of reading are kept, so that the next build reads only what changed; it may be
            deleted at any time. Nothing is kept when None.
        jobs: how many processes read the notes. With more than one, a script has to guard its main part with
            ``if __name__ == "__main__":``.
        progress: called with the stage, how many of its steps are done and how many there are.

    Raises:
        SourceError: a path does not exist.
        IriError: ``base`` is no namespace.
        TableError: ``names`` cannot be read or breaks the rules of the table.
        SettingsError: ``authors`` or ``model`` cannot be read, or ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    options = Options(
        tuple(map(Path, paths)),
        base,
        tuple(map(Path, reference)),
        _path(authors),
        _path(names),
        mentions,
        recogniser,
        _path(model),
        min_confidence,
    )
    return build_with(options, Cache(cache) if cache else None, jobs=jobs, progress=progress)


def _path(given: str | Path | None) -> Path | None:
    return None if given is None else Path(given)


def build_with(
    options: Options,
    cache: Cache | None = None,
    listed: Mapping[SourceFile, str] | None = None,
    *,
    recall: Afresh = AFRESH,
    jobs: int = 1,
    progress: Progress = silent,
) -> Build:
    """What :func:`build` does, for a caller who builds again: who keeps a cache in memory, or what to recall results with.

    ``listed`` are the files with their digests, where these are known.
    """
    Mint(options.base)
    table, people = options.names_table, options.authors_table
    decided = decisions.read(table) if table else ()
    if options.model:
        # The folder may hold another model than when this process read it last.
        learnt.load.cache_clear()
    looked = Looked(options.mentions, options.recogniser, decided, options.model, options.min_confidence)
    with paused():
        files = list(sources.files(options.paths) if listed is None else listed)
        read, anew = _read(files, looked, cache, listed, jobs, progress)
        found = tuple(one for file in read for one in file.found)
        known = _look_up(options.reference, found, progress)
        said = overrides.read(people) if people else overrides.NO_OVERRIDES
        entities = resolve.resolve(found, known.records, said, names_of(decided) if options.mentions else None, recall)
        made = assemble.graphs(entities, options.base, _modified(one.entry for one in found), recall)
        problems = [problem for file in read for problem in file.problems]
        problems += [*known.problems, *entities.problems, *_broken(made, options.base, recall)]
        digests = {file.name: one.digest for file, one in zip(files, read, strict=True)}
        return Build(digests, anew, found, entities, tuple(sorted(problems)), made.kg, made.mentions)


def _read(
    files: Sequence[SourceFile],
    looked: Looked,
    cache: Cache | None,
    listed: Mapping[SourceFile, str] | None,
    jobs: int,
    progress: Progress,
) -> tuple[list[Read], int]:
    """What each file came to, and how many of them were read anew."""
    if cache is None:
        return reading.read(files, looked, jobs, progress), len(files)
    known = None if listed is None else {file.name: digest for file, digest in listed.items()}
    return cache.read(files, looked, jobs, progress, known)


def _look_up(reference: Sequence[Path], found: Sequence[Extracted], progress: Progress) -> lookup.Found:
    return lookup.look_up(reference, wanted(found), progress) if reference else lookup.Found()


def _broken(made: assemble.Graphs, base: str, recall: Afresh) -> Iterator[Problem]:
    for violation in invariants.broken(made.kg, made.mentions, base, recall):
        found = f"{violation.found} at {violation.subject}"
        yield Problem(Source("kg.ttl"), "broken-graph", found, violation.expected)


def _modified(entries: Iterable[Entry]) -> datetime.date | None:
    """The day that the graph's description gives: ``SOURCE_DATE_EPOCH``, or that of the newest note; never today.

    Source: reproducible-builds.org, specification of SOURCE_DATE_EPOCH.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return max((entry.date for entry in entries if entry.date), default=None)
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(f"SOURCE_DATE_EPOCH={epoch!r}: expected seconds since 1970") from error
