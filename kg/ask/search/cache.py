"""The index of a build: in memory, or for a folder in the user's cache, where it is safe to delete.

It is made anew when the bytes of ``kg.ttl`` have changed. It is not beside the exports, so that these stay what a build
wrote, under version control or read-only.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from kg.ask.built import Where, folder_of
from kg.ask.search.documents import NEEDED, documents
from kg.ask.search.index import Index, make
from kg.errors import QueryError
from kg.graph import Graph
from kg.terms import IRI, Literal

#: Goes up when an index of before would be read or made otherwise.
_VERSION = "1"


def open_index(where: Where, cache: Path | None = None) -> Index:
    """The index of a build; ``cache`` is the folder for those of folders, the user's own when None.

    Raises:
        QueryError: the folder holds no build, or its graph cannot be read.
    """
    if not isinstance(where, str | Path):
        return make(documents(where.graph))
    file = folder_of(where) / "kg.ttl"
    try:
        data = file.read_bytes()
    except OSError as error:
        raise QueryError(f"cannot read {file}: {error.strerror}") from error
    content = hashlib.sha256(data).hexdigest()
    kept = _file(file, cache)
    return _kept(kept, content) or _made(kept, content, _graph(file, data))


def _file(graph: Path, cache: Path | None) -> Path:
    """The file of the index of that graph."""
    from platformdirs import user_cache_path

    name = hashlib.sha256(os.fsencode(graph.resolve())).hexdigest()[:16]
    return (cache or user_cache_path("paperkg")) / "search" / f"{name}.sqlite"


def _kept(file: Path, content: str) -> Index | None:
    """The index in that file, if it is one of that content."""
    if not file.is_file():
        return None
    with suppress(sqlite3.DatabaseError):
        index = Index(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, check_same_thread=False))
        if (index.fact("content"), index.fact("version")) == (content, _VERSION):
            return index
        index.close()
    return None


def _graph(file: Path, data: bytes) -> Graph:
    """As much of the graph as is searched."""
    import pyoxigraph

    needed = {pyoxigraph.NamedNode(predicate[1:-1]) for predicate in NEEDED}
    quads = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    try:
        return Graph(
            (
                (IRI(str(quad.subject)), IRI(str(quad.predicate)), Literal(str(quad.object)))
                for quad in quads
                if quad.predicate in needed
            ),
            {},
        )
    except SyntaxError as error:
        raise QueryError(f"cannot read {file}: {error}") from error


def _made(file: Path, content: str, graph: Graph) -> Index:
    """A new index in that file, which is replaced whole; in memory where no file can be written."""
    temporary = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        make(documents(graph), temporary, content=content, version=_VERSION).close()
        temporary.replace(file)
        return Index(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True, check_same_thread=False))
    except (OSError, sqlite3.OperationalError):
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        return make(documents(graph))
