"""Files to entries: one module a format, found by place.

A module of this folder whose name does not start with ``_``, or one that an installed package names in the entry point
group ``kg.sources``, is a source module. It has

* ``matches(text, path) -> bool``: is this file of my format? Pure and cheap.
* ``parse(text, path) -> Parsed``: its entries, and what could not be read or understood.
* ``ENDINGS`` (optional): the file endings that it reads, in lower case and with the dot; Markdown and text by default.
* ``SHARED_ENDINGS`` (optional): endings such as ``.json`` that many other files have too. A file of theirs that is found
  in a folder is taken when the module claims its beginning, and left out otherwise; one given by itself is taken.
* ``LIMIT`` (optional): the most bytes that a file with one of its endings may have; 5 MB by default.
* ``FALLBACK`` (optional): True for a format without marks of its own, which takes only what no other module claims.

Every file that is given or found ends in entries or in a problem.
"""

from __future__ import annotations

import hashlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Protocol, cast

from kg.entry import Parsed, Problem, Source
from kg.errors import SourceError
from kg.sources import _files
from kg.sources._files import SourceFile

__all__ = [
    "ENDINGS",
    "SourceFile",
    "SourceModule",
    "digest",
    "files",
    "load",
    "modules",
    "parse",
    "parse_file",
    "parse_text",
    "read",
]

ENDINGS = (".md", ".markdown", ".txt")


class SourceModule(Protocol):
    """What a source module offers; see the module docstring for the optional parts."""

    __name__: str

    def matches(self, text: str, path: str) -> bool:
        """Whether the text is of this module's format; ``path`` is the name of the file in the graph."""

    def parse(self, text: str, path: str) -> Parsed:
        """The entries of the text, in its order, and the problems with it."""


@cache
def modules() -> tuple[SourceModule, ...]:
    """All source modules by name, those that fall back last.

    Raises:
        SourceError: an installed package names a source module that cannot be loaded.
    """
    own = [name for _, name, _ in pkgutil.iter_modules(__path__, f"{__name__}.") if "._" not in name]
    installed = sorted(entry_points(group="kg.sources"), key=lambda point: point.name)
    found = [
        *(cast("SourceModule", import_module(name)) for name in sorted(own)),
        *map(_loaded, installed),
    ]
    return tuple(sorted(found, key=_falls_back))


def _loaded(point: EntryPoint) -> SourceModule:
    try:
        module = point.load()
        _ = module.matches, module.parse
    except Exception as error:
        raise SourceError(f"source module {point.name!r} cannot be loaded: {type(error).__name__}: {error}") from error
    return cast("SourceModule", module)


def files(roots: Sequence[Path]) -> list[SourceFile]:
    """The files under the roots (folders of notes, or single files), sorted by name, each once.

    Raises:
        SourceError: a root does not exist, or is a folder without a note.
    """
    own = [ending for module in modules() for ending in getattr(module, "ENDINGS", ())]
    shared = [ending for module in modules() for ending in getattr(module, "SHARED_ENDINGS", ())]
    wanted = _files.Endings(tuple(dict.fromkeys((*ENDINGS, *own))), tuple(dict.fromkeys(shared)), _is_claimed)
    return _files.files(roots, wanted)


def load(file: SourceFile) -> bytes | Problem:
    """The bytes of one file, or the problem that keeps them from being read."""
    return _files.load(file, _limit(file.name.lower().rpartition(".")[2]))


def digest(loaded: bytes | Problem) -> str:
    """What tells the content of a file from any other: its SHA-256 in hex, or why it cannot be read."""
    return f"{loaded.kind}: {loaded.found}" if isinstance(loaded, Problem) else hashlib.sha256(loaded).hexdigest()


def parse(loaded: bytes | Problem, path: str) -> Parsed:
    """What the file holds whose bytes :func:`load` gave. Never raises on account of its content."""
    text = loaded if isinstance(loaded, Problem) else _files.decode(loaded, path)
    return Parsed((), (text,)) if isinstance(text, Problem) else parse_text(text, path)


def parse_file(file: SourceFile) -> Parsed:
    """What one file holds. Never raises on account of its content."""
    return parse(load(file), file.name)


def parse_text(text: str, path: str) -> Parsed:
    """What one text holds, by the one module that claims it; ``path`` is the name that its entries get."""
    claims: list[SourceModule] = []
    asked = None
    try:
        for asked, falls_back in _asked_in_turn(modules()):
            if (not falls_back or not claims) and asked.matches(text, path):
                claims.append(asked)
        if len(claims) == 1:
            asked = claims[0]
            parsed = asked.parse(text, path)
            return parsed if parsed.entries or parsed.problems else Parsed((), (_no_entry(path),))
    except Exception as error:  # noqa: BLE001  a module that fails on one note must not lose the others
        name = _name(asked) if asked else "a module"
        found = f"a note on which {name} fails with {type(error).__name__}: {error}"
        return Parsed((), (Problem(Source(path), "source-failed", found, "a module that reads it"),))
    if not claims:
        found, expected = "text of an unknown format", "a date line and papers, or a Markdown note"
        return Parsed((), (Problem(Source(path), "unknown-format", found, expected),))
    found = f"a file that is claimed by {' and '.join(_name(module) for module in claims)}"
    return Parsed((), (Problem(Source(path), "ambiguous-format", found, "one module that claims it"),))


def read(paths: Sequence[Path]) -> Iterator[tuple[SourceFile, Parsed]]:
    """Each file under the paths with what it holds, sorted by name; raises as :func:`files` does."""
    for file in files(paths):
        yield file, parse_file(file)


def _is_claimed(path: Path) -> bool:
    """Whether a module other than the fallback takes the file for its own by its beginning."""
    head = _files.head(path)
    return any(module.matches(head, path.name) for module in modules() if not _falls_back(module))


@cache
def _limit(ending: str) -> int:
    """The size in bytes up to which a file with that ending is read."""
    name = f"x.{ending}"
    own = (module for module in modules() if name.endswith(_endings(module)))
    return max((getattr(module, "LIMIT", 0) for module in own), default=0) or _files.LIMIT


def _endings(module: SourceModule) -> tuple[str, ...]:
    return (*getattr(module, "ENDINGS", ()), *getattr(module, "SHARED_ENDINGS", ()))


def _no_entry(path: str) -> Problem:
    return Problem(Source(path), "no-entry", "no paper", "a title, or an address, and what is to be said of it")


@cache
def _asked_in_turn(known: tuple[SourceModule, ...]) -> tuple[tuple[SourceModule, bool], ...]:
    """The modules, each with whether it is a fallback."""
    return tuple((module, _falls_back(module)) for module in known)


def _falls_back(module: SourceModule) -> bool:
    return bool(getattr(module, "FALLBACK", False))


def _name(module: SourceModule) -> str:
    return module.__name__.rpartition(".")[2] if module.__name__.startswith(f"{__name__}.") else module.__name__
