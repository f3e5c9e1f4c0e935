"""A set of triples without blank nodes, kept by subject so that it can be written sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from kg import vocab
from kg.iri import Mint
from kg.terms import IRI, XSD, Literal, Term, Triple
from kg.vocab import KG

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

_ESCAPED = re.compile(r'\\([\\"nrt])')
_PLAIN = {"\\": "\\", '"': '"', "n": "\n", "r": "\r", "t": "\t"}


def prefixes(base: str) -> dict[str, str]:
    """Every prefix that a graph of that base may use, to its namespace."""
    foreign = {prefix: namespace.base for prefix, namespace in vocab.FOREIGN.items()}
    return {"kg": KG.base, "xsd": XSD} | foreign | Mint(base).prefixes()


#: The objects of a subject and predicate: one alone as a tuple, a quarter as large as a set; several as a set.
Values = tuple[Term, ...] | set[Term]
#: What is known of one subject, by predicate, and triples by subject.
About = dict[IRI, Values]
BySubject = dict[IRI, About]


def by_subject(triples: Iterable[Triple]) -> BySubject:
    """The triples by subject, then by predicate."""
    found: BySubject = {}
    for subject, predicate, value in triples:
        about = found.get(subject)
        if about is None:
            found[subject] = {predicate: (value,)}
        elif (values := about.get(predicate)) is None:
            about[predicate] = (value,)
        elif isinstance(values, set):
            values.add(value)
        elif value not in values:
            about[predicate] = {*values, value}
    return found


class Graph:
    """A set of triples; ``prefixes`` maps each prefix to its namespace.

    Terms are their canonical N-Triples text (:mod:`kg.terms`), so looking things up needs no engine. For SPARQL take
    :meth:`to_oxigraph`, for everything of rdflib :meth:`to_rdflib`.
    """

    def __init__(self, triples: Iterable[Triple], prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(prefixes)
        self.by_subject = by_subject(triples)

    @classmethod
    def of(cls, known: BySubject, prefixes: Mapping[str, str]) -> Graph:
        """The graph of what is known of each subject, which it shares with whoever holds it."""
        graph = cls((), prefixes)
        graph.by_subject = known
        return graph

    def __len__(self) -> int:
        return sum(map(len, chain.from_iterable(map(dict.values, self.by_subject.values()))))

    def __iter__(self) -> Iterator[Triple]:
        """The triples, sorted by subject, predicate and object."""
        for subject in sorted(self.by_subject):
            about = self.by_subject[subject]
            for predicate in sorted(about):
                for value in sorted(about[predicate]):
                    yield subject, predicate, value

    def __contains__(self, triple: Triple) -> bool:
        subject, predicate, value = triple
        return value in self.by_subject.get(subject, {}).get(predicate, ())

    def objects(self, subject: IRI, predicate: IRI) -> list[Term]:
        """The objects of a subject and predicate, sorted; empty when there are none."""
        return sorted(self.by_subject.get(subject, {}).get(predicate, ()))

    def of_type(self, kind: IRI) -> list[IRI]:
        """The subjects of an rdf:type, sorted."""
        rdf_type = vocab.RDF.type
        return sorted(s for s, about in self.by_subject.items() if kind in about.get(rdf_type, ()))

    def ntriples(self) -> str:
        """The graph as sorted N-Triples, one triple a line."""
        lines = [
            f"{subject} {predicate} {value} .\n"
            for subject, about in self.by_subject.items()
            for predicate, values in about.items()
            for value in values
        ]
        return "".join(sorted(lines))

    def to_oxigraph(self) -> pyoxigraph.Store:
        """The graph as an in-memory Oxigraph store, for SPARQL."""
        import pyoxigraph

        store = pyoxigraph.Store()
        store.bulk_load(self.ntriples().encode(), format=pyoxigraph.RdfFormat.N_TRIPLES)
        return store

    def to_rdflib(self) -> rdflib.Graph:
        """The graph as an rdflib.Graph with its prefixes bound."""
        import rdflib

        graph = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in self.prefixes.items():
            graph.bind(prefix, namespace)
        return graph.parse(data=self.ntriples(), format="nt")


def value_of(term: Term) -> str:
    """The text of a literal without its language or datatype, or the address of an IRI."""
    if term[0] == "<":
        return term[1:-1]
    quoted = term[1 : term.rindex('"')]
    if "\\" not in quoted:
        return quoted
    return _ESCAPED.sub(lambda match: _PLAIN[match[1]], quoted)


def kind_of(literal: Term) -> tuple[str, str]:
    """The language and the datatype of a literal, at most one of which is not empty; the datatype without brackets."""
    kind = literal[literal.rindex('"') + 1 :]
    return (kind[1:], "") if kind[:1] == "@" else ("", kind[3:-1])


def read(texts: Iterable[tuple[str, bytes]], prefixes: Mapping[str, str]) -> Graph:
    """The graph of Turtle or N-Triples texts, each with its format (``ttl`` or ``nt``), read by a strict parser."""
    import pyoxigraph

    formats = {"ttl": pyoxigraph.RdfFormat.TURTLE, "nt": pyoxigraph.RdfFormat.N_TRIPLES}

    def triples() -> Iterator[Triple]:
        for form, data in texts:
            for quad in pyoxigraph.parse(data, format=formats[form]):
                yield IRI(str(quad.subject)), IRI(str(quad.predicate)), Literal(str(quad.object))

    return Graph(triples(), prefixes)
