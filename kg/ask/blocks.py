"""Single things out of a Turtle file of kg, without reading the rest of it.

A file of kg holds one block a subject, one object a line (:mod:`kg.export.turtle`), so the block of a subject, or those
that point at a thing, are found by a search for bytes and cut out; a strict parser reads them. A Turtle file of another
layout is laid out like that first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from kg.errors import QueryError
from kg.export.turtle import turtle
from kg.graph import Graph
from kg.iri import LOCAL_NAME
from kg.terms import IRI, Literal, Term

_PREFIX = re.compile(r"@prefix ([^\s:]*): <([^<>\s]*)> \.")
_BLOCK = re.compile(rb"\n\n(\S+)\n    ")
_AFTER = re.compile(rb"(?:@[a-z0-9-]+)? [,;.]\n")
_HEAD = re.compile(rb"(?:@prefix [^\n]* \.\n)*\n(?:# \w+\n|\Z)|\Z")


class Blocks:
    """The blocks of one Turtle file; a file that is not there holds none."""

    def __init__(self, data: bytes) -> None:
        if not _HEAD.match(data):
            data = _laid_out(data)
        self._data = data
        self._head = data.partition(b"\n\n")[0] + b"\n"
        self.prefixes = dict(_PREFIX.findall(self._head.decode()))
        self._prefix_of = {namespace: prefix for prefix, namespace in self.prefixes.items()}
        self._known: dict[IRI, dict[IRI, list[Term]]] = {}
        self._holders: dict[bytes, list[IRI]] = {}

    def about(self, subject: IRI) -> dict[IRI, list[Term]]:
        """Predicates to sorted objects of a subject; empty for one that the file does not describe."""
        if subject not in self._known:
            start = self._starts.get(self.short(subject).encode())
            self._known[subject] = self._parsed(self._block(start))[subject] if start else {}
        return self._known[subject]

    def pointing(self, value: IRI, predicate: IRI | None = None) -> list[IRI]:
        """The subjects with that object, of that predicate if one is given, sorted."""
        subjects = self._with(self.short(value).encode())
        return sorted(
            subject
            for subject in subjects
            if any(value in found and predicate in (None, one) for one, found in self.about(subject).items())
        )

    def saying(self, literal: Literal) -> list[IRI]:
        """The subjects with that literal, whatever its language, sorted."""
        return sorted(self._with(literal.encode()))

    def literals(self, *predicates: IRI) -> list[str]:
        """The texts in quotes of these predicates, in the order of the file; of several objects the first."""
        names = b"|".join(re.escape(self.short(predicate).encode()) for predicate in predicates)
        return [found.decode() for found in re.findall(rb"\n    (?:" + names + rb') ("[^\n]*") ?', self._data)]

    def short(self, term: IRI) -> str:
        """The IRI as the file writes it."""
        return short(term, self._prefix_of)

    @cached_property
    def _starts(self) -> dict[bytes, int]:
        """Subjects as written to the places of their blocks."""
        return {match[1]: match.start(1) for match in _BLOCK.finditer(self._data)}

    def _with(self, written: bytes) -> list[IRI]:
        """The subjects of the blocks with that object, in the order of the file."""
        if written not in self._holders:
            starts = dict.fromkeys(self._data.rfind(b"\n\n", 0, hit) + 2 for hit in self._hits(b" " + written))
            found = self._parsed(b"\n".join(map(self._block, starts)))
            self._known.update(found)
            self._holders[written] = list(found)
        return self._holders[written]

    def _hits(self, written: bytes) -> Iterator[int]:
        """Where objects that are written so stand; a literal may have a language."""
        at = self._data.find(written)
        while at >= 0:
            end = at + len(written)
            if _AFTER.match(self._data, end):
                yield at
            at = self._data.find(written, end)

    def _block(self, start: int) -> bytes:
        return self._data[start : self._data.find(b"\n\n", start) + 1 or None]

    def _parsed(self, blocks: bytes) -> dict[IRI, dict[IRI, list[Term]]]:
        """Subjects to predicates to sorted objects."""
        import pyoxigraph

        found: dict[IRI, dict[IRI, list[Term]]] = {}
        for quad in pyoxigraph.parse(self._head + blocks, format=pyoxigraph.RdfFormat.TURTLE):
            about = found.setdefault(IRI(str(quad.subject)), {})
            about.setdefault(IRI(str(quad.predicate)), []).append(Literal(str(quad.object)))
        for about in found.values():
            for values in about.values():
                values.sort()
        return found


def short(term: str, prefix_of: Mapping[str, str]) -> str:
    """An IRI with its prefix, if its namespace has one in ``prefix_of`` and the rest needs no escape."""
    cut = max(term.rfind("/"), term.rfind("#")) + 1
    prefix, local = prefix_of.get(term[1:cut]), term[cut:-1]
    return term if prefix is None or not LOCAL_NAME.match(local) else f"{prefix}:{local}"


def _laid_out(data: bytes) -> bytes:
    """The same triples in the layout of kg."""
    import pyoxigraph

    quads = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.TURTLE)
    triples = [(IRI(str(quad.subject)), IRI(str(quad.predicate)), Literal(str(quad.object))) for quad in quads]
    return turtle(Graph(triples, quads.prefixes)).encode()


def open_blocks(file: Path) -> Blocks:
    """The blocks of a file.

    Raises:
        QueryError: the file cannot be read, or is no Turtle.
    """
    try:
        return Blocks(file.read_bytes() if file.is_file() else b"")
    except (OSError, SyntaxError) as error:
        raise QueryError(f"cannot read {file}: {error}") from error
