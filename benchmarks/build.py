"""How long a build takes, beside a floor and a peer: ``python benchmarks/build.py NOTES [--runs N]``."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from jobs import JOBS


class Run(NamedTuple):
    """One run of a job: CPU seconds of its process and of the job alone, wall seconds, peak memory in MB."""

    cpu: float
    bare: float
    wall: float
    memory: float


def measured(name: str, notes: Path) -> Run:
    """One run of a job in a fresh process."""
    started = time.perf_counter()
    command = [sys.executable, str(Path(__file__).with_name("jobs.py")), name, str(notes)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    printed = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name} failed")
    wall = time.perf_counter() - started
    return Run(used.ru_utime + used.ru_stime, float(printed), wall, used.ru_maxrss / 1024)


def help_seconds() -> float:
    """Wall seconds of `kg --help`, start of Python included."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg", "--help"], check=True, capture_output=True)
    return time.perf_counter() - started


def shown(seconds: Sequence[float], floor: Sequence[float]) -> str:
    """The median, from least to most, and how many times the median of the floor that is."""
    median = statistics.median(seconds)
    spread = f"{median:.3f} ({min(seconds):.3f} to {max(seconds):.3f})"
    return f"{spread:25} {median / statistics.median(floor):7.1f}"


def main() -> None:
    """Measure all jobs in turns and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    runs: dict[str, list[Run]] = {name: [] for name in JOBS}
    for _ in range(given.runs):
        for name, done in runs.items():
            done.append(measured(name, given.notes))
    print("CPU seconds: median (least to most) and times the floor; bare is without the start of the interpreter\n")
    print(f"{'job':21} {'whole process':25} {'x floor':>7}  {'bare':25} {'x floor':>7} {'wall s':>7} {'peak MB':>8}")
    floor = runs["floor"]
    for name, done in runs.items():
        whole = shown([run.cpu for run in done], [run.cpu for run in floor])
        bare = shown([run.bare for run in done], [run.bare for run in floor])
        wall, memory = statistics.median(run.wall for run in done), max(run.memory for run in done)
        print(f"{name:21} {whole}  {bare} {wall:7.2f} {memory:8.0f}")
    print(f"\nkg --help: {statistics.median(help_seconds() for _ in range(given.runs)):.3f} s wall")


if __name__ == "__main__":
    main()
