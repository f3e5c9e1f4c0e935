"""Writing files: whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from kg.errors import OutputError

#: What a file holds: its text or its bytes, or its text in pieces, for files that need not be in memory at once.
Content = str | bytes | Iterable[str]

#: Bytes that are compared at a time.
_PIECE = 1 << 20


def write_text(path: Path, text: str) -> None:
    r"""Put ``text`` into the file as UTF-8 with ``\n`` line ends; a reader never sees half of it.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    write(path, text)


class Saved(NamedTuple):
    """What a file holds after it was written, by its SHA-256 in hex, and whether it did not before."""

    sha256: str
    new: bool


def write(path: Path, content: Content, *, packed: bool = False) -> Saved:
    r"""Replace the file by one that holds ``content``, by renaming; text is UTF-8 with ``\n`` line ends.

    A file that holds the same bytes already is left as it is, with its time.
    ``packed`` compresses it with gzip, without a name or a time in it, so that the same content gives the same bytes.

    Raises:
        OutputError: the folder or the file cannot be written.
    """
    try:
        if isinstance(content, str | bytes) and not packed:
            return _write_at_once(path, content if isinstance(content, bytes) else content.encode())
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path) as temporary:
            with _opened(temporary, packed=packed) as file:
                for piece in _pieces(content):
                    file.write(piece)
            saved = Saved(_sha256(temporary), new=not _same(temporary, path))
            if saved.new:
                temporary.replace(path)
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror}") from error
    return saved


def _write_at_once(path: Path, content: bytes) -> Saved:
    saved = Saved(hashlib.sha256(content).hexdigest(), new=not _holds(path, content))
    if saved.new:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _beside(path) as temporary:
            temporary.write_bytes(content)
            temporary.replace(path)
    return saved


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file beside that one which is gone at the end, unless it has taken its place."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def remove(path: Path) -> None:
    """Take a file away, if it is there.

    Raises:
        OutputError: it cannot be taken away.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot remove {path}: {error.strerror}") from error


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _holds(path: Path, content: bytes) -> bool:
    """Whether there is a file with these bytes."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _same(one: Path, other: Path) -> bool:
    """Whether both are files with the same bytes."""
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    with one.open("rb") as left, other.open("rb") as right:
        while piece := left.read(_PIECE):
            if piece != right.read(_PIECE):
                return False
    return True


@contextmanager
def _opened(path: Path, *, packed: bool) -> Iterator[IO[bytes] | gzip.GzipFile]:
    with path.open("wb") as file:
        if packed:
            with gzip.GzipFile("", "wb", compresslevel=6, fileobj=file, mtime=0) as packer:
                yield packer
        else:
            yield file


def _pieces(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    else:
        yield from (piece.encode() for piece in ((content,) if isinstance(content, str) else content))
