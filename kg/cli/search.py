"""``kg search``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from kg.ask.search import Hit, search
from kg.cli._tables import plain

EPILOG = "Examples: kg search 'mixture of experts'; kg search 강화학습 --since 2025-01-01; kg search GRPO --tag reasoning --json"


def command(
    words: Annotated[list[str], typer.Argument(help="Words in English or Korean.")],
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="Papers to give at most.")] = 10,
    since: Annotated[str, typer.Option(help="Papers read from this day on, as 2025-03-10.")] = "",
    until: Annotated[str, typer.Option(help="Papers read up to this day.")] = "",
    tag: Annotated[str, typer.Option(help="Papers of this topic, or of a narrower one.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON.")] = False,
) -> None:
    """Find the papers whose title, names, comments or abstract say these words, the best first."""
    found = search(output, " ".join(words), limit=limit, since=since, until=until, tag=tag)
    if as_json:
        typer.echo(json.dumps([hit._asdict() for hit in found], ensure_ascii=False, indent=1))
        return
    for line in (line for hit in found for line in _lines(hit)):
        typer.echo(line)
    if not found:
        sys.stderr.write("kg: nothing is found\n")


def _lines(hit: Hit) -> Iterator[str]:
    yield plain(hit.title)
    yield f"  {'  '.join(filter(None, [hit.read, hit.thing]))}"
    if hit.field != "title":
        yield f"  {hit.field}: {plain(hit.snippet)}"
    yield ""
