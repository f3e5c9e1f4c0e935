"""``kg watch``."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from threading import Event
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
    teller = Teller(_live(output, port) if serve else None)
    try:
        told = Told(teller.rebuilt, teller.failed, bar)
        watch(options, output, told, jobs=jobs or os.cpu_count() or 1, keep=cache, stop=Event())
    except KeyboardInterrupt:
        typer.echo("stopped", err=True)


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


def _live(output: Path, port: int) -> Live:
    from kg.errors import ServeError

    try:
        from kg.serve.live import Live
    except ImportError as error:
        raise ServeError(f"kg watch --serve needs {error.name}: pip install 'paperkg[serve]'") from error
    live = Live(output, port)
    live.start()
    _say(f"pages {live.url}  (Ctrl-C stops)")
    return live


def _say(text: str) -> None:
    typer.echo(f"{time.strftime('%H:%M:%S')} {text}")
    sys.stdout.flush()
