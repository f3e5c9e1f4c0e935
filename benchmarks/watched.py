"""What an edit costs while ``kg watch`` runs: ``python benchmarks/watched.py NOTES OUTPUT [--until graph|pages] [--rounds 1]``.

The builds are those of the watcher, one after the other in this process, without the watching. NOTES are edited in each
round in every way, and left as they were. Prints the median CPU seconds of each kind of edit, from the change to the graph or the
pages, and on the last line CPU seconds, wall seconds and peak memory in MB of the median edit.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg import export
from kg.options import Options
from kg.rebuilding import Folder
from kg.recall import Recall

#: The last file of the graph; what follows are tables and pages.
GRAPH = "mentions.ttl"
#: A note of which one part after the other is changed.
NOTE = (
    "https://arxiv.org/abs/2401.99999\n\n*Kites That Fly* (Ada Example{author})\n\n연이 난다.{comment}\n\n#kites{tag}\n"
)
NAMES = ("Kites That Fly.md", "All Kites That Fly.md")


class Spent(NamedTuple):
    """CPU and wall seconds from the beginning of a build to a moment of it."""

    cpu: float
    wall: float


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def spent(folder: Folder, options: Options) -> dict[str, Spent]:
    """What a build takes until its ``graph`` is written, and until its ``pages`` are."""
    begun = Spent(time.process_time(), time.perf_counter())
    reached: dict[str, Spent] = {}
    write = export.write

    def reach(moment: str) -> None:
        reached[moment] = Spent(time.process_time() - begun.cpu, time.perf_counter() - begun.wall)

    def writing(path: Path, content: export.Content) -> export.Saved:
        saved = write(path, content)
        if path.name == GRAPH:
            reach("graph")
        return saved

    with patch.object(export, "write", writing):
        folder.build(options, jobs=1, progress=silent)
    reach("pages")
    return reached


def edits(notes: Path, number: int) -> Iterator[str]:
    """Edits of one note, each by its kind as soon as it is made; at the end it is gone again."""
    note, renamed = (notes / name for name in NAMES)
    parts = {"author": "", "comment": "", "tag": ""}
    for kind, part, text in (
        ("a new note", "", ""),
        ("a line of comment", "comment", f" 한 줄 {number}."),
        ("a known name", "comment", f" BERT보다 낫다 {number}."),
        ("a new name", "comment", f" We propose KiteFormer-{number} (KF{number})."),
        ("a new author", "author", f", Zed Newcomer{'abcdefghij'[number % 10]}"),
        ("a new tag", "tag", f" #kites_{number}"),
    ):
        parts |= {part: text} if part else {}
        note.write_text(NOTE.format(**parts), encoding="utf-8")
        yield kind
    note.replace(renamed)
    yield "a note renamed"
    renamed.unlink()
    yield "a note deleted"


def rounds(notes: Path, output: Path, count: int) -> dict[str, list[dict[str, Spent]]]:
    """So many rounds of edits; what each kind took each time. Before them all is made once, and once more."""
    folder, options = Folder(output, recall=Recall()), Options((notes,))
    took: dict[str, list[dict[str, Spent]]] = {}
    for number in range(-1, count):
        for kind in edits(notes, number):
            done = spent(folder, options)
            if number >= 0:
                took.setdefault(kind, []).append(done)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--until", choices=("graph", "pages"), default="pages")
    parser.add_argument("--rounds", type=int, default=1)
    given = parser.parse_args()
    took = rounds(given.notes, given.output, given.rounds)
    for kind, times in took.items():
        print(f"{kind:20} {statistics.median(done[given.until].cpu for done in times):.3f}")
    every = [done[given.until] for times in took.values() for done in times]
    cpu, wall = (statistics.median(one) for one in zip(*every, strict=True))
    print(json.dumps([cpu, wall, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


if __name__ == "__main__":
    main()
