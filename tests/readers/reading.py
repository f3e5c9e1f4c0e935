"""What a Turtle reader makes of a file, in a form in which readers can be compared.

Two graphs are isomorphic exactly when their triples are equal once blank nodes have canonical names (RDF Dataset
Canonicalization, RDFC-1.0); the graphs of kg hold none, its shapes do. Each reader hands over N-Triples or N-Quads; one parser,
pyoxigraph's, then takes every line apart, so that escapes and the case of language tags (RDF 1.1 Concepts, section 3.3:
compared without it) no longer differ. Thus only formats without abbreviations are left to a parser that the
readers share.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, Quad, RdfFormat, parse


class Reading(NamedTuple):
    """The triples of a file as canonical lines of N-Triples, or of N-Quads in a named graph, and the reader's warnings and errors in its own words."""

    triples: frozenset[str]
    complaints: tuple[str, ...]


def lines(quads: Iterable[Quad]) -> frozenset[str]:
    """Each triple as one canonical line of N-Triples or N-Quads, language tags in lower case."""
    alike: Iterable[Quad] = [_with_lower_tag(quad) for quad in quads]
    if any(isinstance(term, BlankNode) for quad in alike for term in (quad.subject, quad.object)):
        alike = Dataset(alike)
        alike.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(f"{quad} ." for quad in alike)


def _with_lower_tag(quad: Quad) -> Quad:
    term = quad.object
    if isinstance(term, Literal) and term.language and term.language != term.language.lower():
        lower = Literal(term.value, language=term.language.lower())
        return Quad(quad.subject, quad.predicate, lower, quad.graph_name)
    return quad


def reading_of(nquads: bytes, complaints: Iterable[str]) -> Reading:
    """What a reader read, from its N-Triples or N-Quads; output that is neither is a complaint too."""
    said = tuple(complaint for complaint in complaints if complaint.strip())
    try:
        return Reading(lines(parse(nquads, format=RdfFormat.N_QUADS)), said)
    except SyntaxError as error:
        return Reading(frozenset(), (*said, f"its N-Quads cannot be read: {error}"))


def run(command: Sequence[str], path: Path) -> Reading:
    """What a program that gets the file on its standard input writes: N-Triples or N-Quads, and complaints on standard error."""
    with path.open("rb") as turtle:
        done = subprocess.run(command, stdin=turtle, capture_output=True, check=False)
    complaints = done.stderr.decode("utf-8", "replace").splitlines()
    if done.returncode and not complaints:
        complaints = [f"exit code {done.returncode}"]
    return reading_of(done.stdout, complaints)
