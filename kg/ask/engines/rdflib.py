"""The engine of rdflib: slower, of other descent, so good to compare with."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from kg.ask.answers import Answer, Solutions, Triples, literal
from kg.ask.built import Data
from kg.ask.refusals import refusal
from kg.errors import QueryError
from kg.graph.graph import kind_of, value_of
from kg.terms import Literal, Term

if TYPE_CHECKING:
    import rdflib
    from rdflib.query import Result
    from rdflib.term import Identifier


class Rdflib:
    """A graph that can be asked."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph

    def ask(
        self,
        sparql: str,
        prefixes: Mapping[str, str],
        bind: Mapping[str, Term] | None = None,
        most: int | None = None,
    ) -> Answer:
        """The answer of a query; see :class:`kg.ask.engines.Engine`."""
        from rdflib.plugins.sparql import prepareQuery

        try:
            prepared = prepareQuery(sparql, initNs=dict(prefixes))
        except Exception as error:  # rdflib raises plain Exception for an unknown prefix
            raise QueryError(refusal(sparql, prefixes, str(error))) from error
        _refuse_services(prepared.algebra)
        bound = {name: _term(value) for name, value in (bind or {}).items()}
        try:
            return _read(self.graph.query(prepared, initBindings=bound), bound, prefixes, most)
        except Exception as error:  # the evaluation of rdflib has no exceptions of its own
            raise QueryError(f"the query is refused: {error}") from error


def load(held: Data) -> Rdflib:
    """An engine that holds these files or texts.

    Raises:
        QueryError: one of them cannot be read.
    """
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for one in held:
        try:
            if isinstance(one, Path):
                graph.parse(one, format="turtle")
            else:
                graph.parse(one, format="nt")
        except (SyntaxError, ValueError, OSError) as error:
            raise QueryError(f"cannot read {one if isinstance(one, Path) else 'the graph'}: {error}") from error
    return Rdflib(graph)


def _refuse_services(algebra: object) -> None:
    """Refuse a query with a SERVICE pattern, for which rdflib would send a request."""
    from rdflib.plugins.sparql.algebra import traverse

    def visit(node: object) -> None:
        if getattr(node, "name", "") == "ServiceGraphPattern":
            raise QueryError("the query is refused: SERVICE would ask another host")

    traverse(algebra, visitPre=visit)


def _read(answer: Result, bound: Mapping[str, Identifier], prefixes: Mapping[str, str], most: int | None) -> Answer:
    if answer.type == "ASK":
        return bool(answer.askAnswer)
    if answer.graph is not None:
        return _turtle(answer.graph, prefixes, most)
    columns = [variable for variable in answer.vars or () if str(variable) not in bound]
    solutions = iter(answer.bindings)
    rows = tuple(tuple(_written(solution.get(name)) for name in columns) for solution in islice(solutions, most))
    return Solutions(tuple(map(str, columns)), rows, next(solutions, None) is not None)


def _turtle(triples: rdflib.Graph, prefixes: Mapping[str, str], most: int | None) -> Triples:
    import rdflib

    kept = rdflib.Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        kept.bind(prefix, namespace)
    for triple in islice(triples, most):
        kept.add(triple)
    return Triples(kept.serialize(format="turtle"), len(triples) > len(kept))


def _term(written: Term) -> Identifier:
    import rdflib

    if written[0] == "<":
        return rdflib.URIRef(written[1:-1])
    language, datatype = kind_of(Literal(written))
    return rdflib.Literal(value_of(written), lang=language or None, datatype=datatype or None)


def _written(term: Identifier | None) -> Term | None:
    """A term in the canonical form of N-Triples, which rdflib's own ``n3`` does not write."""
    import rdflib

    if term is None:
        return None
    if isinstance(term, rdflib.Literal):
        return literal(str(term), term.language or "", str(term.datatype or ""))
    return Literal(term.n3())
