"""Files on disk to text: which files a source holds, what they are called in the graph, and how they are decoded."""

from __future__ import annotations

import codecs
import os
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg import terms
from kg.entry import Problem, Source
from kg.errors import SourceError

#: Larger files are no notes; reading one would stall a build.
LIMIT = 5 * 1024 * 1024
#: So many bytes of a file tell whether it is one of ours.
_HEAD = 65_536

#: What tells a folder that a build was written to: nothing in there is a note.
_OUTPUTS = {"kg.ttl", "mentions.ttl"}

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_FAULTS = {
    "dangling-link": ("a link to a file that does not exist", "a link to a note"),
    "link-loop": ("a link to a folder that holds it", "folders that end"),
}


class SourceFile(NamedTuple):
    """A file that was given or found.

    ``name`` is its path in the graph: relative to its root, with ``/``, in NFC. ``fault`` is a kind of problem for what
    cannot be read at all, such as a dangling link.
    """

    path: Path
    name: str
    fault: str = ""


class Endings(NamedTuple):
    """Which files of a folder are sources: those that end in one of ``own``, and those of ``shared`` that are claimed."""

    own: tuple[str, ...]
    shared: tuple[str, ...]
    is_claimed: Callable[[Path], bool]

    def takes(self, path: Path) -> bool:
        """Whether a file that was found in a folder is a source."""
        name = path.name.lower()
        return name.endswith(self.own) or (name.endswith(self.shared) and self.is_claimed(path))


class _Found(NamedTuple):
    file: SourceFile
    root: Path
    identity: tuple[int, int] | str


def files(roots: Sequence[Path], endings: Endings) -> list[SourceFile]:
    """The files of all roots, sorted by name; a file that is reached twice is listed once.

    A folder is walked for files that ``endings`` takes, hidden files and folders and those of a build left out; a file that is given by
    itself is taken whatever its ending. Where two roots hold the same relative path, both get as much of their root's
    own path in front as tells them apart.

    Raises:
        SourceError: a root does not exist, or is a folder without a single such file.
    """
    found: dict[tuple[int, int] | str, _Found] = {}
    for root in roots:
        for one in _of_root(root, endings):
            found.setdefault(one.identity, one)
    return sorted(_told_apart(list(found.values())), key=lambda file: file.name)


def load(file: SourceFile, limit: int = LIMIT) -> bytes | Problem:
    """The bytes of the file, or the problem that keeps them from being read."""
    if file.fault:
        return Problem(Source(file.name), file.fault, *_FAULTS[file.fault])
    try:
        data = _beginning(file.path, limit + 1)
    except OSError as error:
        found = f"a file that cannot be read ({error.strerror or 'unknown error'})"
        return Problem(Source(file.name), "unreadable", found, "a file that may be read")
    if len(data) > limit:
        most = f"{limit >> 20} MB"
        return Problem(Source(file.name), "too-large", f"a file of more than {most}", f"a file of at most {most}")
    return data


def head(path: Path) -> str:
    """The beginning of a file as text; empty when it cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(_HEAD)
    except OSError:
        return ""
    bom, encoding = next(((bom, name) for bom, name in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    return data[len(bom) :].decode(encoding, "replace")


def _beginning(path: Path, most: int) -> bytes:
    """Up to so many bytes, without a stream: to make one takes twice as long as to read a note."""
    opened = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        pieces = []
        while most > 0 and (piece := os.read(opened, min(most, _HEAD))):
            pieces.append(piece)
            most -= len(piece)
        return b"".join(pieces)
    finally:
        os.close(opened)


def _of_root(root: Path, endings: Endings) -> list[_Found]:
    if root.is_file() or (root.is_symlink() and not root.exists()):
        return [_found(root, root.name, root.parent)]
    if not root.exists():
        raise SourceError(f"no file or folder {str(root)!r}: name a folder of notes or a digest")
    listed = sorted(_walk(root, root, endings, ()), key=lambda one: one.file.name)
    if not listed:
        raise SourceError(
            f"no note in {str(root)!r}: looked for files that end in {', '.join(endings.own + endings.shared)}"
        )
    return listed


def _walk(folder: Path, root: Path, endings: Endings, above: tuple[tuple[int, int], ...]) -> Iterator[_Found]:
    name = folder.relative_to(root).as_posix()
    try:
        status = folder.stat()
        with os.scandir(folder) as listing:
            children = list(listing)
    except OSError:
        yield _found(folder, name, root)
        return
    if above and {child.name for child in children} >= _OUTPUTS:
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield _Found(SourceFile(folder, _nfc(name), "link-loop"), root, str(folder))
        return
    for child in children:
        if child.name.startswith("."):
            continue
        if child.is_dir():
            yield from _walk(folder / child.name, root, endings, (*above, here))
        elif endings.takes(path := _path(child.path)):
            yield _found(path, child.name if name == "." else f"{name}/{child.name}", root)


def _found(path: Path, name: str, root: Path) -> _Found:
    try:
        status = path.stat()
    except OSError:
        fault = "dangling-link" if path.is_symlink() else ""
        return _Found(SourceFile(path, _nfc(name), fault), root, str(path))
    return _Found(SourceFile(path, _nfc(name)), root, (status.st_dev, status.st_ino))


@lru_cache(maxsize=65_536)
def _path(path: str) -> Path:
    """The path, which takes longer to make than to look at what lies there."""
    return Path(path)


def _nfc(name: str) -> str:
    """The name in NFC; bytes that are no UTF-8 become U+FFFD."""
    if name.isascii():
        return name
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))


def _told_apart(found: list[_Found]) -> list[SourceFile]:
    """Give files of one name as many folders of their root in front as they need to differ."""
    depth = 0
    names = [one.file.name for one in found]
    while len(set(names)) < len(names):
        depth += 1
        counts = Counter(names)
        for place, one in enumerate(found):
            if counts[names[place]] > 1:
                parts = [part for part in one.root.resolve().parts if part != one.root.anchor]
                if depth > len(parts):
                    names[place] = f"{place}/{names[place]}"
                else:
                    names[place] = "/".join((*(_nfc(part) for part in parts[-depth:]), one.file.name))
    return [one.file._replace(name=name) for one, name in zip(found, names, strict=True)]


def decode(data: bytes, name: str) -> str | Problem:
    r"""The text of a file in NFC with ``\n`` line ends, or the problem with its bytes; ``name`` is that in the graph."""
    text = _text(data)
    if text is None:
        return Problem(
            Source(name), "undecodable", "bytes in an unknown encoding", "UTF-8, UTF-16 with a mark, or CP949"
        )
    if "\x00" in text:
        return Problem(Source(name), "binary", "a binary file", "text")
    if not text.strip():
        found = "an empty file" if not data else "a file of nothing but blanks"
        return Problem(Source(name), "empty", found, "a note")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    # What no graph can hold is taken out before anything is found in the text, so that offsets stay right.
    return terms.clean(text)


def _text(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding)
    text = _strict(data, "utf-8")
    return _strict(data, "cp949") if text is None and b"\x00" not in data else text if text is not None else "\x00"


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
