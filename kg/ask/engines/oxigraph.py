"""Oxigraph in memory, through pyoxigraph."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ask.answers import Answer, Solutions, Triples, literal
from kg.ask.built import Data
from kg.ask.refusals import refusal
from kg.errors import QueryError
from kg.terms import Literal, Term

if TYPE_CHECKING:
    import pyoxigraph

    _Term = pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple

_FAULT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SERVICE = re.compile("service", re.IGNORECASE)


class Oxigraph:
    """A store that can be asked."""

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store

    def ask(
        self,
        sparql: str,
        prefixes: Mapping[str, str],
        bind: Mapping[str, Term] | None = None,
        most: int | None = None,
    ) -> Answer:
        """The answer of a query; see :class:`kg.ask.engines.Engine`."""
        import pyoxigraph

        known = dict(prefixes)
        bound: dict[pyoxigraph.Variable, _Term] = {
            pyoxigraph.Variable(name): _term(value) for name, value in (bind or {}).items()
        }
        try:
            refuse_services(sparql, known)
            answer = self.store.query(sparql, prefixes=known, substitutions=bound)
            return _read(answer, known, frozenset(bound), most)
        except SyntaxError as error:
            raise QueryError(refusal(sparql, known, *_fault(error, sparql))) from error
        except (ValueError, OSError, RuntimeError) as error:
            raise QueryError(f"the query is refused: {error}") from error


def load(held: Data) -> Oxigraph:
    """An engine that holds these files or texts.

    Raises:
        QueryError: one of them cannot be read.
    """
    import pyoxigraph

    store = pyoxigraph.Store()
    for one in held:
        try:
            if isinstance(one, Path):
                store.bulk_load(path=str(one), format=pyoxigraph.RdfFormat.TURTLE)
            else:
                store.bulk_load(one, format=pyoxigraph.RdfFormat.N_TRIPLES)
        except (SyntaxError, OSError) as error:
            raise QueryError(f"cannot read {one if isinstance(one, Path) else 'the graph'}: {error}") from error
    return Oxigraph(store)


def refuse_services(sparql: str, prefixes: dict[str, str]) -> None:
    """Refuse a query with the keyword SERVICE, for which Oxigraph would send a request.

    Its grammar wants no space before or behind the keyword, so no look at the words tells it from a part of a name. The
    parser does: with another last letter the keyword is a fault, while in a text, an address or a comment any is good.
    """
    import pyoxigraph

    words = list(_SERVICE.finditer(sparql))
    if not words:
        return
    try:
        pyoxigraph.Store().query(_SERVICE.sub("servicf", sparql), prefixes=prefixes)
    except SyntaxError as error:
        _, at = _fault(error, sparql)
        if any(word.start() <= at <= word.end() + 1 for word in words):
            raise QueryError("the query is refused: SERVICE would ask another host") from error
        raise


def _fault(error: SyntaxError, sparql: str) -> tuple[str, int]:
    """What Oxigraph says of a query, and the place in it where it gave up; it counts from 1."""
    match = _FAULT.fullmatch(str(error))
    if not match:
        return str(error), len(sparql)
    line, column, said = int(match[1]), int(match[2]), match[3]
    start = sum(map(len, sparql.split("\n")[: line - 1])) + line - 1
    return said, start + column - 1


def _read(
    answer: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean | pyoxigraph.QueryTriples,
    prefixes: dict[str, str],
    bound: frozenset[pyoxigraph.Variable],
    most: int | None,
) -> Answer:
    import pyoxigraph

    if isinstance(answer, pyoxigraph.QueryBoolean):
        return bool(answer)
    if isinstance(answer, pyoxigraph.QueryTriples):
        triples = sorted(islice(answer, most), key=str)
        written = "\n".join(map(str, triples))
        used = {prefix: namespace for prefix, namespace in prefixes.items() if f"<{namespace}" in written}
        turtle = pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=used)
        return Triples((turtle or b"").decode(), next(answer, None) is not None)
    places = [place for place, variable in enumerate(answer.variables) if variable not in bound]
    columns = tuple(answer.variables[place].value for place in places)
    rows = tuple(tuple(_written(solution[place]) for place in places) for solution in islice(answer, most))
    return Solutions(columns, rows, next(answer, None) is not None)


def _term(written: Term) -> pyoxigraph.NamedNode | pyoxigraph.Literal:
    """A term from its N-Triples form, read by a parser, so that no text of a user's becomes part of a query."""
    import pyoxigraph

    (triple,) = pyoxigraph.parse(f"<urn:s> <urn:p> {written} .".encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
    if isinstance(triple.object, pyoxigraph.NamedNode | pyoxigraph.Literal):
        return triple.object
    raise QueryError(f"found {written!r}, expected an IRI or a literal")


def _written(term: object) -> Term | None:
    """A term in canonical N-Triples; Oxigraph escapes control characters besides."""
    import pyoxigraph

    if term is None:
        return None
    written = str(term)
    if isinstance(term, pyoxigraph.Literal) and "\\" in written:
        return literal(term.value, term.language or "", term.datatype.value)
    return Literal(written)
