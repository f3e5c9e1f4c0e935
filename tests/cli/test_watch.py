from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kg.cli.watch import stopped_by_signals
from tests.tools import ROOT

#: ``kg``, which Ctrl-C stops even where what runs the tests ignores it, as a shell does for what it runs in the background.
KG = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_watch_says_a_line_for_each_build_and_stops_when_told(tmp_path: Path, told: signal.Signals) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "240101 Kite.md").write_text("Kites (Ada Example)\n\n연이 난다.\n", encoding="utf-8")
    command = [sys.executable, "-X", "faulthandler", "-c", KG]
    command += ["watch", "notes", "-o", "out", "--no-mentions", "--serve", "--port", "0"]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout
            assert process.stderr
            assert "a placeholder" in process.stderr.readline()
            _, _, url = process.stdout.readline().partition(" pages ")
            assert " 1 files, 1 entries, " in process.stdout.readline()

            (tmp_path / "notes" / "240102 Wind.md").write_text("Wind (Bo Sample)\n\n[[Nowhere]]\n", encoding="utf-8")
            line = process.stdout.readline()
            assert " 2 files, 2 entries, " in line
            assert " 1 files read anew, " in line
            assert "240102 Wind.md:3: found [[Nowhere]]" in process.stderr.readline()
            with httpx.stream("GET", f"{url.split()[0]}kg-changes") as listening:
                assert listening.status_code == 200
                assert stopped(process, told) == (0, "stopped\n")
        finally:
            process.kill()


def stopped(process: subprocess.Popen[str], told: signal.Signals) -> tuple[int, str]:
    """The status of a process after that signal, and what it still says; where it hangs, the threads that it hangs in."""
    process.send_signal(told)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)
    return process.wait(20), process.stderr.read() if process.stderr else ""


@pytest.fixture
def interrupts() -> Iterator[None]:
    """Ctrl-C interrupts, even where what runs the tests ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Interrupted:
    """An object in whose end Ctrl-C comes: what is raised there is ignored."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("interrupts")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_ctrl_c_stops_even_where_its_exception_is_lost() -> None:
    usual = signal.getsignal(signal.SIGTERM)
    with stopped_by_signals() as stop:
        Interrupted()
        assert stop.is_set()

        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler, "a second one acts as usual"
        assert signal.getsignal(signal.SIGTERM) is usual


@pytest.mark.usefixtures("interrupts")
def test_ctrl_c_interrupts_what_is_under_way() -> None:
    with pytest.raises(KeyboardInterrupt), stopped_by_signals():
        signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with stopped_by_signals() as stop:
        signal.raise_signal(signal.SIGINT)
        assert not stop.is_set(), "who has it ignored has it for another program"


def test_watch_refuses_sources_that_are_not_there(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "watch", str(tmp_path / "nowhere"), "-o", str(tmp_path / "out")],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"kg: no file or folder '{tmp_path / 'nowhere'}'" in done.stderr
