"""The main job: source paths to a build, and a build to files."""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from kg import export, resolve, sources
from kg.bibliography import lookup
from kg.entry import Entry, Problem, Source
from kg.errors import SettingsError
from kg.facts import Extracted
from kg.graph import Graph, assemble, invariants
from kg.iri import PLACEHOLDER_BASE, Mint
from kg.mentions import decisions
from kg.reading import Looked, Progress, read
from kg.resolve import overrides
from kg.resolve.entities import Entities
from kg.resolve.reference import wanted


@contextmanager
def _collector_paused() -> Iterator[None]:
    """No search for reference cycles: a build makes none, and searching its records over and over takes a fifth of it."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            # What was made grows old at once, through the permanent generation; young, all of it would be searched now.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def _silent(stage: str, done: int, total: int) -> None:
    """The progress of a build that nobody watches."""


@dataclass(frozen=True, slots=True)
class Build:
    """What one build found.

    ``graph`` is the knowledge graph, ``mentions`` its evidence. ``files`` counts the files that were read; each ended
    in entries, in problems or in both. ``found`` holds the entries with their facts, ``entities`` what they came to;
    ``problems`` are sorted by place.
    """

    files: int
    found: tuple[Extracted, ...]
    entities: Entities
    problems: tuple[Problem, ...]
    graph: Graph
    mentions: Graph

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The notes that were read, in the order of the files."""
        return tuple(one.entry for one in self.found)

    def write(
        self, folder: str | Path, formats: Sequence[str] = ("ttl", "tsv", "load"), *, pages: bool = True
    ) -> tuple[Path, ...]:
        """Write ``kg`` and ``mentions`` in each format, and the pages, replacing whole files; the paths written.

        Pages of topics that an earlier build wrote there and that are no more are taken away.

        Raises:
            OutputError: a format is not known, or a file cannot be written.
        """
        results = export.Results(self.graph, self.mentions, self.found, self.entities, self.problems)
        made: list[Iterator[tuple[str, export.Content]]] = [export.texts(form, results) for form in formats]
        if pages:
            from kg import views

            made.append(views.pages(self.graph, self.mentions))
        written = []
        with _collector_paused():
            for name, content in chain.from_iterable(made):
                export.write(Path(folder) / name, content)
                written.append(Path(folder) / name)
        if pages:
            for page in views.left_behind(Path(folder), written):
                export.remove(page)
        return tuple(written)


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
    jobs: int = 1,
    progress: Progress = _silent,
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
        jobs: how many processes read the notes. With more than one, a script has to guard its main part with
            ``if __name__ == "__main__":``.
        progress: called with the stage, how many of its steps are done and how many there are.

    Raises:
        SourceError: a path does not exist.
        IriError: ``base`` is no namespace.
        TableError: ``names`` cannot be read or breaks the rules of the table.
        SettingsError: ``authors`` or ``model`` cannot be read, or ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    Mint(base)
    roots = [Path(path) for path in paths]
    own = _table(names, "names.tsv", roots)
    looked = Looked(mentions, recogniser, own, None if model is None else Path(model), min_confidence)
    people = _table(authors, "authors.tsv", roots)
    with _collector_paused():
        files = read(sources.files(roots), looked, jobs, progress)
        found = tuple(one for file in files for one in file.found)
        known = _look_up([Path(path) for path in reference], found, progress)
        said = overrides.read(people) if people else overrides.NO_OVERRIDES
        entities = resolve.resolve(found, known.records, said, decisions.index(looked.names) if mentions else None)
        made = assemble.graphs(entities, base, _modified(one.entry for one in found))
        problems = [problem for file in files for problem in file.problems]
        problems += [*known.problems, *entities.problems, *_broken(made, base)]
        return Build(len(files), found, entities, tuple(sorted(problems)), made.kg, made.mentions)


def _table(given: str | Path | None, name: str, roots: Sequence[Path]) -> Path | None:
    """The user's own table: the one that is given, or the one of that name in a folder of notes."""
    if given is not None:
        return Path(given)
    return next((root / name for root in roots if (root / name).is_file()), None)


def _look_up(reference: Sequence[Path], found: Sequence[Extracted], progress: Progress) -> lookup.Found:
    return lookup.look_up(reference, wanted(found), progress) if reference else lookup.Found()


def _broken(made: assemble.Graphs, base: str) -> Iterator[Problem]:
    for violation in invariants.broken(made.kg, made.mentions, base):
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
