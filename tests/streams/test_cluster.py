"""The tasks of a stream on Dask: other workers, the same bytes, even when one is lost."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import dask
import distributed
import pytest

from kg.errors import SettingsError
from kg.streams.cluster import on_dask
from kg.streams.run import stream
from tests.streams import records, shards

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    """A cluster of two processes on this machine."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, memory_limit=0, host="127.0.0.1", dashboard_address=None
    ) as made:
        yield made


def test_a_worker_is_killed_and_the_bytes_are_those_of_one_process(
    cluster: distributed.LocalCluster, tmp_path: Path
) -> None:
    file = records.made_up(tmp_path, 1200)
    stream([str(file)], str(tmp_path / "one"), records=100)
    killed: list[int] = []

    def kill_one(step: str, done: int, _total: int) -> None:
        if (step, done) == ("papers", 3):
            killed.append(next(iter(cluster.workers.values())).process.pid)
            os.kill(killed[0], signal.SIGKILL)

    with on_dask(scheduler=cluster.scheduler_address) as runner:
        stream([str(file)], str(tmp_path / "many"), records=100, runner=runner, progress=kill_one)
    assert len(killed) == 1
    assert shards.files(tmp_path / "many") == shards.files(tmp_path / "one")


def test_what_a_worker_raises_is_raised_here(cluster: distributed.LocalCluster, tmp_path: Path) -> None:
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(b"\x1f\x8b\x08\x00")
    with (
        on_dask(scheduler=cluster.scheduler_address) as runner,
        pytest.raises(Exception, match=r"cannot read .*cut.jsonl.gz"),
    ):
        stream([str(cut)], str(tmp_path / "out"), runner=runner)


def test_a_scheduler_that_does_not_answer() -> None:
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(SettingsError, match="no Dask scheduler answers at"),
        on_dask(scheduler="tcp://127.0.0.1:1"),
    ):
        pass
