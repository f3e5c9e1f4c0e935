"""Entries to facts: one module a kind of fact, found by place.

A module of this folder whose name does not start with ``_``, or one that an installed package names in the entry point
group ``kg.extractors``, is an extractor. It has ``extract(entry) -> Iterator[Fact]``: pure, and blind to other entries.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import NamedTuple, get_args

from kg.entry import Entry
from kg.errors import ExtractError
from kg.facts import Fact, Stated

__all__ = ["Extractor", "extractors", "run"]

_FACTS = frozenset(get_args(Fact))
#: RDF 1.1 N-Triples, productions IRIREF and literal.
_IRI = re.compile(r"<[a-zA-Z][^\x00-\x20<>\"{}|^`\\]*>\Z")
_LITERAL = re.compile(r'"(?:[^"\\\n\r]|\\.)*+"(?:@[a-z][a-z0-9-]*|\^\^<[^\x00-\x20<>"{}|^`\\]+>)?\Z')


class Extractor(NamedTuple):
    """An extractor: the name that ``explain`` shows, and its function."""

    name: str
    extract: Callable[[Entry], Iterable[Fact]]


@cache
def extractors() -> tuple[Extractor, ...]:
    """All extractors, those of kg first, then those of installed packages, each group sorted by name.

    Raises:
        ExtractError: an installed package names an extractor that cannot be loaded.
    """
    own = [name for _, name, _ in pkgutil.iter_modules(__path__) if not name.startswith("_")]
    installed = sorted(entry_points(group="kg.extractors"), key=lambda point: point.name)
    return (
        *(Extractor(name, import_module(f"{__name__}.{name}").extract) for name in sorted(own)),
        *map(_loaded, installed),
    )


def _loaded(point: EntryPoint) -> Extractor:
    try:
        return Extractor(point.name, point.load().extract)
    except Exception as error:
        raise ExtractError(f"extractor {point.name!r} cannot be loaded: {type(error).__name__}: {error}") from error


def run(entry: Entry, chosen: Iterable[Extractor]) -> list[tuple[str, Fact]]:
    """The facts of the entry, each with the name of the extractor that found it, in the order of the extractors.

    Raises:
        ExtractError: an extractor fails; the message names it and the note.
    """
    facts: list[tuple[str, Fact]] = []
    for extractor in chosen:
        try:
            found = list(extractor.extract(entry))
        except Exception as error:
            raise ExtractError(
                f"extractor {extractor.name!r} fails on {entry.source} with {type(error).__name__}: {error}"
            ) from error
        for fact in found:
            if type(fact) not in _FACTS or (isinstance(fact, Stated) and not _is_stated(fact)):
                raise ExtractError(
                    f"extractor {extractor.name!r} gives {fact!r} for {entry.source}, expected a fact of kg.facts, "
                    "its terms made by kg.terms"
                )
            facts.append((extractor.name, fact))
    return facts


def _is_stated(fact: Stated) -> bool:
    """Whether a statement is about the paper or the note, and its terms are such as :mod:`kg.terms` makes."""
    terms = (fact.predicate, fact.object)
    return (
        fact.subject in {"paper", "note"}
        and bool(_IRI.match(fact.predicate))
        and all(isinstance(term, str) and (_IRI.match(term) or _LITERAL.match(term)) for term in terms)
    )
