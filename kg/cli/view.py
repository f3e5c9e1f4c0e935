"""``kg view``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.export import write_text
from kg.iri import slug
from kg.viewing import View, view
from kg.views.picture import LIMIT, MOST

EPILOG = (
    "Examples: kg view --tag rl --since 2025-01 -o rl.html; kg view --author 'Ada Example' --model GRPO; "
    "kg view --tag diffusion --format gexf"
)


class Form(StrEnum):
    """What a selection is written as."""

    HTML = "html"
    GEXF = "gexf"
    GRAPHML = "graphml"


def command(
    tag: Annotated[
        list[str] | None, typer.Option("--tag", "-t", help="Papers on a topic or what is narrower.", show_default=False)
    ] = None,
    author: Annotated[
        list[str] | None, typer.Option("--author", "-a", help="Papers by an author.", show_default=False)
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option("--model", "-m", help="Papers that mention a model, method or dataset.", show_default=False),
    ] = None,
    paper: Annotated[
        list[str] | None, typer.Option("--paper", "-p", help="A paper: title, arXiv id or DOI.", show_default=False)
    ] = None,
    since: Annotated[str, typer.Option(help="First date: 2024, 2024-03 or 2024-03-01.", show_default=False)] = "",
    until: Annotated[str, typer.Option(help="Last date.", show_default=False)] = "",
    nodes: Annotated[int, typer.Option(min=1, max=MOST, help="How many nodes to draw at most.")] = LIMIT,
    form: Annotated[Form, typer.Option("--format", "-f", help="A page, or a network for Gephi.")] = Form.HTML,
    file: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write. [default: the title in this folder]")
    ] = None,
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
) -> None:
    """Write a part of a built graph as one page that opens anywhere, or as a network.

    Every option may be given several times: one of its names is enough, and all options must hold.
    """
    found = view(
        output,
        tag=tag or (),
        author=author or (),
        model=model or (),
        paper=paper or (),
        since=since,
        until=until,
        nodes=nodes,
    )
    written = file or Path(f"{slug(found.selection.title) or 'view'}.{form}")
    write_text(written, _text(found, form))
    typer.echo(f"{len(found.selection.readings)} papers, {len(found.things)} things; written: {written}")
    if not found.selection.readings:
        sys.stderr.write("kg: no paper is all of this\n")


def _text(found: View, form: Form) -> str:
    from kg.export.gexf import gexf
    from kg.export.graphml import graphml

    match form:
        case Form.GEXF:
            return gexf(found.graph, found.things)
        case Form.GRAPHML:
            return graphml(found.graph, found.things)
    return found.html
