"""Real stores on loopback, each in a folder of its own with a free port, stopped when the test is over."""

from __future__ import annotations

import http.client
import resource
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.tools import need

#: Seconds to wait for a store; Java takes four on a busy machine.
PATIENCE = 60

VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
DisableUnixSocket = 1
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
[AutoRepair]
BadParentLinks = 0
"""


class Server(NamedTuple):
    """A store that runs: the kind and the address that ``kg push`` takes, and its process."""

    store: str
    url: str
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End it, as a machine does that loses its power."""
        self.process.kill()
        self.process.wait()


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def oxigraph(folder: Path, port: int = 0, largest_file: int = 0) -> Iterator[Server]:
    """Oxigraph's own server; it may write no file beyond ``largest_file`` bytes, as if the disk were full there."""

    def limit() -> None:
        if largest_file:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    port = port or free_port()
    command: list[str | Path] = [need("oxigraph"), "serve", "-l", folder / "oxigraph", "-b", f"127.0.0.1:{port}"]
    with _run("oxigraph", command, folder, f"http://127.0.0.1:{port}", before=limit) as server:
        yield server


@contextmanager
def fuseki(folder: Path, port: int = 0, password: str = "") -> Iterator[Server]:
    """Apache Jena Fuseki with a dataset in memory; with a password it knows the user ``kite`` and nobody else."""
    port = port or free_port()
    command = [need("fuseki"), "--localhost", f"--port={port}", "--update", "--mem"]
    if password:
        (folder / "passwd").write_text(f"kite: {password}\n", encoding="utf-8")
        command[1:1] = [f"--passwd={folder / 'passwd'}", "--auth=basic"]
    with _run("fuseki", [*command, "/kg"], folder, f"http://127.0.0.1:{port}/kg") as server:
        yield server


@contextmanager
def virtuoso(folder: Path, port: int = 0, buffers: int = 20_000) -> Iterator[Server]:
    """Virtuoso 7 with its own limits; its user and its password are ``dba``."""
    port = port or free_port()
    settings = VIRTUOSO.format(sql=free_port(), http=port, buffers=buffers, dirty=buffers * 3 // 4)
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command: list[str | Path] = [need("virtuoso"), "+foreground", "+configfile", folder / "virtuoso.ini"]
    with _run("virtuoso", command, folder, f"http://127.0.0.1:{port}", "/sparql?query=ASK{}") as server:
        yield server


@contextmanager
def _run(
    store: str,
    command: Sequence[str | Path],
    folder: Path,
    url: str,
    path: str = "/",
    before: Callable[[], None] | None = None,
) -> Iterator[Server]:
    """Start a store, wait until it answers, stop it at the end."""
    log = folder / f"{store}.out"
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=out,
            stderr=out,
            preexec_fn=before,  # noqa: PLW1509  no thread runs that could hold a lock
            restore_signals=before is None,
        )
    try:
        _wait(url, path, process, log)
        yield Server(store, url, process)
    finally:
        process.kill()
        process.wait()


def _wait(url: str, path: str, process: subprocess.Popen[bytes], log: Path) -> None:
    address = urlsplit(url)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=5)
        try:
            connection.request("GET", path)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise AssertionError(f"no answer from {url}: {log.read_text(errors='replace')[-2000:]}")
