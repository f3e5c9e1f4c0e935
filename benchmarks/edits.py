"""Whether edits give the bytes of a whole build, and what they cost: ``python benchmarks/edits.py NOTES [--sequences 300] [--runs 5]``."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from watched import rounds, silent  # noqa: E402

from kg.building import build  # noqa: E402
from kg.options import Options  # noqa: E402
from kg.rebuilding import Folder  # noqa: E402
from kg.recall import Recall  # noqa: E402
from tests.edits import chance, edit, notes, outputs  # noqa: E402

#: The most builds of a sequence, and the most edits before each.
BUILDS, EDITS = 3, 3
LINE = "\n한 줄 더, BERT보다 낫다 {number}.\n"


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


def costs(vault: Path, runs: int) -> None:
    """A table of medians, each kind of build in its turn."""
    measured: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        copy, out = Path(name, "notes"), Path(name, "out")
        shutil.copytree(vault, copy)
        command = ("-m", "kg", "build", copy, "-o", out, "--jobs", "1")
        measured["whole build, nothing kept"] = [process(*command, "--no-cache")]
        process(*command)
        changed = notes(copy)[-1]
        text = changed.read_text(encoding="utf-8")
        for number in range(runs):
            changed.write_text(text + LINE.format(number=number), encoding="utf-8")
            for job, arguments in (
                ("one note changed, kg build", command),
                ("nothing changed, kg build", command),
                ("start-up, kg --help", ("-m", "kg", "--help")),
                ("floor: read and hash every file", (Path(__file__).with_name("jobs.py"), "floor", copy)),
            ):
                measured.setdefault(job, []).append(process(*arguments))
        for kind, times in rounds(copy, out, runs).items():
            for until in ("graph", "pages"):
                measured[f"kg watch, {kind}: {until}"] = [done[until] for done in times]
    floor = statistics.median(cpu for cpu, _ in measured["floor: read and hash every file"])
    print(f"\n{'median of ' + str(runs):38} {'CPU s':>8} {'x floor':>8} {'wall s':>8}")
    for job, seconds in measured.items():
        cpu, wall = (statistics.median(one[place] for one in seconds) for place in (0, 1))
        print(f"{job:38} {cpu:8.3f} {cpu / floor:8.1f} {wall:8.3f}")


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
