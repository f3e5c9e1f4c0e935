"""Writing files: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import OutputError


def write_text(path: Path, text: str) -> None:
    r"""Put ``text`` into the file as UTF-8 with ``\n`` line ends; a reader never sees half of it.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    write_bytes(path, text.encode("utf-8"))


def write_bytes(path: Path, data: bytes) -> None:
    """Replace the file by one that holds ``data``, by renaming.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            temporary.write_bytes(data)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
