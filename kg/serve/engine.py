"""The Oxigraph server as a child: loaded from the files of a build, read-only, ended and started anew when stuck."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Lock

from kg.ask.built import data
from kg.errors import ServeError

HOST = "127.0.0.1"
#: Seconds in which the server has to come up.
PATIENCE = 30.0


class Engine:
    """Oxigraph over a copy of a build in a folder that is gone when the engine is closed; ``url`` is its address.

    Raises:
        ServeError: Oxigraph is not installed, or refuses the files.
        QueryError: the folder holds no build.
    """

    def __init__(self, exports: Path) -> None:
        self._program = _program()
        files = [one for one in data(exports) if isinstance(one, Path)]
        self._folder = Path(tempfile.mkdtemp(prefix="kg-serve-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()
        self.url = ""
        try:
            self._load(files)
            self._start()
        except BaseException:
            self.close()
            raise

    def restart(self, stuck: str) -> None:
        """End what is stuck with a request to that address, and answer again at a new one.

        Of several requests that are stuck together, the first one does it for all.
        """
        with self._lock:
            if stuck.startswith(f"{self.url}/"):
                self._end()
                self._start()

    def _start(self) -> None:
        port = _free_port()
        self.url = f"http://{HOST}:{port}"
        command: list[str | Path] = [
            self._program,
            "serve-read-only",
            "--location",
            self._folder / "store",
            "--bind",
            f"{HOST}:{port}",
        ]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        end = time.monotonic() + PATIENCE
        while not _listens(port):
            if self._process.poll() is not None or time.monotonic() > end:
                raise ServeError(f"{self._program} does not start")
            time.sleep(0.02)

    def close(self) -> None:
        """End the server and remove its folder."""
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _load(self, files: list[Path]) -> None:
        command: list[str | Path] = [self._program, "load", "--location", self._folder / "store", "--file", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise ServeError(f"Oxigraph cannot load {files[0].parent}: {done.stderr.strip()[-300:]}")


def _program() -> str:
    """The server that pip put beside this Python, or one of the ``PATH``."""
    beside = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("oxigraph")
    if not found:
        raise ServeError("kg serve needs the Oxigraph server: pip install 'paperkg[serve]'")
    return found


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        port: int = one.getsockname()[1]
        return port


def _listens(port: int) -> bool:
    with socket.socket() as one:
        one.settimeout(1)
        return one.connect_ex((HOST, port)) == 0
