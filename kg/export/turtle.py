"""A graph as Turtle that people can read and compare: sorted, one object a line, the same bytes each time.

Source: RDF 1.1 Turtle. Of what it allows, this uses the part that every store takes: all prefixes in one block at
the top, no ``\"\"\"``, no blank node, no escape in a local name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import partial

from kg.export import Results
from kg.graph import Graph
from kg.graph.graph import About
from kg.iri import LOCAL_NAME
from kg.recall import Afresh
from kg.terms import IRI, XSD
from kg.vocab import RDF

#: The order of the sections; what belongs to none of them comes first, under its own IRI.
SECTIONS = (
    "graph", "paper", "authorship", "author", "tag", "note", "digest", "comment", "work", "family", "model", "method",
    "dataset", "field", "mention",
)  # fmt: skip

NAME = "ttl"

_INTEGER = re.compile(rf'"(-?\d+)"\^\^<{re.escape(XSD)}integer>')


def texts(results: Results) -> Iterator[tuple[str, str | bytes]]:
    """``kg.ttl`` and ``mentions.ttl``."""
    for name, graph in (("kg.ttl", results.graph), ("mentions.ttl", results.mentions)):
        yield name, _recalled(graph, name, results.recall) if results.recall.keeps else turtle(graph)


def turtle(graph: Graph) -> str:
    """The graph as Turtle text, ending in a newline."""
    short = Short(graph.prefixes)
    body = list(sections(graph, short))
    return "".join([short.head(), *body])


def _recalled(graph: Graph, name: str, recall: Afresh) -> bytes:
    """What :func:`turtle` gives, as bytes, of a graph of which most was in the file of that name before."""
    known = tuple(sorted(graph.prefixes.items()))
    blocks = recall.brought((name, known), graph.by_subject, partial(_Blocks, graph.prefixes))
    return blocks.text()


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


def sections(graph: Graph, short: Short) -> Iterator[str]:
    """The graph as blocks, one a subject, with a comment at the head of each section."""
    rank = _ranks(graph.prefixes)
    sections: dict[int, list[IRI]] = defaultdict(list)
    for subject in graph.by_subject:
        sections[_place(subject, rank)].append(subject)
    for place in sorted(sections):
        yield _title(place)
        for subject in sorted(sections[place]):
            yield _block(subject, graph.by_subject[subject], short)


def _ranks(prefixes: Mapping[str, str]) -> dict[str, int]:
    """The place of each section by the namespace of its subjects."""
    return {prefixes[name]: place for place, name in enumerate(SECTIONS, start=1) if name in prefixes}


def _place(subject: IRI, ranks: Mapping[str, int]) -> int:
    return ranks.get(subject[1 : subject.rfind("/") + 1], 0)


def _title(place: int) -> str:
    return f"\n# {SECTIONS[place - 1] if place else 'other'}\n"


class _Blocks:
    """The blocks of a graph whose subjects come and go, in sections, as bytes."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._ranks = _ranks(prefixes)
        self._sections: dict[int, dict[IRI, bytes]] = defaultdict(dict)
        self._used: dict[IRI, set[str]] = {}
        self._times: Counter[str] = Counter()

    def change(self, gone: Collection[tuple[IRI, About]], come: Collection[tuple[IRI, About]]) -> None:
        """Take the first out and put the second in."""
        stays = {subject for subject, _ in come}
        for subject, _ in gone:
            self._times.subtract(self._used.pop(subject))
            if subject not in stays:
                place = _place(subject, self._ranks)
                del self._sections[place][subject]
        unsorted = set()
        for subject, about in come:
            short = Short(self._prefixes)
            place = _place(subject, self._ranks)
            if subject not in self._sections[place]:
                unsorted.add(place)
            self._sections[place][subject] = _block(subject, about, short).encode()
            self._used[subject] = short.used
            self._times.update(short.used)
        for place in unsorted:
            blocks = self._sections[place]
            self._sections[place] = {subject: blocks[subject] for subject in sorted(blocks)}

    def text(self) -> bytes:
        """The graph as Turtle."""
        short = Short(self._prefixes)
        short.used.update(prefix for prefix, times in self._times.items() if times)
        pieces = [short.head().encode()]
        for place, blocks in sorted(self._sections.items()):
            if blocks:
                pieces += [_title(place).encode(), *blocks.values()]
        return b"".join(pieces)


def _block(subject: IRI, about: About, short: Short) -> str:
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
