"""Entries to facts: one module a kind of fact, found by place.

A module of this folder whose name does not start with ``_``, or one that an installed package names in the entry point
group ``kg.extractors``, is an extractor. It has ``extract(entry) -> Iterator[Fact]``: pure, and blind to other entries.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import NamedTuple

from kg.entry import Entry
from kg.errors import ExtractError
from kg.facts import Fact

__all__ = ["Extractor", "extractors", "run"]


class Extractor(NamedTuple):
    """An extractor: the name that ``explain`` shows, and its function."""

    name: str
    extract: Callable[[Entry], Iterable[Fact]]


@cache
def extractors() -> tuple[Extractor, ...]:
    """All extractors, those of kg first, then those of installed packages, each group sorted by name."""
    own = [name for _, name, _ in pkgutil.iter_modules(__path__) if not name.startswith("_")]
    installed = sorted(entry_points(group="kg.extractors"), key=lambda point: point.name)
    return (
        *(Extractor(name, import_module(f"{__name__}.{name}").extract) for name in sorted(own)),
        *(Extractor(point.name, point.load().extract) for point in installed),
    )


def run(entry: Entry, chosen: Iterable[Extractor]) -> list[tuple[str, Fact]]:
    """The facts of the entry, each with the name of the extractor that found it, in the order of the extractors.

    Raises:
        ExtractError: an extractor fails; the message names it and the note.
    """
    facts: list[tuple[str, Fact]] = []
    for extractor in chosen:
        try:
            facts.extend((extractor.name, fact) for fact in extractor.extract(entry))
        except Exception as error:
            raise ExtractError(
                f"extractor {extractor.name!r} fails on {entry.source} with {type(error).__name__}: {error}"
            ) from error
    return facts
