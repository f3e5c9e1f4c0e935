"""``python -m kg.mentions.train VAULT LABELS``: learn the recogniser and the decision from labelled notes.

The decision has to know how far the recogniser is right on notes that it has not seen: so the notes are parted into
folds, and the networks of the other folds read each. This is done twice: what the finder says of notes without labels,
with what it learnt the first time, is learnt from as well the second time. What ships has learnt from all labelled notes.
Everything is seeded; one thread. scikit-learn is needed (the extra ``train``).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.mentions import forest, gold, learnt, recogniser
from kg.mentions.learnt import Decision
from kg.mentions.names import index
from kg.mentions.training import forests, network
from kg.mentions.training.notes import Lesson, common, entries, fold, fragments, lessons
from kg.mentions.training.silver import silver

if TYPE_CHECKING:
    import numpy as np

FOLDS = 3
#: Years of which there are fewer labels than notes count more, those with more of them less.
WEIGHTS = {"2019": 3.0, "2020": 3.0, "2021": 3.0, "2022": 3.0, "2023": 1.5, "2025": 0.7}
THRESHOLDS = {"mention": 0.45, "new": 0.4}


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the model; 0 when done."""
    told = _parser().parse_args(arguments)
    known = entries(told.vault)
    never = {one.note for file in told.without for one in gold.read(file)}
    material = lessons(known, gold.read(told.labels), index())
    words = common(known.values())
    decision = fitted(material, cross_fitted(material, []), words)
    model = learnt.Learnt(trained(material, []), decision, words, **THRESHOLDS)
    labelled = never | {lesson.labelled.note for lesson in material}
    guessed = network.examples(lessons(known, silver(known, labelled, model), index()))
    decision = fitted(material, cross_fitted(material, guessed), words)
    write(told.output, trained(material, guessed), decision, fitted(material, None, words), words)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kg.mentions.train", description=main.__doc__)
    parser.add_argument("vault", type=Path, help="folder of the notes")
    parser.add_argument("labels", type=Path, help="hand labels, one JSON object a line")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=(), help="labels of notes to leave out: those to test on"
    )
    parser.add_argument("--output", type=Path, default=learnt.FOLDER, help="folder for the model")
    return parser


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def trained(material: Sequence[Lesson], guessed: Sequence[network.Example]) -> Any:
    """A network that learnt from these notes and examples; with ``guessed`` notes of rare years count threefold."""
    rare = [lesson for lesson in material if WEIGHTS.get(lesson.labelled.note[:4], 0) > 2] if guessed else []
    data = network.examples([*material, *rare, *rare])
    return network.train([*data, *guessed], progress=_say)


def cross_fitted(
    material: Sequence[Lesson], guessed: Sequence[network.Example], folds: int = FOLDS
) -> dict[str, list[np.ndarray]]:
    """What a network that has not seen the note says of its words, by note."""
    seen = {}
    for number in range(folds):
        _say(f"network of all folds but {number + 1} of {folds}")
        model = trained([lesson for lesson in material if fold(lesson.labelled.note, folds) != number], guessed)
        for lesson in material:
            if fold(lesson.labelled.note, folds) == number:
                seen[lesson.labelled.note] = recogniser.predict(model, lesson.texts)
    return seen


def fitted(material: Sequence[Lesson], seen: dict[str, list[np.ndarray]] | None, words: dict[str, int]) -> Decision:
    """The decision that whole notes and their sentences teach, with or without what a recogniser says of them."""
    cases: list[tuple[forests.Case, float]] = []
    for lesson in material:
        weight = WEIGHTS.get(lesson.labelled.note[:4], 1.0)
        tags = seen[lesson.labelled.note] if seen else None
        whole = forests.case(lesson, tags, words, index())
        parts = (
            forests.case(part, [tags[place][first:last]] if tags else None, words, index())
            for part, (place, first, last) in fragments(lesson, index())
        )
        cases += [(one, weight) for one in (whole, *parts) if one is not None]
    return forests.fit([one for one, _ in cases], [weight for _, weight in cases])


def write(folder: Path, model: Any, decision: Decision, rules: Decision, words: dict[str, int]) -> None:
    """Write everything that :func:`kg.mentions.learnt.load` reads."""
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    arrays: Any = recogniser.weights(model)
    np.savez_compressed(folder / learnt.WEIGHTS, **arrays)
    for name, forests_ in ((learnt.DECISION, decision), (learnt.RULES, rules)):
        parts: Any = {}
        for question in ("mention", "type", "new"):
            parts |= forest.to_arrays(getattr(forests_, question), question)
        np.savez_compressed(folder / name, **parts)
    config = {"network": network.NETWORK, "thresholds": THRESHOLDS}
    (folder / learnt.CONFIG).write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    lines = "".join(f"{word}\t{count}\n" for word, count in words.items())
    (folder / learnt.COMMON).write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
