"""Where a build is: in the folder that it was written to, or in memory."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from kg.errors import QueryError
from kg.graph import Graph

FILES = ("kg.ttl", "mentions.ttl")


class Built(Protocol):
    """A build in memory, such as :class:`kg.building.Build`."""

    @property
    def graph(self) -> Graph:
        """The knowledge graph."""

    @property
    def mentions(self) -> Graph:
        """Its evidence."""


Where = str | Path | Built

#: Files of Turtle, or texts of N-Triples.
Data = tuple[Path, ...] | tuple[bytes, ...]


def data(where: Where) -> Data:
    """The graph and its evidence, as the files of a folder or as N-Triples.

    Raises:
        QueryError: the folder holds no build.
    """
    if isinstance(where, str | Path):
        folder = folder_of(where)
        return tuple(folder / name for name in FILES if (folder / name).is_file())
    return where.graph.ntriples().encode(), where.mentions.ntriples().encode()


def folder_of(where: str | Path) -> Path:
    """The folder of a build.

    Raises:
        QueryError: it holds none.
    """
    if not (Path(where) / FILES[0]).is_file():
        raise QueryError(f"no {FILES[0]} in {str(where)!r}: run 'kg build SOURCES -o {where}' first")
    return Path(where)
