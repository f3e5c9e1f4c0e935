"""Engines that answer SPARQL 1.1 over a build, each in a module of this folder, found by place.

A module has ``load``, which takes what :func:`kg.ask.built.data` gives and returns an :class:`Engine`.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, runtime_checkable

from kg.ask.answers import Answer
from kg.ask.built import Data
from kg.errors import QueryError
from kg.terms import Term

ENGINES = tuple(sorted(name for _, name, _ in pkgutil.iter_modules(__path__)))
DEFAULT = "oxigraph"


@runtime_checkable
class Engine(Protocol):
    """A loaded graph that can be asked."""

    def ask(
        self,
        sparql: str,
        prefixes: Mapping[str, str],
        bind: Mapping[str, Term] | None = None,
        most: int | None = None,
    ) -> Answer:
        """The answer of a query.

        Args:
            sparql: the query.
            prefixes: those that the query need not declare.
            bind: variables to bind before the query runs. A variable has to be in the projection of the query and of
                every subquery that uses it; the answer leaves it out.
            most: how many rows or triples to give at most, all when None.

        Raises:
            QueryError: the engine refuses the query, or the query would call another host.
        """


def load(held: Data, engine: str = DEFAULT) -> Engine:
    """An engine that holds these files or texts: ``oxigraph`` or ``rdflib``.

    Raises:
        QueryError: there is no such engine, or a file cannot be read.
    """
    if engine not in ENGINES:
        raise QueryError(f"no engine {engine!r}; there are: {', '.join(ENGINES)}")
    loaded: Engine = import_module(f"{__name__}.{engine}").load(held)
    return loaded
