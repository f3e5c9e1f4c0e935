"""Pages that an earlier build wrote, by what they were made of: those that are still right are not made again.

Beside the exports stands for each page a hash of what it was made of (:mod:`kg.views.reads`, and the installation) and
one of its bytes. Both are true for ever, whatever became of the page: one that is not there as it was written is made
again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kg import beside
from kg.errors import OutputError

FILE = "pages.json"


class Kept:
    """The pages in a folder of exports; ``installation`` is the mark of the code that makes them (:func:`kg.installed.mark`)."""

    def __init__(self, output: Path, installation: str) -> None:
        self._output = output
        self._installation = installation
        self._last = _read(output / beside.FOLDER / FILE)
        self._now: dict[str, tuple[str, str]] = {}

    def page(self, name: str, reads: Callable[[], bytes], make: Callable[[], str]) -> bytes:
        """The page of that name: the file, if it was made of the same and holds what was written; otherwise made."""
        made_of = hashlib.sha256(self._installation.encode() + reads()).hexdigest()
        last = self._last.get(name)
        content = self._file(name) if last and last[0] == made_of else b""
        if not last or last != (made_of, hashlib.sha256(content).hexdigest()):
            content = make().encode()
        self._now[name] = made_of, hashlib.sha256(content).hexdigest()
        return content

    def keep(self) -> None:
        """Remember the pages that were asked for since, and no others; a folder that cannot be written does without."""
        from kg.export import write_text

        self._last, self._now = self._now, {}
        with suppress(OutputError):
            write_text(self._output / beside.FOLDER / FILE, json.dumps(self._last))

    def _file(self, name: str) -> bytes:
        with suppress(OSError):
            return (self._output / name).read_bytes()
        return b""


def _read(file: Path) -> dict[str, tuple[str, str]]:
    """What the file says of each page; nothing of it can make a page wrong, and nothing is what a broken one says."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        return {str(name): (made_of, content) for name, (made_of, content) in json.loads(file.read_bytes()).items()}
    return {}
