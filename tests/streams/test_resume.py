"""A stream that is killed goes on where it was, and makes the same bytes as one that was not."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.streams.run import stream
from tests.streams import records, shards
from tests.tools import ROOT

PARTITION = 100


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of made-up records."""
    return records.made_up(tmp_path_factory.mktemp("in"), 1500)


@pytest.fixture(scope="module")
def whole(file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a stream of the file makes when nothing happens to it."""
    folder = tmp_path_factory.mktemp("whole")
    stream([str(file)], str(folder), records=PARTITION)
    return shards.files(folder)


def finished(folder: Path) -> dict[Path, int]:
    """The parts of tasks that are done, with the time of their last change."""
    return {part: part.stat().st_mtime_ns for part in folder.glob("work/*/*.json")}


def kill_amid(step: str, file: Path, folder: Path) -> None:
    """Run a stream in a process of its own until a task of this step is done, then kill it."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        "kg",
        "stream",
        file,
        "-o",
        folder,
        "--partition",
        str(PARTITION),
    ]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while not any(folder.glob(f"work/{step}/*.json")):
            assert process.poll() is None, "the stream ended before it could be killed"
            time.sleep(0.005)
        process.kill()


@pytest.mark.parametrize("step", ["read", "papers", "shards"])
def test_killed_and_gone_on_with(file: Path, whole: dict[str, bytes], tmp_path: Path, step: str) -> None:
    kill_amid(step, file, tmp_path)
    assert not (tmp_path / "manifest.json").exists()
    done = finished(tmp_path)
    kept: dict[Path, int] = {}
    stream(
        [str(file)],
        str(tmp_path),
        records=PARTITION,
        progress=lambda name, *_: kept.update(finished(tmp_path)) if name == "description" else None,
    )
    assert shards.files(tmp_path) == whole
    assert done.items() <= kept.items()


def test_a_task_whose_run_was_damaged_is_done_again(file: Path, whole: dict[str, bytes], tmp_path: Path) -> None:
    kill_amid("papers", file, tmp_path)
    run = min(tmp_path.glob("work/papers/*.run"))
    run.write_bytes(run.read_bytes()[:-1])
    part = min(tmp_path.glob("work/read/*.json"))
    part.write_text("{")
    stream([str(file)], str(tmp_path), records=PARTITION)
    assert shards.files(tmp_path) == whole
