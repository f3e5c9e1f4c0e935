"""A graph as Turtle that people can read and compare: sorted, one object a line, the same bytes each time.

Source: RDF 1.1 Turtle. Of what it allows, this uses the part that every store takes: all prefixes in one block at
the top, no ``\"\"\"``, no blank node, no escape in a local name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from kg.export import Results
from kg.graph import Graph
from kg.iri import LOCAL_NAME
from kg.recall import AFRESH, Afresh
from kg.terms import IRI, XSD, Term
from kg.vocab import RDF

#: The order of the sections; what belongs to none of them comes first, under its own IRI.
SECTIONS = (
    "graph", "paper", "authorship", "author", "tag", "note", "digest", "comment", "work", "family", "model", "method",
    "dataset", "field", "mention",
)  # fmt: skip

NAME = "ttl"

_INTEGER = re.compile(rf'"(-?\d+)"\^\^<{re.escape(XSD)}integer>')


def texts(results: Results) -> Iterator[tuple[str, str]]:
    """``kg.ttl`` and ``mentions.ttl``."""
    yield "kg.ttl", turtle(results.graph, results.recall)
    yield "mentions.ttl", turtle(results.mentions, results.recall)


def turtle(graph: Graph, recall: Afresh = AFRESH) -> str:
    """The graph as Turtle text, ending in a newline."""
    short = Short(graph.prefixes)
    body = list(sections(graph, short, recall))
    return "".join([short.head(), *body])


class Short(dict[str, str]):
    """Terms to their short forms, made when first asked for; remembers the prefixes that were used."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes
        self._prefix_of = {namespace: prefix for prefix, namespace in prefixes.items()}
        self._named: dict[tuple[IRI, ...], list[tuple[str, IRI]]] = {}
        self.used: set[str] = set()

    def head(self) -> str:
        """The declarations of the prefixes that were used, sorted."""
        return "".join(f"@prefix {prefix}: <{self._prefixes[prefix]}> .\n" for prefix in sorted(self.used))

    def named(self, predicates: tuple[IRI, ...]) -> list[tuple[str, IRI]]:
        """Predicates with their short names, in the order of a block; worked out once for all blocks of a kind."""
        if predicates not in self._named:
            rest = sorted((self[predicate], predicate) for predicate in predicates if predicate != RDF.type)
            self._named[predicates] = [("a", RDF.type)] * (RDF.type in predicates) + rest
        return self._named[predicates]

    def __missing__(self, term: str) -> str:
        self[term] = made = self._iri(term) if term[0] == "<" else self._literal(term)
        return made

    def _iri(self, term: str) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        prefix = self._prefix_of.get(term[1:cut])
        if prefix is None or not LOCAL_NAME.match(local := term[cut:-1]):
            return term
        self.used.add(prefix)
        return f"{prefix}:{local}"

    def _literal(self, term: str) -> str:
        if term.endswith(">"):
            if match := _INTEGER.fullmatch(term):
                return match[1]
            value, _, datatype = term.rpartition("^^")
            return f"{value}^^{self[datatype]}"
        return term


def sections(graph: Graph, short: Short, recall: Afresh = AFRESH) -> Iterator[str]:
    """The graph as blocks, one a subject, with a comment at the head of each section."""
    block = _Recalled(graph, short, recall).block if recall.keeps else partial(_block, short=short)
    rank = {graph.prefixes[name]: place for place, name in enumerate(SECTIONS, start=1) if name in graph.prefixes}
    sections: dict[int, list[IRI]] = defaultdict(list)
    for subject in graph.by_subject:
        sections[rank.get(subject[1 : subject.rfind("/") + 1], 0)].append(subject)
    for place in sorted(sections):
        yield f"\n# {SECTIONS[place - 1] if place else 'other'}\n"
        for subject in sorted(sections[place]):
            yield block(subject, graph.by_subject[subject])


class _Recalled:
    """Blocks that are kept from build to build, each with the prefixes that it uses."""

    def __init__(self, graph: Graph, short: Short, recall: Afresh) -> None:
        self._prefixes = graph.prefixes
        self._known = repr(sorted(graph.prefixes.items()))
        self._short = short
        self._recall = recall

    def block(self, subject: IRI, about: Mapping[IRI, set[Term]]) -> str:
        """The block of a subject."""
        text, used = self._recall.of_same(about, (subject, self._known), lambda: self._made(subject, about))
        self._short.used |= used
        return text

    def _made(self, subject: IRI, about: Mapping[IRI, set[Term]]) -> tuple[str, set[str]]:
        own = Short(self._prefixes)
        return _block(subject, about, own), own.used


def _block(subject: IRI, about: Mapping[IRI, set[Term]], short: Short) -> str:
    """One subject: ``a`` first, then the predicates sorted by prefixed name, one object a line."""
    lines = []
    for name, predicate in short.named(tuple(about)):
        values = about[predicate]
        if len(values) == 1:
            (value,) = values
            # Plain and language-tagged strings stand as they are: most of the bytes, and hardly ever the same twice.
            shown = value if value[0] == '"' and value[-1] != ">" else short[value]
        else:
            shown = " ,\n        ".join(sorted([short[value] for value in values]))
        lines.append(f"    {name} {shown}")
    return f"\n{short[subject]}\n" + " ;\n".join(lines) + " .\n"
