"""``kg enrich``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.building import build
from kg.cli._building import seeds
from kg.cli._progress import bar

EPILOG = "Example: kg enrich ~/notes -o papers.jsonl --mailto me@example.org, then: kg build ~/notes -r papers.jsonl"


def command(
    sources: Annotated[
        list[Path] | None,
        typer.Argument(help="Notes: folders or files. Without any, seeds/ is read.", show_default=False),
    ] = None,
    file: Annotated[
        Path, typer.Option("--output", "-o", help="File of records, which is added to if it is there.")
    ] = Path("papers.jsonl"),
    reference: Annotated[
        list[Path] | None,
        typer.Option("--reference", "-r", help="Files that know some of the papers already.", show_default=False),
    ] = None,
    mailto: Annotated[
        str, typer.Option(envvar="KG_MAILTO", help="Your address: sent along, so that the services can write to you.")
    ] = "",
    cache: Annotated[
        Path | None,
        typer.Option(envvar="KG_CACHE", help="Folder that keeps the answers; the user's cache folder by default."),
    ] = None,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again for what is kept.")] = False,
    arxiv_url: Annotated[
        str, typer.Option(envvar="KG_ARXIV_URL", help="Another address of the arXiv API.", show_default=False)
    ] = "",
    crossref_url: Annotated[
        str, typer.Option(envvar="KG_CROSSREF_URL", help="Another address of the Crossref API.", show_default=False)
    ] = "",
) -> None:
    """Ask arXiv and Crossref for what is missing in the notes, for use as reference data.

    Looks up titles, authors, dates, DOIs and categories of the papers that notes are about or link to, one request to
    arXiv every three seconds, one to Crossref every second. Answers are kept: after a stop, run it again to go on. This
    is the only command that uses the network, and no build needs it.
    """
    from platformdirs import user_cache_path

    from kg.enrich import Client, enrich

    urls = {"arxiv": arxiv_url, "crossref": crossref_url}
    client = Client(cache or user_cache_path("paperkg"), mailto=mailto, urls=urls, refresh=refresh)
    known = [*(one for one in reference or () if one != file), *([file] if file.is_file() else [])]
    with bar() as progress:
        made = build(sources or [seeds()], reference=known, mentions=False, progress=progress)
        for problem in made.problems:
            if problem.kind == "reference":
                sys.stderr.write(f"{problem}\n")
        found = enrich(made, file, client, progress)
    typer.echo(f"asked for {found.asked} papers, {found.added} new records, {found.records} in {file}")
