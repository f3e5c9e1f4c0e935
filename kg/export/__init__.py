"""What a build found, as files: one module a format, found by place.

A module of this folder that has ``NAME``, the word that asks for it, is a format. Its
``texts(results) -> Iterator[tuple[str, Content]]`` are the files that it makes, by name and content. One that shows more
of a build than its two graphs has ``NEEDS_NOTES = True``: it cannot be made from the files of a build.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from kg.entry import Problem
from kg.errors import OutputError
from kg.export._files import Content, Saved, remove, write, write_text
from kg.facts import Extracted
from kg.graph import Graph
from kg.graph.folder import read_folder
from kg.recall import AFRESH, Afresh
from kg.resolve.entities import Entities

__all__ = [
    "Content",
    "Results",
    "Saved",
    "export",
    "formats",
    "formats_of_graphs",
    "remove",
    "texts",
    "write",
    "write_text",
]


class Results(NamedTuple):
    """What a build has to show: its two graphs, and the record of how it came to them.

    A format may keep parts for the next build of this process with ``recall``.
    """

    graph: Graph
    mentions: Graph
    found: Sequence[Extracted] = ()
    entities: Entities = Entities()
    problems: Sequence[Problem] = ()
    recall: Afresh = AFRESH


Texts = Callable[[Results], Iterator[tuple[str, Content]]]


@cache
def _modules() -> dict[str, Any]:
    """The modules of the formats by name, sorted."""
    modules = [import_module(f"{__name__}.{name}") for _, name, _ in pkgutil.iter_modules(__path__)]
    named = [module for module in modules if hasattr(module, "NAME")]
    return {module.NAME: module for module in sorted(named, key=lambda module: str(module.NAME))}


@cache
def formats() -> dict[str, Texts]:
    """The formats by name, sorted."""
    return {name: module.texts for name, module in _modules().items()}


def formats_of_graphs() -> tuple[str, ...]:
    """The formats that can be made from the files of a build, sorted."""
    return tuple(name for name, module in _modules().items() if not getattr(module, "NEEDS_NOTES", False))


def texts(name: str, results: Results) -> Iterator[tuple[str, Content]]:
    """The files of the format of that name, by name and content.

    Raises:
        OutputError: there is no such format.
    """
    if name not in formats():
        raise OutputError(f"no format {name!r}; there are: {', '.join(formats())}")
    return formats()[name](results)


def export(
    exports: str | Path, output: str | Path, names: Iterable[str], *, packed: bool = False
) -> Iterator[tuple[str, Path]]:
    """Write a build that lies in ``exports`` in other formats; the format and the path of each file, once written.

    ``packed`` compresses with gzip what is text; Parquet is compressed as it is.

    Raises:
        OutputError: the folder holds no build, a format is not known or needs the notes, or a file cannot be written.
    """
    wanted = tuple(dict.fromkeys(names))
    for name in wanted:
        if name in formats() and name not in formats_of_graphs():
            raise OutputError(f"the format {name!r} needs the notes: 'kg build' writes it")
    graphs = read_folder(exports)
    results = Results(graphs.kg, graphs.mentions)
    made = [((name, *file) for file in texts(name, results)) for name in wanted]
    for form, name, content in chain.from_iterable(made):
        pack = packed and not isinstance(content, bytes)
        path = Path(output) / (f"{name}.gz" if pack else name)
        write(path, content, packed=pack)
        yield form, path
