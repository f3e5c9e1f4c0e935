"""``kg build``."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import _building as given
from kg.cli._progress import bar
from kg.iri import PLACEHOLDER_BASE

if TYPE_CHECKING:
    from kg.rebuilding import Rebuilt
    from kg.receipt import Report

EPILOG = "Example: kg build ~/notes digest.txt -o exports --base https://example.org/me/"
SHOWN = 20


def command(
    sources: given.Sources = None,
    output: given.Output = Path("exports"),
    base: given.Base = PLACEHOLDER_BASE,
    formats: given.Formats = None,
    reference: given.Reference = None,
    strict: Annotated[
        bool, typer.Option("--strict", envvar="KG_STRICT", help="Exit 1 when there are problems.")
    ] = False,
    authors: given.Authors = None,
    names: given.Names = None,
    mentions: given.Mentions = True,
    recogniser: given.Recogniser = True,
    model: given.Model = None,
    min_confidence: given.MinConfidence = None,
    jobs: given.Jobs = 0,
    cache: given.Cache = True,
    all_problems: Annotated[
        bool, typer.Option("--all-problems", help="Print every problem, not the first ones.")
    ] = False,
) -> None:
    """Read notes, make their graph, and write it with pages to browse it.

    What was read is kept in OUTPUT/.kg, which is safe to delete: the next build reads only the notes that changed,
    replaces only the files that differ, and does nothing where nothing changed. The results are the same either way.
    """
    from kg.rebuilding import Folder

    started = time.perf_counter()
    options = given.asked(
        sources, base, formats, reference, authors, names, mentions, recogniser, model, min_confidence
    )
    with bar() as progress:
        done = Folder(output, keep=cache).build(options, jobs=jobs or os.cpu_count() or 1, progress=progress)
    _say_problems(done.report, everything=all_problems)
    given.say_base(base)
    typer.echo(f"{given.summary(done)}; {time.perf_counter() - started:.1f} s")
    typer.echo(_identities(done.report))
    typer.echo(f"written: {', '.join(_written(output, done))}")
    if strict and done.report.problems:
        raise typer.Exit(1)


def _written(output: Path, done: Rebuilt) -> Iterator[str]:
    """The new files in the folder itself, then how many there are in each folder below it, and how many are as before."""
    yield from (str(path) for path in done.replaced if path.parent == output)
    below = Counter(path.parent for path in done.replaced if path.parent != output)
    yield from (f"{count} in {folder}" for folder, count in sorted(below.items()))
    if not done.outputs:
        yield "nothing, all is as the last build left it"
    elif same := len(done.outputs) - len(done.replaced):
        yield f"{same} files are as they were"


def _say_problems(report: Report, *, everything: bool) -> None:
    shown = report.problems if everything else report.problems[:SHOWN]
    for _, text in shown:
        sys.stderr.write(f"{text}\n")
    if len(report.problems) > len(shown):
        sys.stderr.write(f"… {len(report.problems) - len(shown)} more problems (--all-problems shows them)\n")


def _identities(report: Report) -> str:
    """By which rules things are the nodes that they are, and what may be one but is not joined."""
    rules = ", ".join(f"{rule} {count}" for rule, count in report.identities.items())
    return f"identity by rule: {rules or 'none'}; {report.candidates} candidates not joined"
