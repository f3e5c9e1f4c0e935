"""Jobs that ``bench.py`` measures, each in a process of its own: ``python benchmarks/jobs.py JOB FOLDER [--workers N]``.

A job imports what it needs itself, so that the floor pays for nothing of the others. FOLDER holds notes; for the two jobs
of spaCy it is the file that ``texts`` in ``inputs.py`` wrote.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc


def floor(notes: Path, _workers: int) -> None:
    """Read and hash every file."""
    import hashlib

    for folder, _, names in os.walk(notes):
        for name in names:
            hashlib.sha256((Path(folder) / name).read_bytes()).digest()


def without_mentions(notes: Path, workers: int) -> None:
    """The graph as Turtle, without mentions, tables and pages."""
    _turtle(notes, workers, mentions=False)


def by_rules(notes: Path, workers: int) -> None:
    """The graph and its evidence, mentions found without the recogniser."""
    _turtle(notes, workers, recogniser=False)


def with_recogniser(notes: Path, workers: int) -> None:
    """The graph and its evidence, mentions found with the recogniser."""
    _turtle(notes, workers)


def _turtle(notes: Path, workers: int, **settings: bool) -> None:
    from kg.building import build

    with tempfile.TemporaryDirectory() as folder:
        build([notes], jobs=workers, **settings).write(folder, formats=("ttl",), pages=False)


def rdflib_writer(notes: Path, _workers: int) -> None:
    """A peer: `without_mentions`, but each triple is made and added to an rdflib.Graph, which writes the Turtle."""
    import rdflib

    from kg.building import build
    from kg.graph.graph import value_of

    def term(written: str) -> rdflib.URIRef | rdflib.Literal:
        if written[0] == "<":
            return rdflib.URIRef(written[1:-1])
        kind = written[written.rindex('"') + 1 :]
        value = value_of(written)
        return (
            rdflib.Literal(value, lang=kind[1:])
            if kind[:1] == "@"
            else rdflib.Literal(value, datatype=kind[3:-1] or None)
        )

    graph = rdflib.Graph()
    for subject, about in build([notes], mentions=False).graph.by_subject.items():
        for predicate, values in about.items():
            for value in values:
                graph.add((term(subject), term(predicate), term(value)))
    with tempfile.TemporaryDirectory() as folder:
        graph.serialize(Path(folder) / "kg.ttl", format="turtle")


def spacy_alone(texts: Path, _workers: int) -> None:
    """spaCy cuts the same texts into tokens, and its network tags them, note by note as a build does."""
    network, notes = _tokenised(texts)
    for note in notes:
        network.predict(note)


def spacy_batches(texts: Path, _workers: int) -> None:
    """The same, the network given 128 texts at a time: faster than the 1,000 of `nlp.pipe`, which take more memory."""
    from itertools import chain

    from spacy.util import minibatch

    network, notes = _tokenised(texts)
    for batch in minibatch(chain.from_iterable(notes), 128):
        network.predict(batch)


def _tokenised(texts: Path) -> tuple[Any, Iterator[list[Doc]]]:
    """The recogniser's network, and the documents of each note, made by spaCy's tokenizer."""
    import json

    import numpy as np

    from kg.mentions import component, learnt, recogniser

    tokenizer = component.tokenizer(recogniser.vocab())
    config = json.loads((learnt.FOLDER / learnt.CONFIG).read_text(encoding="utf-8"))
    with np.load(learnt.FOLDER / learnt.WEIGHTS) as arrays:
        network = recogniser.load(config["network"], arrays)
    notes = json.loads(texts.read_text(encoding="utf-8"))
    return network, ([tokenizer(text) for text in note] for note in notes if any(note))


JOBS: dict[str, Callable[[Path, int], None]] = {
    job.__name__: job
    for job in (floor, without_mentions, by_rules, with_recogniser, rdflib_writer, spacy_alone, spacy_batches)
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=JOBS)
    parser.add_argument("path", type=Path)
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    JOBS[given.job](given.path, given.workers)


if __name__ == "__main__":
    main()
