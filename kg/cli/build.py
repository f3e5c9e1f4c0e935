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

from kg import tables
from kg.cli._formats import formats as known_formats
from kg.cli._progress import bar
from kg.errors import SourceError
from kg.iri import PLACEHOLDER_BASE
from kg.options import FORMATS, Options

if TYPE_CHECKING:
    from kg.rebuilding import Rebuilt
    from kg.receipt import Report

EPILOG = "Example: kg build ~/notes digest.txt -o exports --base https://example.org/me/"
SHOWN = 20


def command(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(help="Notes: folders or files. Without any, seeds/ is read.", show_default=False),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", envvar="KG_OUTPUT", help="Folder for the results.")] = Path(
        "exports"
    ),
    base: Annotated[
        str, typer.Option(envvar="KG_BASE", help="Namespace of your own notes; ends in / or #.")
    ] = PLACEHOLDER_BASE,
    formats: Annotated[
        list[str] | None,
        typer.Option("--format", "-f", help=f"Further formats: {', '.join(known_formats())}.", show_default=False),
    ] = None,
    reference: Annotated[
        list[Path] | None,
        typer.Option(
            "--reference",
            "-r",
            help="File that tells more of the papers in the notes and adds none: BibTeX, CSL-JSON, or metadata of arXiv "
            "as JSON lines; also with gzip. May be given several times, the most trusted first.",
            show_default=False,
        ),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", envvar="KG_STRICT", help="Exit 1 when there are problems.")
    ] = False,
    authors: Annotated[
        Path | None,
        typer.Option(
            help="Table of joins, splits, ORCID iDs and organisations. [default: authors.tsv, if there is one]"
        ),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(help="Table of names that are or are not mentions. [default: names.tsv, if there is one]"),
    ] = None,
    mentions: Annotated[bool, typer.Option(help="Look for models, methods and datasets.")] = True,
    recogniser: Annotated[
        bool, typer.Option(help="Let the trained recogniser help to find them; without it a build is much faster.")
    ] = True,
    model: Annotated[
        Path | None,
        typer.Option(envvar="KG_MODEL", help="Folder that kg train wrote. [default: what ships with kg]"),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(min=0, max=1, help="How sure a mention has to be. [default: as sure as the model asks for]"),
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, help="Processes that read the notes; 0: as many as it pays to start.")
    ] = 0,
    cache: Annotated[
        bool,
        typer.Option(help="Use what earlier builds kept in OUTPUT/.kg; without, build from nothing and keep nothing."),
    ] = True,
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
    options = Options(
        tuple(sources or [seeds()]),
        base,
        tuple(reference or ()),
        authors or _here("authors.tsv"),
        names or _here("names.tsv"),
        mentions,
        recogniser,
        model,
        min_confidence,
        tuple(dict.fromkeys((*FORMATS, *(formats or ())))),
    )
    with bar() as progress:
        done = Folder(output, keep=cache).build(options, jobs=jobs or os.cpu_count() or 1, progress=progress)
    _say_problems(done.report, everything=all_problems)
    if base == PLACEHOLDER_BASE:
        sys.stderr.write(f"kg: your notes are named under {base}, a placeholder; give your own with --base\n")
    typer.echo(f"{summary(done)}; {time.perf_counter() - started:.1f} s")
    typer.echo(_identities(done.report))
    typer.echo(f"written: {', '.join(_written(output, done))}")
    if strict and done.report.problems:
        raise typer.Exit(1)


def seeds() -> Path:
    """The digest of the current folder, or else the one that ships with kg."""
    for folder in (Path("seeds"), tables.folder().parent / "seeds"):
        if folder.is_dir():
            return folder
    raise SourceError("no sources given, and there is no folder seeds/ here: name a folder of notes")


def summary(done: Rebuilt) -> str:
    """What the graph holds and how many files were read for it, on one line."""
    report = done.report
    kinds = Counter(kind for kind, _ in report.problems)
    details = f" ({', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))})" if kinds else ""
    counts = ", ".join(f"{count} {name}" for name, count in report.counts.items())
    return f"{counts}, {len(report.problems)} problems{details}; {done.anew} files read anew"


def _written(output: Path, done: Rebuilt) -> Iterator[str]:
    """The new files in the folder itself, then how many there are in each folder below it, and how many are as before."""
    yield from (str(path) for path in done.replaced if path.parent == output)
    below = Counter(path.parent for path in done.replaced if path.parent != output)
    yield from (f"{count} in {folder}" for folder, count in sorted(below.items()))
    if not done.outputs:
        yield "nothing, all is as the last build left it"
    elif same := len(done.outputs) - len(done.replaced):
        yield f"{same} files are as they were"


def _here(name: str) -> Path | None:
    """The user's own table in the current folder."""
    return Path(name) if Path(name).is_file() else None


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
