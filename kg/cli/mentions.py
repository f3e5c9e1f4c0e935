"""``kg mentions``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from kg.ask import load
from kg.ask.mentions import Doubt, by_entity, doubtful, mentions, of_entity, table
from kg.cli._tables import Form, write
from kg.export import write_text
from kg.mentions import decisions, keys
from kg.mentions.decisions import IS, NOT, SAME, Decision
from kg.mentions.names import TYPES

EPILOG = (
    "Examples: kg mentions; kg mentions GRPO; kg mentions --review; kg mentions --decide 'Kite=not-a-name'. "
    "Decisions stand in names.tsv and count from the next build on."
)
_ANSWERS = "[y]es, [n]ot a name, [s]ame as…, [t]ype…, Enter to leave it, [q]uit"
_SENTENCES = 3


def command(
    name: Annotated[
        str | None, typer.Argument(help="A name, to list its mentions one by one.", show_default=False)
    ] = None,
    output: Annotated[Path, typer.Option("--data", "-d", envvar="KG_OUTPUT", help="Folder of the build.")] = Path(
        "exports"
    ),
    review: Annotated[
        bool, typer.Option("--review", help="List what is doubtful; on a terminal, ask about it.")
    ] = False,
    below: Annotated[float, typer.Option(min=0, max=1, help="What confidence is doubtful.")] = 0.7,
    decide: Annotated[
        list[str] | None,
        typer.Option(help="Decide: 'X=not-a-name', 'X=same-as:NAME' or 'X=is:TYPE'.", show_default=False),
    ] = None,
    names: Annotated[
        Path | None,
        typer.Option(envvar="KG_NAMES", help="Your table of names [default: names.tsv beside the notes]."),
    ] = None,
    sources: Annotated[
        list[Path] | None, typer.Option("--notes", help="Folders of the notes.", show_default=False)
    ] = None,
    form: Annotated[Form, typer.Option("--format", "-f", help="How to write the answer.")] = Form.TABLE,
) -> None:
    """List the models, methods and datasets that the notes mention, or decide what is one."""
    file = names or decisions.file_of(sources or [])
    if decide:
        _add(file, map(decisions.parse, decide))
        _say_written(file)
        return
    known = decisions.index(file if file.exists() else None)
    found = mentions(load(output))
    if not review:
        write(of_entity(found, name, known) if name else by_entity(found), form)
        return
    doubts = doubtful(found, below, known)
    if sys.stdin.isatty() and sys.stdout.isatty():
        _ask(doubts, file)
    else:
        write(table(doubts), form)


def _add(file: Path, decided: Iterable[Decision]) -> None:
    """Put decisions into the table, over earlier ones on the same spellings."""
    before = decisions.read(file) if file.exists() else ()
    write_text(file, decisions.text([*before, *decided]))


def _ask(doubts: Iterable[Doubt], file: Path) -> None:
    """Ask about one spelling after the other, and keep each answer at once."""
    decided = False
    for doubt in doubts:
        typer.echo(
            f"\n{_shown(doubt.surface)}: {doubt.type} {_shown(doubt.label)}? (confidence {doubt.confidence:.2f})"
        )
        for mention in doubt.mentions[:_SENTENCES]:
            typer.echo(f"  {_shown(mention.place)}: {_shown(mention.sentence)}")
        answer = typer.prompt(_ANSWERS, default="", show_default=False).strip().lower()
        if answer.startswith("q"):
            break
        if (decision := _decision(doubt, answer[:1])) is not None:
            _add(file, [decision])
            decided = True
    if decided:
        _say_written(file)


def _decision(doubt: Doubt, answer: str) -> Decision | None:
    """The decision that an answer means, after asking for the name or the type; None to leave it open."""
    if answer == "y":
        return Decision(doubt.surface, IS, doubt.type) if doubt.new else Decision(doubt.surface, SAME, doubt.label)
    if answer == "n":
        return Decision(doubt.surface, NOT)
    if answer == "s":
        return Decision(doubt.surface, SAME, typer.prompt("Same as", value_proc=_name))
    if answer == "t":
        return Decision(doubt.surface, IS, typer.prompt(f"Type ({', '.join(TYPES)})", value_proc=_type))
    return None


def _name(text: str) -> str:
    if not keys.key(text):
        raise typer.BadParameter("a name has letters or digits")
    return " ".join(text.split())


def _type(text: str) -> str:
    if text not in TYPES:
        raise typer.BadParameter(f"{text!r} is no type")
    return text


def _say_written(file: Path) -> None:
    sys.stderr.write(f"kg: written to {file}; it counts from the next build on\n")


def _shown(text: str) -> str:
    """The text on one line, without what a terminal would obey."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
