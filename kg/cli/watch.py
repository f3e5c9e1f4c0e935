"""``kg watch``."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import _building as given
from kg.cli._progress import bar
from kg.iri import PLACEHOLDER_BASE

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.rebuilding import Rebuilt
    from kg.serve.live import Live

EPILOG = "Example: kg watch ~/notes -o exports --serve"


def command(
    sources: given.Sources = None,
    output: given.Output = Path("exports"),
    serve: Annotated[
        bool, typer.Option("--serve", help="Show the pages at an address of this machine, anew after each build.")
    ] = False,
    port: Annotated[
        int, typer.Option("--port", "-p", min=0, max=65535, help="Port of --serve; 0 takes any that is free.")
    ] = 7881,
    base: given.Base = PLACEHOLDER_BASE,
    formats: given.Formats = None,
    reference: given.Reference = None,
    authors: given.Authors = None,
    names: given.Names = None,
    mentions: given.Mentions = True,
    recogniser: given.Recogniser = True,
    model: given.Model = None,
    min_confidence: given.MinConfidence = None,
    jobs: given.Jobs = 0,
    cache: given.Cache = True,
) -> None:
    """Build, and build again whenever a note is saved, until it is stopped with Ctrl-C.

    Each build gives what kg build gives, and is told on one line. With --serve, open pages show it by themselves; pages
    opened from disk show it when they are loaded again.
    """
    from kg.watching import Told, watch

    options = given.asked(
        sources, base, formats, reference, authors, names, mentions, recogniser, model, min_confidence
    )
    given.say_base(base)
    with (
        suppress(KeyboardInterrupt),
        stopped_by_signals() as stop,
        _pages(output, port) if serve else nullcontext() as live,
    ):
        teller = Teller(live)
        told = Told(teller.rebuilt, teller.failed, bar)
        watch(options, output, told, jobs=jobs or os.cpu_count() or 1, keep=cache, stop=stop)
    typer.echo("stopped", err=True)


@contextmanager
def stopped_by_signals() -> Iterator[Event]:
    """An event that Ctrl-C sets, or a request to end; either raises KeyboardInterrupt as well. A second one acts as usual.

    The exception ends a build that is under way. Raised where exceptions are ignored, as in a destructor, it is lost;
    the event is not.
    """
    stop = Event()
    usual = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def act_as_usual() -> None:
        for number, handler in usual.items():
            signal.signal(number, handler)

    def told(_number: int, _frame: FrameType | None) -> None:
        act_as_usual()
        stop.set()
        raise KeyboardInterrupt

    try:
        for number, handler in usual.items():
            # What runs a program in the background may have it ignore Ctrl-C, which is for another one then.
            if handler != signal.SIG_IGN:
                signal.signal(number, told)
        yield stop
    finally:
        act_as_usual()


class Teller:
    """Says on one line what each build came to, names problems when they are new, and has open pages loaded again."""

    def __init__(self, live: Live | None) -> None:
        self._live = live
        self._known: set[tuple[str, str]] = set()
        self._failure = ""

    def rebuilt(self, done: Rebuilt, seconds: float) -> None:
        """A build was done."""
        self._failure = ""
        problems = done.report.problems
        for _, text in (problem for problem in problems if problem not in self._known):
            sys.stderr.write(f"{text}\n")
        self._known = set(problems)
        _say(f"{given.summary(done)}, {len(done.replaced)} outputs replaced; {seconds:.1f} s")
        if self._live:
            self._live.changed()

    def failed(self, error: KgError) -> None:
        """A build could not be done."""
        if str(error) != self._failure:
            sys.stderr.write(f"kg: {error}; trying again after the next change\n")
        self._failure = str(error)


@contextmanager
def _pages(output: Path, port: int) -> Iterator[Live]:
    """The server over the pages, as long as the ``with`` lasts."""
    from kg.errors import ServeError

    try:
        from kg.serve.live import Live
    except ImportError as error:
        raise ServeError(f"kg watch --serve needs {error.name}: pip install 'paperkg[serve]'") from error
    live = Live(output, port)
    live.start()
    try:
        _say(f"pages {live.url}  (Ctrl-C stops)")
        yield live
    finally:
        live.stop()


def _say(text: str) -> None:
    typer.echo(f"{time.strftime('%H:%M:%S')} {text}")
    sys.stdout.flush()
