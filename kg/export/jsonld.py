"""The graphs as JSON-LD that reads like JSON: one object a subject, short names from ``ontology/context.jsonld``.

The context stands in the file, so that no reader has to fetch it. A value that does not fit the short name of its
property (a text without a language where the name stands for a map of languages) stands under the prefixed name.

Source: JSON-LD 1.1, sections 4.2 (typed values), 4.6 (language maps), 5.2 (compacted form); API, 7.1 (no conversion of
values to native numbers but for integers, which lose nothing).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from kg import tables
from kg.export import Results
from kg.graph import Graph
from kg.graph.graph import About, kind_of, value_of
from kg.terms import IRI, XSD, Term
from kg.vocab import RDF

NAME = "jsonld"

_INTEGERS = {"xsd:integer", "xsd:nonNegativeInteger"}


def texts(results: Results) -> Iterator[tuple[str, Iterator[str]]]:
    """``kg.jsonld`` and ``mentions.jsonld``, subjects sorted, one a line."""
    context = json.loads(tables.path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    for name, graph in (("kg.jsonld", results.graph), ("mentions.jsonld", results.mentions)):
        yield name, document(graph, context)


def document(graph: Graph, context: Mapping[str, Any]) -> Iterator[str]:
    """The graph as pieces of a JSON-LD document with that context."""
    names = _Names(context)
    yield f'{{\n"@context": {_json(context)},\n"@graph": ['
    comma = "\n"
    for subject in sorted(graph.by_subject):
        yield f"{comma}{_json(_node(subject, graph.by_subject[subject], names))}"
        comma = ",\n"
    yield "\n]\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class _Names(dict[str, str]):
    """IRIs to the short or the prefixed names that the context has for them; an IRI without one is its own name."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        super().__init__()
        self.context = context

    @cached_property
    def _namespaces(self) -> dict[str, str]:
        return {value: name for name, value in self.context.items() if isinstance(value, str) and value[-1] in "/#"}

    @cached_property
    def _short(self) -> dict[str, str]:
        ids = ((name, value["@id"] if isinstance(value, dict) else value) for name, value in self.context.items())
        return {prefixed: name for name, prefixed in ids if isinstance(prefixed, str)}

    def __missing__(self, iri: str) -> str:
        prefixed = self.prefixed(iri)
        self[iri] = made = self._short.get(prefixed, prefixed)
        return made

    def prefixed(self, iri: str) -> str:
        """``kg:Paper`` for the IRI with brackets, or the IRI without them."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._namespaces.get(iri[1:cut])
        return f"{prefix}:{iri[cut:-1]}" if prefix else iri[1:-1]

    def rule(self, name: str) -> Mapping[str, Any]:
        """What the context says of the values of a short name."""
        found = self.context.get(name)
        return found if isinstance(found, dict) else {}


def _node(subject: IRI, about: About, names: _Names) -> dict[str, Any]:
    """One subject as an object: ``id``, ``type``, then the properties sorted by name."""
    node: dict[str, Any] = {"id": subject[1:-1]}
    if kinds := about.get(RDF.type):
        node["type"] = [names[kind] for kind in sorted(kinds)]
    rest: dict[str, Any] = {}
    for predicate in about.keys() - {RDF.type}:
        name = names[predicate]
        rule = names.rule(name)
        values = sorted(about[predicate])
        if rule.get("@container") == "@language":
            tagged = [value for value in values if value[0] == '"' and kind_of(value)[0]]
            if tagged:
                rest[name] = _by_language(tagged)
            values = [value for value in values if value not in tagged]
            name, rule = names.prefixed(predicate), {}
        if values:
            made = [_value(value, rule.get("@type", ""), names) for value in values]
            rest[name] = made if len(made) > 1 or rule.get("@container") == "@set" else made[0]
    return node | dict(sorted(rest.items()))


def _by_language(values: list[Term]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(kind_of(value)[0], []).append(value_of(value))
    return {language: texts if len(texts) > 1 else texts[0] for language, texts in sorted(found.items())}


def _value(term: Term, coerced: str, names: _Names) -> object:
    """A term under a name whose values the context takes for ``coerced``: ``@id``, ``@vocab``, a datatype or nothing."""
    if term[0] == "<":
        if coerced == "@vocab":
            return names[term]
        return term[1:-1] if coerced == "@id" else {"id": term[1:-1]}
    text, (language, datatype) = value_of(term), kind_of(term)
    if language:
        return {"@value": text, "@language": language}
    kind = datatype.replace(XSD, "xsd:") if datatype else ""
    if kind != coerced:
        return {"@value": text, "@type": kind} if kind else {"@value": text}
    return int(text) if kind in _INTEGERS and str(int(text)) == text else text
