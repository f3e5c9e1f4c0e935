"""The files of a build: its graphs in each format, and the pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from kg import export
from kg.collector import paused
from kg.forked import POSSIBLE, forked

if TYPE_CHECKING:
    from kg.kept import Kept

#: With fewer entries a process more takes longer to begin than it saves.
WORTH = 1_000

Files = Iterable[tuple[str, export.Content]]
Written = dict[Path, export.Saved]


def write(
    results: export.Results,
    folder: Path,
    formats: Sequence[str],
    *,
    pages: bool = True,
    kept: Kept | None = None,
    jobs: int = 1,
) -> Written:
    """Write these formats, and the pages, into the folder; each path with what it holds now.

    Pages that are ``kept`` and still right are not made. Those of topics that an earlier build wrote and that are no
    more are taken away. With ``jobs`` a process more makes the formats of a large build while this one makes the pages.

    Raises:
        OutputError: a format is not known, or a file cannot be written.
        ProcessError: the other process has ended early.
    """
    # All formats are looked up before the first file is written.
    tables = chain.from_iterable([export.texts(form, results) for form in formats])
    with paused():
        if not pages:
            return _written(folder, tables)
        from kg import views

        made = views.pages(results.graph, results.mentions, kept or views.ANEW, results.recall)
        # What a copy of this process makes, this one cannot recall for the next build.
        if jobs > 1 and POSSIBLE and len(results.found) >= WORTH and not results.recall.keeps:
            with forked(partial(_written, folder, tables)) as others:
                shown = _written(folder, made)
                written = others() | shown
        else:
            written = _written(folder, chain(tables, made))
    for page in views.left_behind(folder, written):
        export.remove(page)
    return written


def _written(folder: Path, files: Files) -> Written:
    return {folder / name: export.write(folder / name, content) for name, content in files}
