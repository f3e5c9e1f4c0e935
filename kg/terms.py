"""RDF terms as their canonical N-Triples text: equal terms are equal strings, and a sorted list is a sorted file.

Source: RDF 1.1 N-Triples, section 4 (canonical form) and RDF 1.1 Concepts, section 3.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import NewType

IRI = NewType("IRI", str)
Literal = NewType("Literal", str)
Term = IRI | Literal
Triple = tuple[IRI, IRI, Term]

XSD = "http://www.w3.org/2001/XMLSchema#"

#: The backslash first: it stands in the other escapes.
_ESCAPES = (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t"))
_ESCAPED = re.compile(r'[\\"\n\r\t]')
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(value: str) -> str:
    """NFC text without the characters that XML and some stores refuse (C0 controls, lone surrogates, U+FFFE)."""
    if _UNWRITABLE.search(value):
        value = _UNWRITABLE.sub("", value)
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def text(value: str, language: str = "") -> Literal:
    """A string literal, with a language tag in lower case when one is given."""
    value = clean(value)
    if _ESCAPED.search(value):
        for mark, escape in _ESCAPES:
            value = value.replace(mark, escape)
    return Literal(f'"{value}"@{language.lower()}' if language else f'"{value}"')


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(f'"{value}"^^<{XSD}integer>')


def natural(value: int) -> Literal:
    """An xsd:nonNegativeInteger."""
    return Literal(f'"{value}"^^<{XSD}nonNegativeInteger>')


def decimal(value: float, places: int = 3) -> Literal:
    """An xsd:decimal rounded to ``places``, in the canonical form of XSD 1.1 (``0.9``, ``1.0``)."""
    written = f"{value:.{places}f}".rstrip("0")
    return Literal(f'"{written}0"^^<{XSD}decimal>' if written.endswith(".") else f'"{written}"^^<{XSD}decimal>')


def date(value: datetime.date) -> Literal:
    """An xsd:date without a zone."""
    return Literal(f'"{value.isoformat()}"^^<{XSD}date>')


def iri(value: str) -> IRI:
    """An IRI that is known to be well formed; text of users goes through :mod:`kg.iri`."""
    return IRI(f"<{value}>")
