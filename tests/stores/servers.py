"""Real stores on loopback, each in a folder of its own with a free port, stopped when the test is over."""

from __future__ import annotations

import http.client
import resource
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
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
TransactionAfterImageLimit = {transaction}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
[AutoRepair]
BadParentLinks = 0
"""


class Server:
    """A store that runs, and runs again when it has been stopped, on the same port over the same files.

    ``store`` and ``url`` are the kind and the address that ``kg push`` takes, ``process`` is what runs.
    """

    process: subprocess.Popen[bytes]

    def __init__(
        self, store: str, url: str, command: Sequence[str | Path], folder: Path, largest_file: int = 0, path: str = "/"
    ) -> None:
        self.store, self.url = store, url
        self._command, self._folder, self._largest, self._path = command, folder, largest_file, path

    def start(self) -> None:
        """Start it and wait until it answers."""
        log = self._folder / f"{self.store}.out"
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                self._command,
                cwd=self._folder,
                stdout=out,
                stderr=out,
                preexec_fn=self._limit if self._largest else None,  # noqa: PLW1509  no thread runs that could hold a lock
                restore_signals=not self._largest,
            )
        _wait(self.url, self._path, self.process, log)

    def _limit(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (self._largest, self._largest))

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
def oxigraph(folder: Path, largest_file: int = 0) -> Iterator[Server]:
    """Oxigraph's own server; it may write no file beyond ``largest_file`` bytes, as if the disk were full there."""
    port = free_port()
    command: list[str | Path] = [need("oxigraph"), "serve", "-l", folder / "oxigraph", "-b", f"127.0.0.1:{port}"]
    with _running(Server("oxigraph", f"http://127.0.0.1:{port}", command, folder, largest_file)) as server:
        yield server


@contextmanager
def fuseki(folder: Path, password: str = "", largest_file: int = 0) -> Iterator[Server]:
    """Apache Jena Fuseki over files; with a password it knows the user ``kite`` and nobody else.

    It may write no file beyond ``largest_file`` bytes, of which it takes eight million to begin with.
    """
    port = free_port()
    (folder / "tdb2").mkdir()
    command = [need("fuseki"), "--localhost", f"--port={port}", "--update", "--tdb2", f"--loc={folder / 'tdb2'}", "/kg"]
    if password:
        (folder / "passwd").write_text(f"kite: {password}\n", encoding="utf-8")
        command[1:1] = [f"--passwd={folder / 'passwd'}", "--auth=basic"]
    with _running(Server("fuseki", f"http://127.0.0.1:{port}/kg", command, folder, largest_file)) as server:
        yield server


@contextmanager
def virtuoso(
    folder: Path, buffers: int = 20_000, largest_transaction: int = 50_000_000, most_rows: int = 10_000
) -> Iterator[Server]:
    """Virtuoso 7; its user and its password are ``dba``.

    A transaction may log ``largest_transaction`` bytes; answers end at ``most_rows`` without a word. Both are its own limits.
    """
    port = free_port()
    settings = VIRTUOSO.format(
        sql=free_port(),
        http=port,
        buffers=buffers,
        dirty=buffers * 3 // 4,
        transaction=largest_transaction,
        rows=most_rows,
    )
    (folder / "virtuoso.ini").write_text(settings, encoding="utf-8")
    command: list[str | Path] = [need("virtuoso"), "+foreground", "+configfile", folder / "virtuoso.ini"]
    with _running(
        Server("virtuoso", f"http://127.0.0.1:{port}", command, folder, path="/sparql?query=ASK{}")
    ) as server:
        yield server


@contextmanager
def _running(server: Server) -> Iterator[Server]:
    """Start a store, and stop it at the end."""
    try:
        server.start()
        yield server
    finally:
        server.stop()


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
