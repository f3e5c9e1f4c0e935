"""Pages that an earlier build wrote, by what they were made of: those that are still right are not made again.

Beside the exports stands for each page a hash of what it was made of (:mod:`kg.views.reads`, and the installation) and
one of its bytes. Both are true for ever, whatever became of the page: one that is not there as it was written is made
again. What slow functions gave for it stands there as well, each under a hash of what was given and of the result: most
often a page that is made again looks as it did.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kg import beside
from kg.errors import OutputError

if TYPE_CHECKING:
    from kg.views.making import Slow

FILE = "pages.json"

T = TypeVar("T")


class Page(NamedTuple):
    """What is kept of a page: what it was made of, its bytes, and by function a seal and a result."""

    made_of: str = ""
    content: str = ""
    results: Mapping[str, tuple[str, Any]] = {}


class Kept:
    """The pages in a folder of exports; ``installation`` is the mark of the code that makes them (:func:`kg.installed.mark`)."""

    def __init__(self, output: Path, installation: str) -> None:
        self._output = output
        self._installation = installation
        self._last = _read(output / beside.FOLDER / FILE)
        self._now: dict[str, Page] = {}

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[Slow], str]) -> bytes:
        """The page of that name: the file, if it was made of the same and holds what was written; otherwise made."""
        made_of = hashlib.sha256(self._installation.encode() + reads()).hexdigest()
        last = self._last.get(name, Page())
        content, results = self._file(name) if last.made_of == made_of else b"", last.results
        if last[:2] != (made_of, _digest(content)):
            slow = _Recalling(self._installation, results)
            content, results = make(slow).encode(), slow.results
        self._now[name] = Page(made_of, _digest(content), results)
        return content

    def keep(self) -> None:
        """Remember the pages that were asked for since, and no others; a folder that cannot be written does without."""
        import msgspec

        from kg.export import write

        self._last, self._now = self._now, {}
        with suppress(OutputError):
            write(self._output / beside.FOLDER / FILE, msgspec.json.encode(self._last))

    def _file(self, name: str) -> bytes:
        with suppress(OSError):
            return (self._output / name).read_bytes()
        return b""


class _Recalling:
    """Calls slow functions, or gives what they gave for the same before; each is called once for a page."""

    def __init__(self, installation: str, last: Mapping[str, tuple[str, Any]]) -> None:
        self._installation = installation
        self._last = last
        self.results: dict[str, tuple[str, Any]] = {}

    def __call__(self, function: Callable[..., T], *given: Any) -> T:
        name = function.__name__
        seal, result = self._last.get(name, ("", None))
        if seal != self._seal(name, given, result):
            result = function(*given)
        self.results[name] = self._seal(name, given, result), result
        found: T = result
        return found

    def _seal(self, name: str, given: tuple[Any, ...], result: Any) -> str:
        import msgspec

        return _digest(repr((self._installation, name, given)).encode() + msgspec.json.encode(result))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read(file: Path) -> dict[str, Page]:
    """What the file says of each page; nothing of it can make a page wrong, and nothing is what a broken one says."""
    import msgspec

    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(file.read_bytes(), type=dict[str, Page])
    return {}
