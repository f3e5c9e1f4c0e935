"""Builds as soon as a note, a table or a reference file is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event
from typing import NamedTuple

from kg.errors import KgError, WatchError
from kg.options import Options
from kg.rebuilding import Folder, Progress, Rebuilt
from kg.recall import Recall

#: Milliseconds after which it is looked whether what is watched is still the same file or folder.
TICK = 400
#: Milliseconds of silence after which a build starts, and those after which it starts though saving goes on.
STEP, LONGEST = 50, 1600


class Told(NamedTuple):
    """Who is told what: of the first build and each that did something, with its seconds; of each that could not be done.

    ``progress`` gives for each build a function that is told how far it is.
    """

    rebuilt: Callable[[Rebuilt, float], None]
    failed: Callable[[KgError], None]
    progress: Callable[[], AbstractContextManager[Progress]]


def watch(options: Options, output: Path, told: Told, *, jobs: int, keep: bool, stop: Event) -> None:
    """Bring ``output`` up to date, and again after each change of the sources, until ``stop`` is set.

    What cannot be done later on is told and tried again after the next change: a folder that is moved away may come back.

    Raises:
        KgError: the first build cannot be done, as :func:`kg.build` says.
        WatchError: the system refuses to watch.
    """
    folder = Folder(output, keep=keep, recall=Recall())
    done = None
    for _ in _changes(options, output.resolve(), stop):
        started = time.perf_counter()
        try:
            with told.progress() as progress:
                last, done = done, folder.build(options, jobs=jobs, progress=progress)
        except KgError as error:
            if done is None:
                raise
            told.failed(error)
            continue
        if done.outputs or last is None:
            told.rebuilt(done, time.perf_counter() - started)


def _changes(options: Options, output: Path, stop: Event) -> Iterator[None]:
    """At once and after each change that may concern a build."""
    before: dict[Path, object] = {}
    while not stop.is_set():
        # What was replaced whole, as editors do, is another file: the watch on the one before sees nothing more.
        now = _identities(options)
        for changed in _events([path for path in now if now[path]], output, stop):
            if changed or now != before:
                before = now
                yield
            if _identities(options) != now:
                break


def _identities(options: Options) -> dict[Path, object]:
    """Everything that is watched, with what tells a file or folder from another at its place; None where none is."""
    tables = (table for table in (options.authors_table, options.names_table) if table)
    return {path: _identity(path) for path in (*options.paths, *tables, *options.reference)}


def _identity(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _events(paths: list[Path], output: Path, stop: Event) -> Iterator[bool]:
    """Whether there was a change that concerns a build, each time that there was one and each tick."""
    if not paths:
        # Not Event.wait: a signal whose handler sets the event would find its lock taken by this very thread.
        time.sleep(TICK / 1000)
        yield False
        return
    try:
        import watchfiles
    except ImportError as error:
        raise WatchError("kg watch needs watchfiles: pip install 'paperkg[watch]'") from error

    def concerns(_change: watchfiles.Change, name: str) -> bool:
        path = Path(name)
        inside = next((path.relative_to(root) for root in roots if path.is_relative_to(root)), path)
        return not path.is_relative_to(output) and not any(part.startswith(".") for part in inside.parts)

    roots = [path.resolve() for path in paths]
    try:
        for changes in watchfiles.watch(
            *roots,
            watch_filter=concerns,
            debounce=LONGEST,
            step=STEP,
            rust_timeout=TICK,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=True,
        ):
            yield bool(changes)
    except FileNotFoundError:
        # It went away in this very moment; the next look at what is there tells.
        yield False
    except OSError as error:
        raise WatchError(f"the system refuses to watch {', '.join(map(str, paths))}: {error}") from error
