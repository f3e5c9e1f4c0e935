"""What a build found, as files: one module a format, found by place.

A module of this folder whose name does not start with ``_`` is a format. It has ``NAME``, the word that asks for it,
and ``texts(results) -> Iterator[tuple[str, str]]``: the files that it makes, by name and content.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from typing import NamedTuple

from kg.entry import Problem
from kg.errors import OutputError
from kg.export._files import write_bytes, write_text
from kg.facts import Extracted
from kg.graph import Graph
from kg.resolve.entities import Entities

__all__ = ["Results", "formats", "texts", "write_bytes", "write_text"]


class Results(NamedTuple):
    """What a build has to show: its two graphs, and the record of how it came to them."""

    graph: Graph
    mentions: Graph
    found: Sequence[Extracted]
    entities: Entities
    problems: Sequence[Problem]


Texts = Callable[[Results], Iterator[tuple[str, str]]]


@cache
def formats() -> dict[str, Texts]:
    """The formats by name, sorted."""
    names = [name for _, name, _ in pkgutil.iter_modules(__path__) if not name.startswith("_")]
    modules = [import_module(f"{__name__}.{name}") for name in names]
    return {module.NAME: module.texts for module in sorted(modules, key=lambda module: str(module.NAME))}


def texts(name: str, results: Results) -> Iterator[tuple[str, str]]:
    """The files of the format of that name, by name and content.

    Raises:
        OutputError: there is no such format.
    """
    if name not in formats():
        raise OutputError(f"no format {name!r}; there are: {', '.join(formats())}")
    return formats()[name](results)
