"""A mark of what is installed: results are the same only while the code and the data that make them are.

It covers the files of kg and its tables, those of packages that add a source or an extractor, the versions of what kg
stands on, and that of Python. All of it is hashed anew each time: times of files do not tell an upgrade from none.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, requires, version
from importlib.util import find_spec
from pathlib import Path

from kg import tables

_PACKAGE = Path(__file__).resolve().parent
#: Entry point groups of packages that take part in reading.
_GROUPS = ("kg.extractors", "kg.sources")
_NAME = re.compile(r"[\w.-]+")


def mark(without: Collection[str] = ()) -> str:
    """A hash of the installation; ``without`` names modules and folders of kg that do not count."""
    made = hashlib.sha256()
    found = entry_points()  # looks at every package that is installed
    points = sorted(point for group in _GROUPS for point in found.select(group=group))
    for part in (*_versions(), *points):
        made.update(f"{part}\n".encode())
    left_out = {name for one in without for name in (one, f"{one}.py")}
    for root in (_PACKAGE, tables.folder()):
        for path in _files(root, left_out):
            _add(made, path, path.relative_to(root).as_posix())
    for path in _files_added(points):
        _add(made, path, path.name)
    return made.hexdigest()


def _add(made: hashlib._Hash, path: Path, name: str) -> None:
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    made.update(f"{name}\n{content}\n".encode())


def _files(root: Path, left_out: Collection[str] = ()) -> Iterator[Path]:
    """The files below a folder, sorted; ``left_out`` are names in the folder itself."""
    for folder, below, names in os.walk(root):
        here = left_out if folder == str(root) else ()
        below[:] = sorted(name for name in below if name != "__pycache__" and name not in here)
        yield from (Path(folder, name) for name in sorted(names) if name not in here and not name.endswith(".pyc"))


def _versions() -> Iterator[str]:
    """Python with its machine, and each package that kg requires."""
    yield f"{sys.implementation.name} {sys.version} {sys.platform} {platform.machine()}"
    try:
        required = requires("paperkg") or ()
    except PackageNotFoundError:
        required = ()
    for name in sorted({_name(one) for one in required if "extra ==" not in one}):
        yield f"{name} {_version(name)}"


def _name(requirement: str) -> str:
    """``numpy>=1.26`` -> ``numpy``."""
    found = _NAME.match(requirement)
    return found[0] if found else requirement


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _files_added(points: Iterable[EntryPoint]) -> Iterator[Path]:
    """The files of the modules, or whole packages, that other packages add."""
    for top in sorted({point.module.partition(".")[0] for point in points}):
        spec = find_spec(top)
        for folder in (spec and spec.submodule_search_locations) or ():
            yield from _files(Path(folder))
        if spec and not spec.submodule_search_locations and spec.origin:
            yield Path(spec.origin)
