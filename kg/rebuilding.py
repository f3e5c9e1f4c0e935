"""Builds one after the other into one folder: each does only what the one before has not done already.

The pipeline is that of :mod:`kg.building`. What is saved stands around it: nothing at all is done where the receipt of
the last build says so, only files that changed are read, only outputs that differ are replaced. The bytes are always
those that a build from nothing would write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kg import beside, installed, receipt, sources
from kg.options import Options
from kg.recall import AFRESH, Afresh
from kg.receipt import Receipt, Report
from kg.sources import SourceFile

if TYPE_CHECKING:
    from kg.building import Build
    from kg.cache import Cache
    from kg.kept import Kept

Progress = Callable[[str, int, int], None]

#: The rule of a decision that joins nothing.
CANDIDATE = "candidate"


class Rebuilt(NamedTuple):
    """What a build came to.

    ``report`` is what is to be said of it, ``digests`` gives the digest of each note by its name, ``anew`` counts those
    that were read anew. ``outputs`` gives the SHA-256 of all of its files by their path in the folder, none where there was
    nothing to do; ``replaced`` are those of them whose bytes are new.
    """

    report: Report
    digests: Mapping[str, str]
    anew: int
    outputs: Mapping[str, str]
    replaced: tuple[Path, ...]


class Folder:
    """A folder that builds are written to, with what is kept there of the last one.

    ``keep`` is whether anything is kept there and used; without, each build is one from nothing. ``recall`` keeps in
    memory what makes the next build of the same process quicker.
    """

    def __init__(self, output: Path, *, keep: bool = True, recall: Afresh = AFRESH) -> None:
        self._output = output
        self._keep = keep
        self._recall = recall
        self._cache: Cache | None = None
        # A process that goes on over an upgrade of kg still has the code of before: its outputs are not those of the new one.
        self._installed = installed.mark()

    def build(self, options: Options, *, jobs: int, progress: Progress) -> Rebuilt:
        """Bring the folder up to date with the sources.

        Raises:
            KgError: as :func:`kg.build` and :meth:`kg.building.Build.write`.
        """
        if not self._keep:
            return self._built(options, None, jobs, progress)
        around = receipt.surroundings(options, self._installed)
        listed = {file: sources.digest(sources.load(file)) for file in sources.files(options.paths)}
        last = receipt.find(self._output / beside.FOLDER)
        names = {file.name: digest for file, digest in listed.items()}
        into = receipt.inputs(around, names)
        if last and last.inputs == into and receipt.holds(last, self._output):
            return Rebuilt(last.report, names, 0, {}, ())
        from kg.kept import Kept

        kept = Kept(self._output, self._installed)
        done = self._built(options, listed, jobs, progress, kept)
        # A table that was saved while the build went on may have come into it by halves.
        if receipt.surroundings(options, installed.mark()) == around:
            into = receipt.inputs(around, done.digests)
            receipt.keep(self._output / beside.FOLDER, Receipt(into, done.outputs, done.report))
            kept.keep()
        return done

    def _built(
        self,
        options: Options,
        listed: Mapping[SourceFile, str] | None,
        jobs: int,
        progress: Progress,
        kept: Kept | None = None,
    ) -> Rebuilt:
        from kg.building import build_with
        from kg.cache import Cache

        if self._keep and self._cache is None:
            self._cache = Cache(beside.folder(self._output))
        made = build_with(options, self._cache, listed, recall=self._recall, jobs=jobs, progress=progress)
        written = made.update(self._output, options.formats, recall=self._recall, kept=kept, jobs=jobs)
        self._recall.turn()
        # What was written, not what lies there now: another build may have written into the same folder meanwhile.
        outputs = {path.relative_to(self._output).as_posix(): saved.sha256 for path, saved in written.items()}
        replaced = tuple(path for path, saved in written.items() if saved.new)
        return Rebuilt(_report(made), made.digests, made.anew, outputs, replaced)


def _report(made: Build) -> Report:
    from kg.graph import void

    found = made.entities
    counts = {
        "files": made.files,
        "entries": len(made.entries),
        "papers": len(found.papers),
        "authors": len(found.authors),
        "tags": len(found.tags),
        "works": len(found.works),
        "mentions": sum(len(note.mentions) for note in found.notes),
        "triples": void.triples(made.graph),
    }
    rules = Counter((decision.kind, decision.rule) for decision in found.decisions)
    applied = {f"{kind} {rule}": count for (kind, rule), count in sorted(rules.items()) if rule != CANDIDATE}
    candidates = sum(count for (_, rule), count in rules.items() if rule == CANDIDATE)
    return Report(counts, tuple((one.kind, str(one)) for one in made.problems), applied, candidates)
