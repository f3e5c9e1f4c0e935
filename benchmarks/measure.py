"""One way to measure: a command in a process of its own, and what the system says that it used."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
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
    """One run of a command; what it prints is shown when it fails.

    Raises:
        SystemExit: the command failed.
    """
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        if status:
            printed.seek(0)
            raise SystemExit(f"failed: {' '.join(map(str, command))}\n{printed.read().decode('utf-8', 'replace')}")
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def told(command: Command) -> Run:
    """What a command says of a part of its work, on the last line that it prints."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def median(runs: Sequence[Run]) -> Run:
    """The median of CPU and wall seconds, and the highest peak."""
    return Run(
        statistics.median(run.cpu for run in runs),
        statistics.median(run.wall for run in runs),
        max(run.memory for run in runs),
    )
