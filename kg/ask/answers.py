"""What a query answers: a table of terms, a truth value, or Turtle."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import NamedTuple

from kg.graph.graph import kind_of, value_of
from kg.terms import XSD, Literal, Term

Cell = str | int | float | bool | datetime.date | None


class Table(NamedTuple):
    """The names of the columns, and the rows: numbers, days and truth values as such, all else as text, or None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Solutions(NamedTuple):
    """The answer of a SELECT: the names of the columns, and rows of terms in N-Triples form, None where nothing is bound.

    The rows are in the order of the engine. ``more`` says that rows beyond the limit were left out.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    more: bool = False

    def table(self) -> Table:
        """The same as plain values."""
        return Table(self.columns, tuple(tuple(map(_cell, row)) for row in self.rows))


class Triples(NamedTuple):
    """The answer of a CONSTRUCT or DESCRIBE as Turtle; ``more`` says that triples beyond the limit were left out."""

    turtle: str
    more: bool = False


Answer = Solutions | Triples | bool


def text_of(term: Term) -> str:
    """The text of a literal, the address of an IRI, the label of a blank node."""
    return term if term[0] == "_" else value_of(term)


_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def literal(value: str, language: str = "", datatype: str = "") -> Literal:
    """A literal of an engine as the canonical N-Triples that kg has, whatever characters are in it."""
    kind = f"@{language}" if language else f"^^<{datatype}>" if datatype not in {"", f"{XSD}string"} else ""
    return Literal(f'"{value.translate(_ESCAPES)}"{kind}')


#: How the values of a datatype are read. Source: XML Schema 1.1 part 2, section 3.
_READ: dict[str, Callable[[str], Cell]] = {
    f"{XSD}integer": int,
    f"{XSD}nonNegativeInteger": int,
    f"{XSD}decimal": float,
    f"{XSD}double": float,
    f"{XSD}float": float,
    f"{XSD}boolean": lambda text: text in {"true", "1"},
    f"{XSD}date": datetime.date.fromisoformat,
}


def _cell(term: Term | None) -> Cell:
    """The value of a term; its text where it is none that its datatype allows."""
    if term is None:
        return None
    text = text_of(term)
    read = _READ.get(kind_of(Literal(term))[1]) if term[0] == '"' else None
    try:
        return read(text) if read else text
    except ValueError:
        return text
