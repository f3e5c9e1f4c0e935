"""What ``kg build`` and ``kg watch`` share: the options that decide the outputs, and what is said of a build."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg import tables
from kg.cli._formats import formats as known_formats
from kg.errors import SourceError
from kg.iri import PLACEHOLDER_BASE
from kg.options import FORMATS
from kg.options import Options as Asked

if TYPE_CHECKING:
    from kg.rebuilding import Rebuilt

Sources = Annotated[
    list[Path] | None,
    typer.Argument(help="Notes: folders or files. Without any, seeds/ is read.", show_default=False),
]
Output = Annotated[Path, typer.Option("--output", "-o", envvar="KG_OUTPUT", help="Folder for the results.")]
Base = Annotated[str, typer.Option(envvar="KG_BASE", help="Namespace of your own notes; ends in / or #.")]
Formats = Annotated[
    list[str] | None,
    typer.Option("--format", "-f", help=f"Further formats: {', '.join(known_formats())}.", show_default=False),
]
Reference = Annotated[
    list[Path] | None,
    typer.Option(
        "--reference",
        "-r",
        help="File that tells more of the papers in the notes and adds none: BibTeX, CSL-JSON, or metadata of arXiv "
        "as JSON lines; also with gzip. May be given several times, the most trusted first.",
        show_default=False,
    ),
]
Authors = Annotated[
    Path | None,
    typer.Option(help="Table of joins, splits, ORCID iDs and organisations. [default: authors.tsv, if there is one]"),
]
Names = Annotated[
    Path | None,
    typer.Option(help="Table of names that are or are not mentions. [default: names.tsv, if there is one]"),
]
Mentions = Annotated[bool, typer.Option(help="Look for models, methods and datasets.")]
Recogniser = Annotated[
    bool, typer.Option(help="Let the trained recogniser help to find them; without it a build is much faster.")
]
Model = Annotated[
    Path | None,
    typer.Option(envvar="KG_MODEL", help="Folder that kg train wrote. [default: what ships with kg]"),
]
MinConfidence = Annotated[
    float | None,
    typer.Option(min=0, max=1, help="How sure a mention has to be. [default: as sure as the model asks for]"),
]
Jobs = Annotated[
    int,
    typer.Option(
        "--jobs", "-j", min=0, help="Processes that read the notes and write files; 0: as many as it pays to start."
    ),
]
Cache = Annotated[
    bool,
    typer.Option(help="Use what earlier builds kept in OUTPUT/.kg; without, build from nothing and keep nothing."),
]


def asked(
    sources: list[Path] | None,
    base: str,
    formats: list[str] | None,
    reference: list[Path] | None,
    authors: Path | None,
    names: Path | None,
    mentions: bool,
    recogniser: bool,
    model: Path | None,
    min_confidence: float | None,
) -> Asked:
    """The options of a build, the user's own tables looked for in the current folder too."""
    return Asked(
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


def seeds() -> Path:
    """The digest of the current folder, or else the one that ships with kg."""
    for folder in (Path("seeds"), tables.folder().parent / "seeds"):
        if folder.is_dir():
            return folder
    raise SourceError("no sources given, and there is no folder seeds/ here: name a folder of notes")


def _here(name: str) -> Path | None:
    """The user's own table in the current folder."""
    return Path(name) if Path(name).is_file() else None


def say_base(base: str) -> None:
    """Tell who has given no namespace that theirs is a placeholder."""
    if base == PLACEHOLDER_BASE:
        sys.stderr.write(f"kg: your notes are named under {base}, a placeholder; give your own with --base\n")


def summary(done: Rebuilt) -> str:
    """What the graph holds and how many files were read for it, on one line."""
    report = done.report
    kinds = Counter(kind for kind, _ in report.problems)
    details = f" ({', '.join(f'{kind} {count}' for kind, count in sorted(kinds.items()))})" if kinds else ""
    counts = ", ".join(f"{count} {name}" for name, count in report.counts.items())
    return f"{counts}, {len(report.problems)} problems{details}; {done.anew} files read anew"
