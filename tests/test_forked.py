from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import pytest

from kg.errors import OutputError, ProcessError
from kg.forked import POSSIBLE, forked

pytestmark = pytest.mark.skipif(not POSSIBLE, reason="processes are not copied on this system")


def test_a_task_has_what_this_process_has_and_gives_its_result_back() -> None:
    here = {"notes": ["kites"], "process": os.getpid()}

    def task() -> tuple[list[object], bool]:
        here["notes"] = ["changed there"]
        return [*here], os.getpid() == here["process"]

    with forked(task) as result:
        assert result() == (["notes", "process"], False)
    assert here["notes"] == ["kites"]


def test_what_a_task_raises_is_raised_where_its_result_is_asked_for() -> None:
    def task() -> None:
        raise OutputError("cannot write kg.ttl: no space left")

    with pytest.raises(OutputError, match=r"cannot write kg.ttl: no space left"), forked(task) as result:
        result()


def test_a_process_that_ends_before_its_task_is_told_with_what_to_do() -> None:
    def task() -> None:
        os.kill(os.getpid(), signal.SIGKILL)  # as the system does when memory runs out

    with pytest.raises(ProcessError, match="enough memory"), forked(task) as result:
        result()


def test_a_task_has_ended_when_the_block_has_whatever_becomes_of_that(tmp_path: Path) -> None:
    def task() -> None:
        time.sleep(0.2)
        (tmp_path / "written").touch()

    with pytest.raises(OutputError, match="pages"), forked(task):
        raise OutputError("cannot write the pages")
    assert (tmp_path / "written").exists()


def test_ctrl_c_is_told_once(capfd: pytest.CaptureFixture[str]) -> None:
    def task() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), forked(task):
        raise KeyboardInterrupt
    assert capfd.readouterr().err == ""
