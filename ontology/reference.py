"""Writes ``README.md`` beside it: the classes and properties of ``kg.ttl`` as a page for people.

Run it as ``python ontology/reference.py`` after a change of ``kg.ttl``.
"""  # noqa: INP001 - a script beside the data it reads, no package

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
KG = "https://w3id.org/paperkg/ns#"
DOMAIN_INCLUDES = rdflib.URIRef("https://schema.org/domainIncludes")
RANGE_INCLUDES = rdflib.URIRef("https://schema.org/rangeIncludes")

#: How a term is tied to others, in words.
TIES = (
    (RDFS.subClassOf, "kind of"),
    (RDFS.subPropertyOf, "kind of"),
    (SKOS.closeMatch, "close to"),
    (RDFS.seeAlso, "see"),
)

TOP = """\
# The ontology of kg

The namespace is `https://w3id.org/paperkg/ns#`, prefix `kg:`. The redirect of w3id.org is not registered yet: the
address names the terms, it does not lead anywhere.

| file | what it holds |
|---|---|
| [`kg.ttl`](kg.ttl) | the classes and properties below, in OWL, with labels and comments in English and Korean |
| [`shapes.ttl`](shapes.ttl) | what must hold of a graph, in SHACL |
| [`context.jsonld`](context.jsonld) | short names of the terms for JSON-LD |
| [`tags.tsv`](tags.tsv) | the topic scheme: tags, what is broader, synonyms |
| [`vocabularies/`](vocabularies/README.md) | the terms of the vocabularies that kg borrows from |
| `names/` and the other tables | names and rules that kg reads; each table says on top what it holds and where it is from |

This page is made from `kg.ttl` by `python ontology/reference.py`.
"""


class Term(NamedTuple):
    """A class or property as the page shows it; every part is Markdown."""

    name: str
    label: str
    comment: str
    domain: str
    range: str
    ties: str


def page(graph: rdflib.Graph) -> str:
    """The page in Markdown, with terms in the order of their names."""
    classes = [_term(graph, term) for term in _of_kind(graph, OWL.Class)]
    properties = [_term(graph, term) for term in _of_kind(graph, OWL.ObjectProperty, OWL.DatatypeProperty)]
    schemes = [_term(graph, term) for term in _of_kind(graph, SKOS.ConceptScheme)]
    prefixes = sorted((f"`{prefix}:`", f"`{space}`") for prefix, space in graph.namespaces())
    return "\n".join(
        [
            TOP,
            f"## Classes ({len(classes)})\n",
            _table("class | label | what it is | ties", [(t.name, t.label, t.comment, t.ties) for t in classes]),
            f"## Properties ({len(properties)})\n",
            _table(
                "property | label | what it says | of | value | ties",
                [(t.name, t.label, t.comment, t.domain, t.range, t.ties) for t in properties],
            ),
            "## Concept scheme\n",
            _table("scheme | label | what it is", [(t.name, t.label, t.comment) for t in schemes]),
            "## Prefixes\n",
            _table("prefix | namespace", prefixes),
        ]
    )


def _of_kind(graph: rdflib.Graph, *kinds: rdflib.URIRef) -> list[rdflib.term.Node]:
    return sorted({term for kind in kinds for term in graph.subjects(RDF.type, kind)}, key=str)


def _term(graph: rdflib.Graph, term: rdflib.term.Node) -> Term:
    return Term(
        name=f"`{_short(graph, term)}`",
        label="<br>".join(_texts(graph, term, RDFS.label)),
        comment="<br>".join(_texts(graph, term, RDFS.comment)),
        domain=_names(graph, term, RDFS.domain, DOMAIN_INCLUDES),
        range=_names(graph, term, RDFS.range, RANGE_INCLUDES),
        ties="; ".join(f"{words} {names}" for predicate, words in TIES if (names := _names(graph, term, predicate))),
    )


def _texts(graph: rdflib.Graph, term: rdflib.term.Node, predicate: rdflib.URIRef) -> list[str]:
    """The texts in English and then in Korean."""
    found = {
        value.language: str(value) for value in graph.objects(term, predicate) if isinstance(value, rdflib.Literal)
    }
    return [found[language].replace("|", "\\|") for language in ("en", "ko")]


def _names(graph: rdflib.Graph, term: rdflib.term.Node, *predicates: rdflib.URIRef) -> str:
    values = {value for predicate in predicates for value in graph.objects(term, predicate)}
    return ", ".join(sorted(f"`{_short(graph, value)}`" for value in values))


def _short(graph: rdflib.Graph, term: rdflib.term.Node) -> str:
    """The term as prefix and local name."""
    spaces = [(str(space), prefix) for prefix, space in graph.namespaces() if str(term).startswith(str(space))]
    space, prefix = max(spaces, key=lambda pair: len(pair[0]))
    return f"{prefix}:{str(term).removeprefix(space)}"


def _table(head: str, rows: Sequence[tuple[str, ...]]) -> str:
    rule = "|".join(["---"] * (head.count("|") + 1))
    return f"| {head} |\n|{rule}|\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> None:
    """Write the page."""
    graph = rdflib.Graph(bind_namespaces="none").parse(HERE / "kg.ttl")
    (HERE / "README.md").write_text(page(graph), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
