"""Parameters of questions, from what a person writes to the terms that the engine binds."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from kg import iri, terms
from kg.ask.answers import Solutions
from kg.ask.engines import Engine
from kg.ask.nearest import nearest
from kg.ask.questions import Parameter, Question
from kg.errors import IriError, QueryError
from kg.graph.graph import prefixes, value_of
from kg.terms import IRI, Term
from kg.text import works

#: The classes of things that have names.
_CLASSES = {
    "author": "kg:Author",
    "dataset": "kg:Dataset",
    "entity": "kg:ModelFamily kg:Model kg:Method kg:Dataset",
    "family": "kg:ModelFamily",
    "method": "kg:Method",
    "model": "kg:Model",
    "paper": "kg:Paper",
    "tag": "kg:Tag",
    "thing": "kg:Paper kg:ModelFamily kg:Model kg:Method kg:Dataset kg:Tag kg:Author",
}
_NAMES = """
SELECT ?thing ?name {{
  VALUES (?class ?first) {{ {classes} }}
  ?thing a ?class ; skos:prefLabel|skos:altLabel|rdfs:label|foaf:name ?name .
}}
ORDER BY ?first ?thing ?name
"""
_KNOWN = "SELECT ?thing ?class { ?thing a ?class } LIMIT 1"


def bindings(asked: Question, given: Mapping[str, object], engine: Engine, base: str) -> dict[str, Term]:
    """The terms for the parameters of a question.

    Args:
        asked: the question.
        given: values by name, as a person writes them; numbers and days may be such.
        engine: where things are looked up by their names.
        base: namespace of the user's own things.

    Raises:
        QueryError: a parameter is missing, unknown, not of its kind, or names something that the graph does not hold.
    """
    wanted = {parameter.name: parameter for parameter in asked.parameters}
    called = asked.name or "the query"
    for name in given:
        if name not in wanted:
            raise QueryError(f"{called} has no parameter {name!r}; it takes: {', '.join(wanted) or 'none'}")
    bound = {}
    for name, parameter in wanted.items():
        value = given.get(name, parameter.default)
        if value is None:
            raise QueryError(f"{called} needs {name}=…: {parameter.comment}")
        bound[name] = _term(parameter, str(value), engine, base)
    return bound


def _term(parameter: Parameter, value: str, engine: Engine, base: str) -> Term:
    if parameter.kind == "text":
        return terms.text(value)
    if parameter.kind == "date":
        return terms.date(_day(parameter, value))
    if parameter.kind == "integer" and value.isascii() and value.isdecimal():
        return terms.integer(int(value))
    if parameter.kind == "entity":
        return _named(parameter, value, engine, base)
    if parameter.kind == "thing":
        return _any(parameter, value, engine, base)
    if parameter.kind in (*iri.SHARED_KINDS, *iri.PERSONAL_KINDS):
        return _thing(parameter, value, engine, base)
    raise QueryError(f"{parameter.name}={value!r}: expected {parameter.kind}, {parameter.comment}")


def _day(parameter: Parameter, value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError as error:
        expected = f"a day such as 2025-03-10, {parameter.comment}"
        raise QueryError(f"{parameter.name}={value!r}: expected {expected}") from error


def _thing(parameter: Parameter, value: str, engine: Engine, base: str) -> IRI:
    """The thing that a text means: by its IRI, its key, its arXiv id or address, else by its name."""
    key = _key(parameter.kind, value, base)
    try:
        thing = iri.Mint(base).of(parameter.kind, key if iri.LOCAL_NAME.match(key) else iri.slug(key))
    except IriError as error:
        raise QueryError(f"{parameter.name}={value!r}: {error}") from error
    found = engine.ask(_KNOWN, {}, {"thing": thing})
    if isinstance(found, Solutions) and found.rows:
        return thing
    if parameter.kind in _CLASSES:
        return _named(parameter, value, engine, base)
    raise QueryError(f"{parameter.name}={value!r}: the graph has no such {parameter.kind}; {parameter.comment}")


def _any(parameter: Parameter, value: str, engine: Engine, base: str) -> IRI:
    """The thing of any kind that an IRI, a prefixed name or a name means."""
    for kind, namespace in iri.Mint(base).prefixes().items():
        if value.removeprefix("<").startswith((namespace, f"{kind}:")):
            return _thing(parameter._replace(kind=kind), value, engine, base)
    return _named(parameter, value, engine, base)


def _key(kind: str, value: str, base: str) -> str:
    """The key in an IRI, a prefixed name, an address or an arXiv id; else the text as it stands."""
    namespace = iri.Mint(base).prefixes()[kind]
    written = value.removeprefix("<").removesuffix(">").removeprefix(namespace).removeprefix(f"{kind}:")
    if kind == "paper":
        work = works.of(written) or works.of(f"https://arxiv.org/abs/{written}")
        return work.paper if work and work.paper else written
    return written


def _named(parameter: Parameter, value: str, engine: Engine, base: str) -> IRI:
    """The thing of that name, whatever its case and its hyphens; of several a family before a model of its name."""
    classes = " ".join(f"({name} {place})" for place, name in enumerate(_CLASSES[parameter.kind].split()))
    found = engine.ask(_NAMES.format(classes=classes), prefixes(base))
    rows = found.rows if isinstance(found, Solutions) else ()
    names = [(IRI(str(thing)), value_of(name)) for thing, name in rows if name]
    wanted = iri.slug(value, limit=1000)
    same = next((thing for thing, name in names if iri.slug(name, limit=1000) == wanted), None) if wanted else None
    if same is None:
        near = nearest(value, dict.fromkeys(name for _, name in names)) or parameter.comment
        raise QueryError(f"{parameter.name}={value!r}: the graph has no such {parameter.kind}; {near}")
    return same
