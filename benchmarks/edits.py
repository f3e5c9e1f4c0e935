"""Whether edits give the bytes of a whole build, and what they cost: ``python benchmarks/edits.py NOTES [--sequences 300] [--runs 5]``."""

from __future__ import annotations

import argparse
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from kg.building import build  # noqa: E402
from kg.options import Options  # noqa: E402
from kg.rebuilding import Folder, Rebuilt  # noqa: E402
from kg.recall import Recall  # noqa: E402
from tests.edits import chance, edit, notes, outputs  # noqa: E402

#: The most builds of a sequence, and the most edits before each.
BUILDS, EDITS = 3, 3
LINE = "\n한 줄 더, BERT보다 낫다 {number}.\n"
#: A note of which one part after the other is changed.
NOTE = (
    "https://arxiv.org/abs/2401.99999\n\n*Kites That Fly* (Ada Example{author})\n\n연이 난다.{comment}\n\n#kites{tag}\n"
)


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def sample(vault: Path, folder: Path, count: int) -> None:
    """Notes of the vault, the same each time, under a new folder."""
    found = [path for path in notes(vault) if path.is_file()]
    for path in chance(0).sample(found, min(count, len(found))):
        copy = folder / path.relative_to(vault)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def sequences(vault: Path, count: int, size: int) -> None:
    """Each from the same notes and their build; even ones in one process, odd ones each build by itself."""
    done: Counter[str] = Counter()
    wrong = builds = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sample(vault, folder / "notes", size)
        Folder(folder / "out").build(Options((folder / "notes",)), jobs=1, progress=silent)
        for number in range(count):
            for part in ("notes", "out"):
                shutil.rmtree(folder / f"{part}-edited", ignore_errors=True)
                shutil.copytree(folder / part, folder / f"{part}-edited")
            edited, out, drawn = folder / "notes-edited", folder / "out-edited", chance(number)
            warm = Folder(out, recall=Recall()) if number % 2 == 0 else None
            for _ in range(drawn.randint(1, BUILDS)):
                done.update(edit(drawn, edited) for _ in range(drawn.randint(1, EDITS)))
                (warm or Folder(out)).build(Options((edited,)), jobs=1, progress=silent)
                builds += 1
            shutil.rmtree(folder / "whole", ignore_errors=True)
            build([edited]).write(folder / "whole")
            if outputs(out) != outputs(folder / "whole"):
                wrong += 1
                print(f"sequence {number}: not the bytes of a whole build")
    print(
        f"{count} sequences, {builds} builds, {done.total()} edits ({', '.join(map(' '.join, _counts(done)))}): {wrong} wrong"
    )


def _counts(done: Counter[str]) -> list[tuple[str, str]]:
    return [(name, str(times)) for name, times in sorted(done.items())]


def process(*arguments: str | Path) -> tuple[float, float]:
    """CPU and wall seconds of a Python process."""
    started = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"{arguments} failed")
    return used.ru_utime + used.ru_stime, time.perf_counter() - started


def within(job: Callable[[], Rebuilt]) -> tuple[float, float]:
    """CPU and wall seconds of a job of this process."""
    cpu, wall = time.process_time(), time.perf_counter()
    job()
    return time.process_time() - cpu, time.perf_counter() - wall


def steps(note: Path, number: int) -> Iterator[str]:
    """Edits of one note, each by its kind as soon as it is made; the others stay."""
    parts = {"author": "", "comment": "", "tag": ""}
    for kind, part, text in (
        ("a new note", "", ""),
        ("a line of comment", "comment", f" 한 줄 {number}."),
        ("a known name", "comment", f" BERT보다 낫다 {number}."),
        ("a new author", "author", f", Zed Newcomer {number}"),
        ("a new tag", "tag", f" #kites_{number}"),
    ):
        parts |= {part: text} if part else {}
        note.write_text(NOTE.format(**parts), encoding="utf-8")
        yield kind
    note.unlink()
    yield "a note deleted"


def costs(vault: Path, runs: int) -> None:
    """A table of medians, each kind of build in its turn."""
    measured: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        copy, out = Path(name, "notes"), Path(name, "out")
        shutil.copytree(vault, copy)
        command = ("-m", "kg", "build", copy, "-o", out, "--jobs", "1")
        measured["whole build, nothing kept"] = [process(*command, "--no-cache")]
        process(*command)
        watched = Folder(out, recall=Recall())
        changed = notes(copy)[-1]
        text = changed.read_text(encoding="utf-8")
        for number in range(runs + 1):
            changed.write_text(text + LINE.format(number=f"{number}, in a process"), encoding="utf-8")
            took = {"one note changed, kg build": process(*command)}
            took["nothing changed, kg build"] = process(*command)
            took["start-up, kg --help"] = process("-m", "kg", "--help")
            took["floor: read and hash every file"] = process(Path(__file__).with_name("jobs.py"), "floor", copy)
            changed.write_text(text + LINE.format(number=f"{number}, watched"), encoding="utf-8")
            options = Options((copy,))
            begun = time.time()
            took["one note changed, kg watch"] = within(partial(watched.build, options, jobs=1, progress=silent))
            graph = (out / "kg.ttl").stat().st_mtime - begun
            took["… until its graph is written"] = (math.nan, graph)
            for kind in steps(copy / "Kites That Fly.md", number):
                begun = time.time()
                watched.build(options, jobs=1, progress=silent)
                took[f"… {kind}"] = (math.nan, (out / "kg.ttl").stat().st_mtime - begun)
            if number:  # the first time everything is made
                for job, seconds in took.items():
                    measured.setdefault(job, []).append(seconds)
    floor = statistics.median(cpu for cpu, _ in measured["floor: read and hash every file"])
    print(f"\n{'median of ' + str(runs):34} {'CPU s':>8} {'x floor':>8} {'wall s':>8}")
    for job, seconds in measured.items():
        cpu, wall = (statistics.median(one[place] for one in seconds) for place in (0, 1))
        print(f"{job:34} {cpu:8.3f} {cpu / floor:8.1f} {wall:8.3f}")


def main() -> None:
    """Run the sequences, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--sequences", type=int, default=300)
    parser.add_argument("--sample", type=int, default=40, help="notes of a sequence")
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    sequences(given.notes, given.sequences, given.sample)
    if given.runs:
        costs(given.notes, given.runs)


if __name__ == "__main__":
    main()
