"""A question to a build, and its answer."""

from __future__ import annotations

from collections.abc import Mapping

from kg.ask import engines, parameters, questions
from kg.ask.answers import Answer, Solutions
from kg.ask.built import Where, data
from kg.ask.engines import DEFAULT, Engine
from kg.graph.graph import prefixes, value_of
from kg.iri import PLACEHOLDER_BASE

_GRAPHS = "SELECT ?graph { ?graph a <http://rdfs.org/ns/void#Dataset> } ORDER BY ?graph"
_GRAPH = "graph/kg"


def load(where: Where, engine: str = DEFAULT) -> Engine:
    """A build, loaded into an engine: ``oxigraph`` or ``rdflib``.

    Raises:
        QueryError: there is no such engine, the folder holds no build, or a file in it cannot be read.
    """
    return engines.load(data(where), engine)


def base_of(engine: Engine) -> str:
    """The namespace of the user's own things in a graph, read off its description."""
    found = engine.ask(_GRAPHS, {})
    graphs = [value_of(row[0]) for row in found.rows if row[0]] if isinstance(found, Solutions) else []
    return next((graph.removesuffix(_GRAPH) for graph in graphs if graph.endswith(_GRAPH)), PLACEHOLDER_BASE)


def answer(engine: Engine, query: str, given: Mapping[str, object] | None = None, most: int | None = None) -> Answer:
    """The answer of a query; the prefixes of the graph need not be declared.

    Args:
        engine: from :func:`kg.ask.engines.load`.
        query: SPARQL, which may have a head with parameters (:mod:`kg.ask.questions`), or the name of a question.
        given: values for its parameters.
        most: how many rows or triples to give at most, all when None.

    Raises:
        QueryError: there is no such question, its parameters do not fit, or the engine refuses the query.
    """
    base = base_of(engine)
    asked = questions.question(query) if questions.is_name(query) else questions.read("", query)
    bound = parameters.bindings(asked, given or {}, engine, base)
    return engine.ask(asked.sparql, prefixes(base), bound, most)
