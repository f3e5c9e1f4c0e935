"""Whether a store holds what it was sent: all triples counted, some compared term by term.

Values are compared as text, language and datatype, so that an escape that was kept or a character that was lost shows.
Whole and decimal numbers are compared as numbers: Oxigraph keeps an xsd:nonNegativeInteger as an xsd:integer, Virtuoso
an integer of more than 32 bits as an xsd:decimal, which are the same values (XML Schema 1.1 part 2, 2.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from kg import terms
from kg.errors import StoreError
from kg.graph import Graph
from kg.graph.graph import kind_of, value_of
from kg.stores.client import Client
from kg.terms import IRI, XSD, Term

#: Subjects that are compared, half of them with a text in some language.
SUBJECTS = 20
#: Rows of one answer: less than what Virtuoso cuts answers at without a word.
PAGE = 5_000
_NUMBERS = {f"{XSD}{name}" for name in ("decimal", "integer", "nonNegativeInteger", "int", "long")}


class Value(NamedTuple):
    """A term apart: ``uri`` or ``literal``, its text, its language, its datatype."""

    kind: str
    text: str
    language: str = ""
    datatype: str = ""


def counts(client: Client, prefix: str) -> dict[IRI, int]:
    """How many triples the store has in each graph whose name starts so, page by page."""
    found: dict[IRI, int] = {}
    last = prefix
    while True:
        rows = client.ask(
            f"SELECT ?g (COUNT(*) AS ?n) WHERE {{ GRAPH ?g {{ ?s ?p ?o }} "
            f"FILTER(STRSTARTS(STR(?g), {terms.text(prefix)}) && STR(?g) > {terms.text(last)}) }} GROUP BY ?g ORDER BY ?g LIMIT {PAGE}"
        )
        found |= {IRI(f"<{row['g']['value']}>"): int(row["n"]["value"]) for row in rows if "g" in row}
        if len(rows) < PAGE:
            return found
        last = rows[-1]["g"]["value"]


def count(client: Client, graph: IRI) -> int:
    """How many triples the store has in a graph."""
    rows = client.ask(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    return int(rows[0]["n"]["value"])


def compare(client: Client, graphs: Mapping[IRI, Graph]) -> None:
    """Compare what the graphs and the store say of some subjects.

    Raises:
        StoreError: a triple is lost, changed or too much.
    """
    chosen = list(_chosen(graphs))
    if not chosen:
        return
    pairs = " ".join(f"({graph} {subject})" for graph, subject in chosen)
    rows = client.ask(f"SELECT ?s ?p ?o WHERE {{ VALUES (?g ?s) {{ {pairs} }} GRAPH ?g {{ ?s ?p ?o }} }}")
    held = {(row["s"]["value"], row["p"]["value"], _held(row["o"])) for row in rows}
    meant = {
        (subject[1:-1], predicate[1:-1], _meant(value))
        for graph, subject in chosen
        for predicate, values in graphs[graph].by_subject[subject].items()
        for value in values
    }
    if wrong := sorted(held ^ meant):
        subject, predicate, value = wrong[0]
        found = "lost" if wrong[0] in meant else "found and not sent"
        raise StoreError(
            f"{client.kind.name} at {client.url} does not hold what it was sent: {len(wrong)} statements of "
            f"{len(chosen)} things differ; {found}: <{subject}> <{predicate}> {value.text[:100]!r}"
        )


def _chosen(graphs: Mapping[IRI, Graph]) -> Iterator[tuple[IRI, IRI]]:
    """Graphs and subjects in them, spread evenly."""
    every = [(name, subject) for name, graph in sorted(graphs.items()) for subject in sorted(graph.by_subject)]
    tagged = [pair for pair in every if _has_language(graphs[pair[0]], pair[1])]
    yield from dict.fromkeys([*_spread(tagged), *_spread(every)])


def _has_language(graph: Graph, subject: IRI) -> bool:
    return any(
        value[0] == '"' and value[-1].isalpha() for values in graph.by_subject[subject].values() for value in values
    )


def _spread(pairs: Sequence[tuple[IRI, IRI]]) -> Sequence[tuple[IRI, IRI]]:
    step = max(1, len(pairs) // (SUBJECTS // 2))
    return pairs[::step][: SUBJECTS // 2]


def _meant(term: Term) -> Value:
    if term[0] == "<":
        return Value("uri", term[1:-1])
    return _literal(value_of(term), *kind_of(term))


def _held(term: Mapping[str, Any]) -> Value:
    if term["type"] == "uri":
        return Value("uri", term["value"])
    return _literal(term["value"], term.get("xml:lang", "").lower(), term.get("datatype", ""))


def _literal(text: str, language: str, datatype: str) -> Value:
    if language or datatype == f"{XSD}string":
        return Value("literal", text, language)
    if datatype in _NUMBERS:
        with suppress(InvalidOperation):
            return Value("literal", f"{Decimal(text).normalize():f}", "", f"{XSD}decimal")
    return Value("literal", text, "", datatype)
