"""The folder that everything of a stream lives in: a local one, or any that fsspec knows, such as a bucket."""

from __future__ import annotations

import hashlib
import json
import uuid
from typing import Any

import fsspec

from kg.errors import OutputError


def address(path: str) -> str:
    """A path or an address in full, the same from wherever it is read."""
    files, full = fsspec.core.url_to_fs(path)
    return str(files.unstrip_protocol(full))


class Folder:
    """Files by name in a folder; ``url`` is a path or an address such as ``s3://bucket/graph``."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._files, self._root = fsspec.core.url_to_fs(url)

    def read(self, name: str, begin: int | None = None, end: int | None = None) -> bytes:
        """The bytes of a file from ``begin`` to ``end``, exclusive.

        Raises:
            OutputError: the file is not there or cannot be read.
        """
        try:
            return bytes(self._files.cat_file(self._path(name), start=begin, end=end))
        except OSError as error:
            raise OutputError(f"cannot read {name} in {self.url}: {error}") from error

    def write(self, name: str, data: bytes) -> None:
        """Put a whole file in its place; a reader never sees half of it, and of two writers the last one wins.

        Raises:
            OutputError: the file cannot be written.
        """
        path = self._path(name)
        above, _, last = path.rpartition("/")
        temporary = f"{above}/.{last}.{uuid.uuid4().hex}"
        try:
            self._files.makedirs(above, exist_ok=True)
            self._files.pipe_file(temporary, data)
            self._files.mv(temporary, path)
        except OSError as error:
            raise OutputError(f"cannot write {name} in {self.url}: {error}") from error

    def json(self, name: str) -> Any:
        """The JSON value in a file; None when there is no such file, or it holds no JSON."""
        if not self._files.exists(self._path(name)):
            return None
        try:
            return json.loads(self.read(name))
        except ValueError:
            return None

    def holds(self, name: str, size: int, sha256: str) -> bool:
        """Whether the file is there with that size and that checksum."""
        path = self._path(name)
        if not self._files.exists(path) or self._files.size(path) != size:
            return False
        return hashlib.sha256(self.read(name)).hexdigest() == sha256

    def remove(self, name: str) -> None:
        """Remove a file or a folder with all that is in it; nothing happens where there is none."""
        if self._files.exists(self._path(name)):
            self._files.rm(self._path(name), recursive=True)

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"
