"""Questions: SPARQL with a head of comments that says what it answers, what it asks for, and what its columns are.

The first comment is the question, in a sentence. Then comes a line for each parameter, ``# $name kind what it is``, where
``kind=value`` gives the value that it has when none is given, and a line for each column, ``# ?name what it is``. A kind
is ``text``, ``date``, ``integer``, ``entity`` (a model family, model, method or dataset), ``thing`` (anything with a name)
or one of those that have an IRI. The named questions are the ``.rq`` files of ``kg/queries``; any other file may have such
a head too.
"""

from __future__ import annotations

import re
from importlib import resources
from typing import NamedTuple

from kg.ask.nearest import nearest
from kg.errors import QueryError

_PARAMETER = re.compile(r"# \$(\w+) (\w+)(?:=(\S+))? (.+)")
_COLUMN = re.compile(r"# \?(\w+) (.+)")


class Parameter(NamedTuple):
    """A parameter of a question: its name, its kind, its value when none is given (None: it has to be), what it is."""

    name: str
    kind: str
    default: str | None
    comment: str


class Column(NamedTuple):
    """A column of the answer: its name and what it is."""

    name: str
    comment: str


class Question(NamedTuple):
    """A question; ``name`` is empty for SPARQL that has none."""

    name: str
    comment: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    sparql: str


def read(name: str, sparql: str) -> Question:
    """The question that a text of SPARQL asks."""
    lines = sparql.splitlines()
    comment = lines[0].removeprefix("# ") if lines and lines[0].startswith("# ") else ""
    parameters = (match.groups() for match in map(_PARAMETER.fullmatch, lines) if match)
    columns = (match.groups() for match in map(_COLUMN.fullmatch, lines) if match)
    return Question(
        name, comment, tuple(Parameter(*one) for one in parameters), tuple(Column(*one) for one in columns), sparql
    )


def questions() -> dict[str, Question]:
    """All named questions by name, sorted."""
    folder = resources.files("kg").joinpath("queries")
    names = sorted(file.name for file in folder.iterdir() if file.name.endswith(".rq"))
    return {
        name.removesuffix(".rq"): read(name.removesuffix(".rq"), folder.joinpath(name).read_text(encoding="utf-8"))
        for name in names
    }


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        QueryError: there is none.
    """
    known = questions()
    if name not in known:
        near = nearest(name, known)
        raise QueryError(f"no question {name!r}; {near or 'kg query lists them'}")
    return known[name]


def is_name(query: str) -> bool:
    """Whether a query is the name of a question; SPARQL has a space or a brace."""
    return bool(re.fullmatch(r"[\w-]+", query))
