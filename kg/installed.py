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
from importlib.metadata import EntryPoint, PackageNotFoundError, distribution, distributions, entry_points
from importlib.util import find_spec
from pathlib import Path

from kg import tables

_PACKAGE = Path(__file__).resolve().parent
#: Entry point groups of packages that take part in reading.
_GROUPS = ("kg.extractors", "kg.sources")
_NAME = re.compile(r"[\w.-]+")
_VERSION = re.compile(r"^Version: (\S+)", re.MULTILINE)
_REQUIRED = re.compile(r"^Requires-Dist: (.+)", re.MULTILINE)


def mark(without: Collection[str] = ()) -> str:
    """A hash of the installation; ``without`` names modules and folders of kg that do not count."""
    made = hashlib.sha256()
    points = added()
    for part in (*_versions(), *points):
        made.update(f"{part}\n".encode())
    left_out = {name for one in without for name in (one, f"{one}.py")}
    for root in (_PACKAGE, tables.folder()):
        for path, name in _files(root, left_out):
            _add(made, path, name)
    for path in _files_added(points):
        _add(made, path, os.path.basename(path))  # noqa: PTH119
    return made.hexdigest()


def _add(made: hashlib._Hash, path: str, name: str) -> None:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  many small files; a Path takes as long as the reading
        content = hashlib.sha256(file.readall()).hexdigest()
    made.update(f"{name}\n{content}\n".encode())


def _files(root: Path, left_out: Collection[str] = ()) -> Iterator[tuple[str, str]]:
    """The files below a folder with their names in it, sorted; ``left_out`` are names in the folder itself."""
    top = str(root)
    for folder, below, names in os.walk(top):
        here = left_out if folder == top else ()
        below[:] = sorted(name for name in below if name != "__pycache__" and name not in here)
        for name in sorted(names):
            if name not in here and not name.endswith(".pyc"):
                path = f"{folder}{os.sep}{name}"
                yield path, path[len(top) + 1 :].replace(os.sep, "/")


def added() -> list[EntryPoint]:
    """What other packages add to reading, sorted."""
    # To take apart what every package adds takes four times as long as to read it.
    said = (package.read_text("entry_points.txt") or "" for package in distributions())
    if not any(group in text for text in said for group in _GROUPS):
        return []
    found = entry_points()
    return sorted(point for group in _GROUPS for point in found.select(group=group))


def _versions() -> Iterator[str]:
    """Python with its machine, and each package that kg requires."""
    yield f"{sys.implementation.name} {sys.version} {sys.platform} {platform.machine()}"
    required = _REQUIRED.findall(_metadata("paperkg"))
    for name in sorted({_name(one) for one in required if "extra ==" not in one}):
        yield f"{name} {version(name)}"


def _name(requirement: str) -> str:
    """``numpy>=1.26`` -> ``numpy``."""
    found = _NAME.match(requirement)
    return found[0] if found else requirement


def version(name: str) -> str:
    """The version of a package; ``none`` where it is not installed."""
    found = _VERSION.search(_metadata(name))
    return found[1] if found else "none"


def _metadata(name: str) -> str:
    """What a package says of itself, not taken apart, which takes much longer. Source: PyPA, core metadata."""
    try:
        return distribution(name).read_text("METADATA") or ""
    except PackageNotFoundError:
        return ""


def _files_added(points: Iterable[EntryPoint]) -> Iterator[str]:
    """The files of the modules, or whole packages, that other packages add."""
    for top in sorted({point.module.partition(".")[0] for point in points}):
        spec = find_spec(top)
        for folder in (spec and spec.submodule_search_locations) or ():
            yield from (path for path, _ in _files(Path(folder)))
        if spec and not spec.submodule_search_locations and spec.origin:
            yield spec.origin
