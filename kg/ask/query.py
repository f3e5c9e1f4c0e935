"""``kg.query``: one question to a build, answered with plain values."""

from __future__ import annotations

from kg.ask.answer import answer, load
from kg.ask.answers import Solutions, Table, Triples
from kg.ask.bounded import Bounded
from kg.ask.built import Where
from kg.ask.engines import DEFAULT, Engine


def query(
    where: Where | Engine,
    query: str,
    /,
    *,
    engine: str = DEFAULT,
    limit: int | None = None,
    timeout: float | None = None,
    **parameters: object,
) -> Table | bool | str:
    """The answer of a query: a table for SELECT, a truth value for ASK, Turtle for CONSTRUCT and DESCRIBE.

    Args:
        where: the folder of a build, a build, or what :func:`kg.ask.load` made of one, which spares loading it again.
        query: SPARQL, where the prefixes of the graph need not be declared, or the name of a question of
            :func:`kg.ask.questions`.
        engine: ``oxigraph`` or ``rdflib``.
        limit: how many rows or triples to give at most.
        timeout: how many seconds to allow; the graph is then loaded in a process of its own, so that a script has to
            guard its main part with ``if __name__ == "__main__":``.
        parameters: the parameters of the question, as on the command line; numbers and days may be such.

    Raises:
        QueryError: the folder holds no build, there is no such question, its parameters do not fit, the engine refuses
            the query, or the time is over.
    """
    if isinstance(where, Engine):
        found = answer(where, query, parameters, limit)
    elif timeout is None:
        found = answer(load(where, engine), query, parameters, limit)
    else:
        with Bounded(where, engine) as bounded:
            found = bounded.answer(query, parameters, limit, timeout)
    if isinstance(found, Solutions):
        return found.table()
    return found.turtle if isinstance(found, Triples) else found
