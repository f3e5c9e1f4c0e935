"""``python -m kg.mentions.train VAULT LABELS``: learn the recogniser, the wording and the decision from labelled notes.

The decision has to know how far the recogniser and the wording are right on notes that they have not seen: so the notes
are parted into folds, and what the other folds taught reads each. What ships has learnt from all labelled notes.
Everything is seeded, each network has one thread, and the same comes out of any number of processes. scikit-learn is
needed (the extra ``train``).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.mentions import forest, gold, learnt, recogniser
from kg.mentions.learnt import Decision
from kg.mentions.names import index
from kg.mentions.recogniser import Recogniser
from kg.mentions.training import forests, network, wordings
from kg.mentions.training.notes import Lesson, common, entries, fold, fragments, lessons
from kg.mentions.wording import Wording

if TYPE_CHECKING:
    import numpy as np

#: Into how many parts the notes go for the networks, and for the wording, which learns in seconds.
FOLDS, WORDING_FOLDS = 3, 5
#: Years of which there are fewer labels than notes count more, those with more of them less.
WEIGHTS = {"2019": 3.0, "2020": 3.0, "2021": 3.0, "2022": 3.0, "2023": 1.5, "2025": 0.7}
THRESHOLDS = {"mention": 0.45, "new": 0.25}

Tags = Mapping[str, Sequence["np.ndarray"]]


class Part(NamedTuple):
    """A labelled note or a sentence of one, what the recogniser said of it, and how much it counts."""

    lesson: Lesson
    tags: Sequence[np.ndarray] | None
    weight: float

    @property
    def fold(self) -> int:
        """The fold of its note among those of the wording."""
        return fold(self.lesson.labelled.note, WORDING_FOLDS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train and write the model; 0 when done."""
    told = _parser().parse_args(arguments)
    known = entries(told.vault)
    never = {one.note for file in told.without for one in gold.read(file)}
    material = lessons(known, (one for one in gold.read(told.labels) if one.note not in never), index())
    words = common(known.values())
    weights, seen = read(material, told.jobs, told.keep)
    whole, partly = worded(parts(material, seen))
    write(
        told.output,
        weights,
        whole,
        fitted(parts(material, seen), partly, words),
        fitted(parts(material, None), partly, words),
        words,
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m kg.mentions.train", description=main.__doc__)
    parser.add_argument("vault", type=Path, help="folder of the notes")
    parser.add_argument("labels", type=Path, help="hand labels, one JSON object a line")
    parser.add_argument(
        "--without", type=Path, nargs="*", default=(), help="labels of notes to leave out: those to test on"
    )
    parser.add_argument("--output", type=Path, default=learnt.FOLDER, help="folder for the model")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many networks are trained at a time")
    parser.add_argument("--keep", type=Path, help="folder for what the networks gave, to go on after a stop")
    return parser


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def read(material: Sequence[Lesson], jobs: int | None, keep: Path | None) -> tuple[dict[str, np.ndarray], Tags]:
    """The weights of a network that learnt from all notes, and what networks that have not seen a note say of its words.

    Args:
        material: the labelled notes.
        jobs: how many networks are trained at a time, as many as there are processors when None.
        keep: where to keep what a network gave, and to find it after a run that was stopped.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context) as pool:
        of_all = pool.submit(kept, keep, network_of_all, material)
        of_others = [pool.submit(kept, keep, read_by_others, material, number) for number in range(FOLDS)]
        said = {place: tags for one in of_others for place, tags in one.result().items()}
        weights = of_all.result()
    return weights, {
        lesson.labelled.note: [said[f"{place}.{at}"] for at in range(len(lesson.texts))]
        for place, lesson in enumerate(material)
    }


def network_of_all(material: Sequence[Lesson]) -> dict[str, np.ndarray]:
    """The weights of a network that learnt from all notes."""
    return recogniser.weights(network.train(network.examples(material), progress=_say))


def read_by_others(material: Sequence[Lesson], number: int) -> dict[str, np.ndarray]:
    """What a network of the other folds says of the words of the notes of this one, by the place of the text."""
    others = [lesson for lesson in material if fold(lesson.labelled.note, FOLDS) != number]
    model = Recogniser(network.train(network.examples(others), progress=_say))
    return {
        f"{place}.{at}": tags
        for place, lesson in enumerate(material)
        if fold(lesson.labelled.note, FOLDS) == number
        for at, tags in enumerate(model.tags(lesson.texts))
    }


def kept(
    folder: Path | None, make: Callable[..., dict[str, np.ndarray]], material: Sequence[Lesson], *more: int
) -> dict[str, np.ndarray]:
    """The arrays that ``make`` gives, from the folder where they were made of the same material before."""
    import numpy as np

    if folder is None:
        return make(material, *more)
    read = [([(text.name, text.words) for text in lesson.texts], lesson.places) for lesson in material]
    told = repr((network.settings(), read))
    mark = hashlib.sha256(told.encode()).hexdigest()[:16]
    file = folder / "-".join((make.__name__, *map(str, more), f"{mark}.npz"))
    if not file.is_file():
        made: Any = make(material, *more)
        folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(folder / f"{file.stem}.part.npz", **made)
        (folder / f"{file.stem}.part.npz").rename(file)
    with np.load(file) as arrays:
        return dict(arrays)


def parts(material: Iterable[Lesson], seen: Tags | None) -> Iterator[Part]:
    """The notes and one sentence of each of their texts, with or without what a recogniser says of them."""
    for lesson in material:
        weight = WEIGHTS.get(lesson.labelled.note[:4], 1.0)
        tags = seen[lesson.labelled.note] if seen else None
        yield Part(lesson, tags, weight)
        for sentence, (place, first, last) in fragments(lesson, index()):
            yield Part(sentence, [tags[place][first:last]] if tags else None, weight)


def worded(told: Iterable[Part]) -> tuple[Wording, list[Wording]]:
    """The wording that all parts teach, and for each fold the one that the parts of the others do."""
    said = [(one, wordings.sayings(one.lesson, one.tags, index())) for one in told]

    def without(number: int | None) -> Wording:
        kept = [(sayings, one.weight) for one, sayings in said if one.fold != number]
        return wordings.fit([sayings for sayings, _ in kept], [weight for _, weight in kept])

    return without(None), [without(number) for number in range(WORDING_FOLDS)]


def fitted(told: Iterable[Part], partly: Sequence[Wording], words: dict[str, int]) -> Decision:
    """The decision that these parts teach, each read with the wording of the other folds."""
    cases = [
        (case, one.weight)
        for one in told
        if (case := forests.case(one.lesson, one.tags, partly[one.fold], words, index())) is not None
    ]
    return forests.fit([case for case, _ in cases], [weight for _, weight in cases])


def write(
    folder: Path,
    weights: dict[str, np.ndarray],
    said: Wording,
    decision: Decision,
    rules: Decision,
    words: dict[str, int],
) -> None:
    """Write everything that :func:`kg.mentions.learnt.load` reads."""
    import numpy as np

    folder.mkdir(parents=True, exist_ok=True)
    arrays: Any = weights
    np.savez_compressed(folder / learnt.WEIGHTS, **arrays)
    np.savez_compressed(folder / learnt.WORDING, weights=said.weights.astype("float16"), start=said.start)
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
