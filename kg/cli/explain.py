"""``kg explain``."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from kg.ask import Reason, explain
from kg.ask.exports import Exports

EPILOG = "Examples: kg explain paper:arxiv-2404.02905; kg explain 'GSM8K' a; kg explain tag:llm altLabel"


class Form(StrEnum):
    """How reasons are written."""

    TEXT = "text"
    JSON = "json"


def command(
    subject: Annotated[str, typer.Argument(help="A thing: paper:arxiv-2404.02905, a full IRI, or its name or title.")],
    predicate: Annotated[
        str | None, typer.Argument(help="A property: schema:mentions, mentions, a; all without it.", show_default=False)
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(metavar="[OBJECT]", help="A thing, its name, or the text of a literal.", show_default=False),
    ] = None,
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write the reasons.")] = Form.TEXT,
    most: Annotated[int, typer.Option("--most", "-n", min=0, help="Reasons to show of a statement; 0 for all.")] = 3,
) -> None:
    """Say why the graph says something: the note, the line and the words that it comes from, and the rule."""
    exports = Exports(output)
    reasons = explain(exports, subject, predicate, value)
    if form is Form.JSON:
        typer.echo(json.dumps([_record(reason) for reason in reasons], ensure_ascii=False, indent=1))
        return
    for line in _text(exports, reasons, most):
        typer.echo(line)


def _record(reason: Reason) -> dict[str, object]:
    source = reason.source
    place = {"path": source.path if source else None, "line": source.line if source else None}
    return {name: value for name, value in reason._asdict().items() if name != "source"} | place


def _text(exports: Exports, reasons: Sequence[Reason], most: int) -> Iterator[str]:
    """A block a statement: its terms, then each reason."""
    for triple, group in groupby(reasons, key=lambda reason: reason[:3]):
        found = list(group)
        shown = found[: most or None]
        yield _cut(" ".join(exports.short(term) for term in triple), 200)
        for rule, same in groupby(shown, key=lambda reason: (reason.rule, reason.how)):
            yield f"  {rule[0]}: {rule[1]}"
            yield from (f"    {line}" for reason in same for line in _lines(reason))
        if len(found) > len(shown):
            yield f"  … and {len(found) - len(shown)} more (-n 0 shows all)"
        yield ""


def _lines(reason: Reason) -> Iterator[str]:
    """What a reason rests on: the place with the words, the sentence around them, the table."""
    by = f" ({reason.extractor})" if reason.extractor else ""
    if reason.source:
        yield f"{reason.source}{by}{': ' if reason.words else ''}{_cut(reason.words)}"
    elif reason.words:
        yield _cut(reason.words)
    if reason.sentence and reason.sentence != reason.words:
        yield f"  “{_cut(reason.sentence, 300)}”"
    if reason.origin:
        yield reason.origin


def _cut(text: str, most: int = 160) -> str:
    """The text on one line, cut to ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
