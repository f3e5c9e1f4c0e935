"""Results by key in one SQLite file: whole after a crash, shared by builds at once, and never trusted.

Each row carries a hash of its key and value. A file that is none of ours, or is broken, is thrown away; one that cannot
be opened, is locked for long or cannot be written is done without.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.cache.packing import pack, unpack
from kg.reading import Read

FILE = "reads.sqlite"
#: Seconds to wait for another build that is writing.
PATIENCE = 10.0

#: Errors that say nothing of what the file holds: primary result codes of SQLite.
_NOT_ITS_FAULT = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
}
_TABLE = "CREATE TABLE IF NOT EXISTS reads (key BLOB PRIMARY KEY, hash BLOB NOT NULL, value BLOB NOT NULL)"


class Store:
    """The file in that folder, open as long as the ``with`` lasts."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._rows: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
        with self._forgiving():
            self._rows = _opened(self._file)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._rows:
            self._rows.close()

    def get(self, key: bytes) -> Read | None:
        """The result under that key, None when there is none that can be trusted."""
        row = None
        with self._forgiving():
            row = self._rows and self._rows.execute("SELECT hash, value FROM reads WHERE key = ?", (key,)).fetchone()
        with suppress(TypeError, ValueError):
            return unpack(row[1]) if row and row[0] == _hash(key, row[1]) else None
        return None

    def put(self, results: Mapping[bytes, Read]) -> None:
        """Keep these results, all or none of them; what cannot be packed is left out."""
        rows = []
        for key, read in results.items():
            with suppress(TypeError, OverflowError, ValueError):
                value = pack(read)
                rows.append((key, _hash(key, value), value))
        self._write("INSERT OR REPLACE INTO reads VALUES (?, ?, ?)", rows)

    def tidy(self, used: Collection[bytes]) -> None:
        """Drop the results that are not among those used, once they are more than these."""
        keys: set[bytes] = set()
        with self._forgiving():
            if self._rows and self._rows.execute("SELECT COUNT(*) FROM reads").fetchone()[0] > 2 * len(used):
                keys = {key for (key,) in self._rows.execute("SELECT key FROM reads")}
        if keys:
            self._write("DELETE FROM reads WHERE key = ?", [(key,) for key in keys.difference(used)])

    def _write(self, command: str, rows: Collection[tuple[bytes, ...]]) -> None:
        with self._forgiving():
            if self._rows and rows:
                with self._rows:
                    self._rows.executemany(command, rows)

    @contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Go on after an error of the file: one that is broken is begun anew, any other is done without until the next build."""
        try:
            yield
        # A broken schema may hold names that are no text.
        except (sqlite3.Error, UnicodeDecodeError) as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
            if code not in _NOT_ITS_FAULT:
                self._discard()

    def _discard(self) -> None:
        if self._rows:
            self._rows.close()
        self._rows = None
        with suppress(OSError, sqlite3.Error):
            self._file.unlink(missing_ok=True)
            self._rows = _opened(self._file)


def _opened(file: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(file, timeout=PATIENCE)
    try:
        # What a power cut may break is found out by the hashes, so nothing waits for the disk.
        rows.execute("PRAGMA synchronous = OFF")
        rows.execute(_TABLE)
    except BaseException:
        rows.close()
        raise
    return rows


def _hash(key: bytes, value: bytes) -> bytes:
    return hashlib.sha256(key + value).digest()
