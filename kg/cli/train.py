"""``kg train``."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from kg.cli._progress import bar
from kg.entry import Entry
from kg.errors import TrainingError
from kg.export import write
from kg.mentions import decisions, gold, learnt
from kg.mentions.decisions import Decision
from kg.mentions.gold import Labelled
from kg.mentions.training.refit import Outcome

EPILOG = (
    "Example: kg mentions --review, then: kg train ~/notes -o my-model, then: kg build ~/notes --model my-model. "
    "Needs scikit-learn: pip install 'paperkg[train]'."
)
_ASKED = {"mention": "is it a name?", "type": "of which type?", "new": "is it the paper's own?"}


def command(
    sources: Annotated[
        list[Path], typer.Argument(metavar="NOTES...", help="Notes: folders or files.", show_default=False)
    ],
    names: Annotated[
        Path | None,
        typer.Option(envvar="KG_NAMES", help="Your table of names [default: names.tsv beside the notes]."),
    ] = None,
    labels: Annotated[
        Path | None,
        typer.Option(
            help='Notes that you labelled by hand, one JSON object a line: {"note": path, "mentions": [{"surface", '
            '"type", "canonical", "introduced"}]}.',
            show_default=False,
        ),
    ] = None,
    model: Annotated[Path, typer.Option("--output", "-o", envvar="KG_MODEL", help="Folder for the model.")] = Path(
        "model"
    ),
) -> None:
    """Learn from your decisions about names what else in your notes is one, on top of what ships with kg."""
    if find_spec("sklearn") is None:
        raise TrainingError("learning needs scikit-learn: pip install 'paperkg[train]'")
    from kg.mentions.training import corrections, folder

    file = names or decisions.file_of(sources)
    decided = decisions.read(file) if file.exists() or names else ()
    labelled = gold.read(labels) if labels else []
    known = corrections.read(sources)
    if strange := [one.note for one in labelled if one.note not in known]:
        sys.stderr.write(f"kg: {len(strange)} labelled notes are not among these notes, such as {strange[0]!r}\n")
    made = [_refitted(known, decided, labelled, with_recogniser=with_recogniser) for with_recogniser in (True, False)]
    for name, data in folder.files(made[0][0], made[1][0]).items():
        write(model / name, data)
    for outcome in made[0][1]:
        typer.echo(_said(outcome))
    if not any(outcome.learnt for _, outcomes in made for outcome in outcomes):
        typer.echo("what you decided tells nothing of other names: the model is the one that ships with kg")
    sys.stderr.write(f"kg: written to {model}; use it with kg build --model {model}\n")


def _refitted(
    known: Mapping[str, Entry], decided: Sequence[Decision], labelled: Sequence[Labelled], *, with_recogniser: bool
) -> tuple[learnt.Decision, tuple[Outcome, ...]]:
    from kg.mentions.training import corrections, refit

    shipped = learnt.load(with_recogniser=with_recogniser)
    with bar() as progress:
        cases = tuple(corrections.cases(known, decided, labelled, shipped, progress))
    return refit.refit(cases, shipped)


def _said(outcome: Outcome) -> str:
    asked = f"{_ASKED[outcome.question]:23}"
    if not outcome.cases:
        return f"{asked} nothing decided"
    ends = "learnt" if outcome.learnt else "stays as it ships"
    return f"{asked} {outcome.before} of {outcome.cases} right before, {outcome.after} when not seen: {ends}"
