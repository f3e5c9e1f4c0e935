"""Whether streams survive: ``python benchmarks/survive.py [--count 1000000] [--scratch FOLDER]``.

Makes metadata, streams it in one process, streams it again in a process that is killed in the middle and goes on, then on
a local Dask cluster of two of which one worker is killed, compares every byte of the three, and loads the shards into
Oxigraph by its bulk loader. Prints CPU time and peak memory of each process; ends with an error when anything differs.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import metadata
from measure import Run

#: The step that the middle of the work falls into.
MIDDLE = "papers"
#: The program of the package ``oxigraph``, which pip puts beside Python.
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
COUNT = "SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }"


def command(file: Path, out: Path) -> list[str | Path]:
    return [sys.executable, "-m", "kg", "stream", file, "-o", out]


def waited(process: subprocess.Popen[bytes]) -> Run:
    """What the process used until it ended."""
    _, _, used = os.wait4(process.pid, 0)
    return Run(used.ru_utime + used.ru_stime, 0.0, used.ru_maxrss / 1024)


def parts(out: Path) -> int:
    """How many tasks of the middle are done, and how many there are when those of the step before are."""
    return len(list(out.glob(f"work/{MIDDLE}/*.json")))


def half(out: Path) -> int:
    """Half the number of tasks of the middle: it has as many as the step before."""
    return max(1, len(list(out.glob("work/dois/*.json"))) // 2)


def undisturbed(file: Path, out: Path) -> list[Run]:
    return [waited(subprocess.Popen(command(file, out)))]


def killed(file: Path, out: Path) -> list[Run]:
    """A stream that is killed in the middle, and the one that goes on."""
    process = subprocess.Popen(command(file, out))
    while parts(out) < half(out):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    return [waited(process), waited(subprocess.Popen(command(file, out)))]


def lost_worker(file: Path, out: Path) -> list[Run]:
    """A stream on two workers of Dask, one of which is killed in the middle; the peaks and CPU times of the workers."""
    import distributed

    from kg.streams.cluster import on_dask
    from kg.streams.run import stream

    done: list[int] = []
    cluster = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, memory_limit=0, host="127.0.0.1", dashboard_address=None
    )

    def kill_one(step: str, count: int, total: int) -> None:
        if step == MIDDLE and count >= total // 2 and not done:
            done.append(next(iter(cluster.workers.values())).process.pid)
            os.kill(done[0], signal.SIGKILL)

    with cluster, watched(cluster) as seen, on_dask(scheduler=cluster.scheduler_address) as runner:
        stream([str(file)], str(out), runner=runner, progress=kill_one)
    if not done:
        raise SystemExit("no worker was killed")
    return list(seen.values())


@contextmanager
def watched(cluster: object) -> Iterator[dict[int, Run]]:
    """CPU time and peak memory of each worker by its process, looked up every second."""
    seen: dict[int, Run] = {}
    stopped = threading.Event()

    def watch() -> None:
        while not stopped.wait(1):
            for worker in list(cluster.workers.values()):  # type: ignore[attr-defined]
                if worker.process is not None and worker.process.pid and (run := used(worker.process.pid)):
                    seen[worker.process.pid] = run

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    yield seen
    stopped.set()
    thread.join()


def used(pid: int) -> Run | None:
    """What a process has used so far; None when it is gone. Source: proc(5)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
        times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    except OSError:
        return None
    peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
    return Run(sum(map(int, times)) / os.sysconf("SC_CLK_TCK"), 0.0, peak / 1024)


WAYS = {"undisturbed": undisturbed, "killed and gone on with": killed, "a lost worker of Dask": lost_worker}


def load(out: Path, store: Path) -> int:
    """The shards in Oxigraph: how many triples it counts."""
    shards = sorted(map(str, out.glob("kg-*.nt.gz")))
    subprocess.run([OXIGRAPH, "load", "--location", store, "--file", *shards], check=True)
    asked = [OXIGRAPH, "query", "--location", store, "--query", COUNT, "--results-format", "csv"]
    return int(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--scratch", type=Path, default=None)
    given = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(dir=given.scratch))
    file = scratch / "papers.jsonl"
    metadata.make(file, given.count)
    first = None
    for place, (name, way) in enumerate(WAYS.items()):
        out = scratch / str(place)
        started = time.perf_counter()
        runs = way(file, out)
        cpu, peak = sum(run.cpu for run in runs), max(run.memory for run in runs)
        wall = time.perf_counter() - started
        print(f"{name:24} {cpu:8.1f} CPU s {wall:8.1f} s wall {peak:6.0f} MB at most in a process", flush=True)
        first = first or out
        names = sorted(one.name for one in first.iterdir() if one.is_file())
        _, differing, missing = filecmp.cmpfiles(first, out, names, shallow=False)
        if differing or missing:
            raise SystemExit(f"{name}: not the same bytes in {', '.join(differing + missing)}")
        if out != first:
            shutil.rmtree(out)
    print(f"{len(names)} files, the same bytes each time")
    stated = json.loads((scratch / "0" / "manifest.json").read_text())["triples"]
    started = time.perf_counter()
    found = load(scratch / "0", scratch / "store")
    print(
        f"Oxigraph holds {found} triples, the manifest says {stated}; loaded in {time.perf_counter() - started:.1f} s"
    )
    shutil.rmtree(scratch)
    if found != stated:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
