"""SPARQL 1.1 over the files of a build, with nothing to start."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.errors import QueryError
from kg.graph.graph import prefixes
from kg.iri import PLACEHOLDER_BASE

if TYPE_CHECKING:
    import pyoxigraph

FILES = ("kg.ttl", "mentions.ttl")


class Table(NamedTuple):
    """An answer: the names of the columns, and the rows in the order of the engine, None where nothing is bound."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]


def load(folder: str | Path) -> pyoxigraph.Store:
    """The graph and its evidence from the folder of a build, as an in-memory store.

    Raises:
        QueryError: the folder holds no build, or a file in it is no Turtle.
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    if not (Path(folder) / FILES[0]).is_file():
        raise QueryError(f"no {FILES[0]} in {str(folder)!r}: run 'kg build SOURCES -o {folder}' first")
    for name in FILES:
        if (file := Path(folder) / name).is_file():
            try:
                store.bulk_load(path=str(file), format=pyoxigraph.RdfFormat.TURTLE)
            except (SyntaxError, OSError) as error:
                raise QueryError(f"cannot read {file}: {error}") from error
    return store


def base_of(store: pyoxigraph.Store) -> str:
    """The namespace of the user's own things in a store, read off its description."""
    import pyoxigraph

    wanted = pyoxigraph.NamedNode("http://rdfs.org/ns/void#Dataset")
    for quad in store.quads_for_pattern(None, None, wanted):
        if isinstance(quad.subject, pyoxigraph.NamedNode) and quad.subject.value.endswith("graph/kg"):
            return quad.subject.value.removesuffix("graph/kg")
    return PLACEHOLDER_BASE


def ask(store: pyoxigraph.Store, sparql: str, bind: Mapping[str, str] | None = None) -> Table | bool | str:
    """The answer of a query: a table for SELECT, a truth value for ASK, Turtle for CONSTRUCT and DESCRIBE.

    Args:
        store: from :func:`load`.
        sparql: the query; the prefixes of the graph need not be declared.
        bind: variables to bind before the query runs, to terms in N-Triples form. The engine wants them in the
            projection; the table leaves them out.

    Raises:
        QueryError: the engine refuses the query; the message holds its words.
    """
    import pyoxigraph

    known = prefixes(base_of(store))
    bound: dict[pyoxigraph.Variable, Any] = {
        pyoxigraph.Variable(name): _term(term) for name, term in (bind or {}).items()
    }
    try:
        answer = store.query(sparql, prefixes=known, substitutions=bound)
    except (SyntaxError, ValueError, OSError, RuntimeError) as error:
        raise QueryError(f"the query is refused: {error}") from error
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return bool(answer)
    if isinstance(answer, pyoxigraph.QueryTriples):
        turtle = pyoxigraph.serialize(answer, format=pyoxigraph.RdfFormat.TURTLE, prefixes=known)
        return (turtle or b"").decode()
    places = [place for place, variable in enumerate(answer.variables) if variable not in bound]
    columns = tuple(answer.variables[place].value for place in places)
    return Table(columns, tuple(tuple(_shown(solution[place]) for place in places) for solution in answer))


def _term(written: str) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """A term from its N-Triples form, read by a parser, so that no text of a user's becomes part of a query."""
    import pyoxigraph

    (triple,) = pyoxigraph.parse(f"<urn:s> <urn:p> {written} .".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    if isinstance(triple.object, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return triple.object
    raise QueryError(f"found {written!r}, expected an IRI or a literal")


def _shown(value: object) -> str | None:
    return None if value is None else str(getattr(value, "value", value))
