"""Turtle, TriG and JSON-LD as Apache Jena's ``riot`` reads it, with the checks of ``riot --validate`` (that alone prints no triples)."""

from __future__ import annotations

from pathlib import Path

from tests.readers.reading import Reading, run
from tests.tools import need

#: What riot calls the syntax of a file, by its ending.
SYNTAXES = {".ttl": "turtle", ".trig": "trig", ".jsonld": "jsonld"}


def read(path: Path) -> Reading:
    """The triples of a file and what Jena says of its syntax, IRIs, literals and language tags."""
    syntax = f"--syntax={SYNTAXES[path.suffix]}"
    return run([need("riot"), syntax, "--strict", "--check", "--output=nquads", "-"], path)
