"""One way to measure: a command in a process of its own, and what the system says that it used."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

Command = Sequence[str | Path]


class Run(NamedTuple):
    """One run of a process, start and children included: CPU seconds, wall seconds, and peak memory in MB.

    The peak is that of the largest of its processes.
    """

    cpu: float
    wall: float
    memory: float


def measured(command: Command) -> Run:
    """One run of a command; what it prints goes nowhere but for complaints.

    Raises:
        SystemExit: the command failed.
    """
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(map(str, command))}")
    return Run(used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss / 1024)


def median(runs: Sequence[Run]) -> Run:
    """The median of CPU and wall seconds, and the highest peak."""
    return Run(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        max(run.memory for run in runs),
    )
