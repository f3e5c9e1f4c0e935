from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from tests.tools import ROOT

#: ``kg``, which Ctrl-C stops even where what runs the tests ignores it, as a shell does for what it runs in the background.
KG = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"


def test_watch_says_a_line_for_each_build_and_stops_when_told(tmp_path: Path) -> None:
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
            assert " pages http://127.0.0.1:" in process.stdout.readline()
            assert " 1 files, 1 entries, " in process.stdout.readline()

            (tmp_path / "notes" / "240102 Wind.md").write_text("Wind (Bo Sample)\n\n[[Nowhere]]\n", encoding="utf-8")
            line = process.stdout.readline()
            assert " 2 files, 2 entries, " in line
            assert " 1 files read anew, " in line
            assert "240102 Wind.md:3: found [[Nowhere]]" in process.stderr.readline()
            assert stopped(process) == (0, "stopped\n")
        finally:
            process.kill()


def stopped(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The status of a process after Ctrl-C, and what it still says; where it hangs, the threads that it hangs in."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)
    return process.wait(20), process.stderr.read() if process.stderr else ""


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
