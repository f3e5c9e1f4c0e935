"""Named questions: the ``.rq`` files of ``kg/ask/rq``, each with a comment, typed parameters and a documented table.

The head of a file is made of comments: the question in the first line, then a line for each parameter,
``# $name kind what it is``. A kind is ``text``, ``date``, ``integer`` or one of the things that have an IRI.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import resources
from typing import NamedTuple

from kg import iri, terms
from kg.errors import IriError, QueryError

_PARAMETER = re.compile(r"# \$(\w+) (\w+) (.+)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


class Parameter(NamedTuple):
    """A parameter of a question: its name, its kind, what it is."""

    name: str
    kind: str
    comment: str


class Question(NamedTuple):
    """A named question."""

    name: str
    comment: str
    parameters: tuple[Parameter, ...]
    sparql: str


def questions() -> dict[str, Question]:
    """All named questions by name, sorted."""
    folder = resources.files("kg.ask").joinpath("rq")
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".rq")), key=lambda file: file.name)
    return {
        name: _question(name, file.read_text(encoding="utf-8"))
        for file in files
        for name in (file.name.removesuffix(".rq"),)
    }


def _question(name: str, sparql: str) -> Question:
    parameters = tuple(Parameter(*match.groups()) for match in map(_PARAMETER.fullmatch, sparql.splitlines()) if match)
    return Question(name, sparql.partition("\n")[0].removeprefix("# "), parameters, sparql)


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        QueryError: there is none.
    """
    known = questions()
    if name not in known:
        raise QueryError(f"no question {name!r}; there are: {', '.join(known)}")
    return known[name]


def bindings(asked: Question, given: Mapping[str, str], base: str) -> dict[str, str]:
    """The terms, in N-Triples form, for the parameters of a question.

    Raises:
        QueryError: a parameter is missing, unknown, or not of its kind.
    """
    mint = iri.Mint(base)
    wanted = {parameter.name: parameter for parameter in asked.parameters}
    for name in given:
        if name not in wanted:
            raise QueryError(f"{asked.name} has no parameter {name!r}; it takes: {', '.join(wanted) or 'none'}")
    for name, parameter in wanted.items():
        if name not in given:
            raise QueryError(f"{asked.name} needs {name}=…: {parameter.comment}")
    return {name: _term(wanted[name], value, mint) for name, value in given.items()}


def _term(parameter: Parameter, value: str, mint: iri.Mint) -> str:
    if parameter.kind == "text":
        return terms.text(value)
    if parameter.kind == "date" and _DATE.fullmatch(value):
        return f'"{value}"^^<{terms.XSD}date>'
    if parameter.kind == "integer" and value.isdecimal():
        return terms.integer(int(value))
    if parameter.kind in (*iri.SHARED_KINDS, *iri.PERSONAL_KINDS):
        try:
            return mint.of(parameter.kind, value if iri.LOCAL_NAME.match(value) else iri.slug(value))
        except IriError as error:
            raise QueryError(f"{parameter.name}={value!r}: {error}") from error
    raise QueryError(f"{parameter.name}={value!r}: expected {parameter.kind}, {parameter.comment}")
