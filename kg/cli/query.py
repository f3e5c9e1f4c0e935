"""``kg query``."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.ask import Answer, Question, Table, Triples, answer, load, question, questions, results
from kg.ask.answer import base_of
from kg.ask.engines import DEFAULT, ENGINES
from kg.ask.questions import Parameter, is_name, read
from kg.cli._tables import show
from kg.errors import QueryError

EPILOG = (
    "Examples: kg query most-mentioned; kg query papers-of-topic topic=diffusion; kg query papers-of-topic --about; "
    "kg query 'SELECT * { ?p a kg:Paper }' -f csv; kg query @mine.rq topic=rl; kg query - < mine.rq"
)


class Form(StrEnum):
    """How an answer is written: a table for people, the formats of the W3C, or Turtle."""

    TABLE = "table"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    TURTLE = "turtle"


def command(
    query: Annotated[
        str | None,
        typer.Argument(
            help="A SPARQL query, the name of a question, @FILE, or - for standard input.", show_default=False
        ),
    ] = None,
    parameters: Annotated[
        list[str] | None, typer.Argument(help="Parameters of the question, name=value.", show_default=False)
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-F", help="Read the query from a file.", show_default=False)
    ] = None,
    about: Annotated[bool, typer.Option("--about", help="Say what the question asks for and answers.")] = False,
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    form: Annotated[
        Form | None, typer.Option("--format", "-f", help="How to write the answer [default: table, or turtle].")
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Rows or triples to give at most.")] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0, help="Seconds to allow; 0 for any time.")] = 60,
    engine: Annotated[str, typer.Option("--engine", help=f"Who answers: {' or '.join(ENGINES)}.")] = DEFAULT,
) -> None:
    """Ask a built graph: SPARQL of your own, or a named question. Without a query, list the questions."""
    if file is not None:
        parameters = [*([query] if query else []), *(parameters or [])]
        query = f"@{file}"
    if query is None:
        _list()
        return
    text = _text(query)
    if about:
        _tell(question(text) if is_name(text) else read("", text))
        return
    loaded = load(output, engine)
    with _within(timeout):
        answered = answer(loaded, text, _pairs(parameters or []), limit)
    _write(answered, form, base_of(loaded))


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """End the program when the answer takes longer: no engine can be stopped from within, nor does one heed Ctrl-C."""

    def stop() -> None:
        sys.stderr.write(f"kg: the query was stopped after {seconds:g} seconds; --timeout allows more\n")
        sys.stderr.flush()
        os._exit(2)

    timer = threading.Timer(seconds, stop)
    timer.daemon = True
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        if seconds:
            timer.start()
        yield
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before)


def _text(query: str) -> str:
    """The query itself, or what the file or the standard input holds."""
    if query == "-":
        return sys.stdin.read()
    if not query.startswith("@"):
        return query
    try:
        return Path(query[1:]).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read the query in {query[1:]!r}: {error}") from error


def _list() -> None:
    for name, one in questions().items():
        typer.echo(f"{' '.join([name, *map(_asked, one.parameters)])}\n    {one.comment}")
    typer.echo("\nkg query NAME --about says more of one.")


def _asked(parameter: Parameter) -> str:
    return f"{parameter.name}=…" if parameter.default is None else f"[{parameter.name}=…]"


def _tell(one: Question) -> None:
    """What a question asks for, what its columns are, and its SPARQL."""
    typer.echo(f"{one.comment}\n")
    if one.parameters:
        show(Table(("parameter", "kind", "what it is"), tuple((_asked(p), p.kind, p.comment) for p in one.parameters)))
        typer.echo()
    show(Table(("column", "what it is"), one.columns))
    typer.echo("\n" + "\n".join(line for line in one.sparql.splitlines() if not line.startswith("#")))


def _pairs(written: list[str]) -> dict[str, str]:
    for pair in written:
        if "=" not in pair:
            raise QueryError(f"found {pair!r}, expected name=value")
    return {name: value for name, _, value in (pair.partition("=") for pair in written)}


def _write(answered: Answer, form: Form | None, base: str) -> None:
    """Print an answer, and on stderr that it is cut."""
    if isinstance(answered, bool):
        truth = f"{str(answered).lower()}\n"
        typer.echo(results.json_truth(answer=answered) if form is Form.JSON else truth, nl=False)
        return
    if isinstance(answered, Triples):
        if form not in {None, Form.TURTLE}:
            raise QueryError(f"CONSTRUCT and DESCRIBE give Turtle, not {form}")
        typer.echo(answered.turtle, nl=False)
    elif form is Form.TURTLE:
        raise QueryError("SELECT gives a table: write it as table, csv, tsv or json")
    elif form in {None, Form.TABLE}:
        show(results.table(answered, base))
    else:
        typer.echo(results.FORMATS[str(form)](answered), nl=False)
    if answered.more:
        sys.stderr.write("kg: there is more than the limit lets through\n")
