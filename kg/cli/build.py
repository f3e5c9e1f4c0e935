"""``kg build``."""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg import export, tables
from kg.building import Build, build
from kg.cli._progress import bar
from kg.errors import SourceError
from kg.iri import PLACEHOLDER_BASE

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
        typer.Option("--format", "-f", help=f"Further formats: {', '.join(export.formats())}.", show_default=False),
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
    all_problems: Annotated[
        bool, typer.Option("--all-problems", help="Print every problem, not the first ones.")
    ] = False,
) -> None:
    """Read notes, make their graph, and write it with pages to browse it."""
    started = time.perf_counter()
    with bar() as progress:
        made = build(
            sources or [seeds()],
            base=base,
            reference=reference or (),
            authors=authors or _here("authors.tsv"),
            names=names or _here("names.tsv"),
            mentions=mentions,
            recogniser=recogniser,
            model=model,
            min_confidence=min_confidence,
            jobs=jobs or os.cpu_count() or 1,
            progress=progress,
        )
    written = made.write(output, tuple(dict.fromkeys(("ttl", "tsv", "load", *(formats or ())))))
    _report(made, all_problems)
    if base == PLACEHOLDER_BASE:
        sys.stderr.write(f"kg: your notes are named under {base}, a placeholder; give your own with --base\n")
    typer.echo(_summary(made, time.perf_counter() - started))
    typer.echo(_identities(made))
    typer.echo(f"written: {', '.join(_written(output, written))}")
    if strict and made.problems:
        raise typer.Exit(1)


def seeds() -> Path:
    """The digest of the current folder, or else the one that ships with kg."""
    for folder in (Path("seeds"), tables.folder().parent / "seeds"):
        if folder.is_dir():
            return folder
    raise SourceError("no sources given, and there is no folder seeds/ here: name a folder of notes")


def _written(output: Path, paths: Sequence[Path]) -> Iterator[str]:
    """The files in the folder itself, then how many stand in each folder below it."""
    yield from (str(path) for path in paths if path.parent == output)
    below = Counter(path.parent for path in paths if path.parent != output)
    yield from (f"{count} in {folder}" for folder, count in sorted(below.items()))


def _here(name: str) -> Path | None:
    """The user's own table in the current folder."""
    return Path(name) if Path(name).is_file() else None


def _report(made: Build, everything: bool) -> None:
    shown = made.problems if everything else made.problems[:SHOWN]
    for problem in shown:
        sys.stderr.write(f"{problem}\n")
    if len(made.problems) > len(shown):
        sys.stderr.write(f"… {len(made.problems) - len(shown)} more problems (--all-problems shows them)\n")


def _identities(made: Build) -> str:
    """By which rules things are the nodes that they are, and what may be one but is not joined."""
    counts = Counter((decision.kind, decision.rule) for decision in made.entities.decisions)
    open_ = sum(count for (_, rule), count in counts.items() if rule == "candidate")
    rules = ", ".join(f"{kind} {rule} {count}" for (kind, rule), count in sorted(counts.items()) if rule != "candidate")
    return f"identity by rule: {rules or 'none'}; {open_} candidates not joined"


def _summary(made: Build, seconds: float) -> str:
    found = made.entities
    mentions = sum(len(note.mentions) for note in found.notes)
    kinds = Counter(problem.kind for problem in made.problems)
    details = f" ({', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))})" if kinds else ""
    return (
        f"{made.files} files, {len(made.entries)} entries, {len(found.papers)} papers, {len(found.authors)} authors, "
        f"{len(found.tags)} tags, {len(found.works)} works, {mentions} mentions, {len(made.graph)} triples, "
        f"{len(made.problems)} problems{details}; {seconds:.1f} s"
    )
