"""Turtle as Apache Jena's ``riot`` reads it, with the checks of ``riot --validate`` (that alone prints no triples)."""

from __future__ import annotations

from pathlib import Path

from tests.readers.reading import Reading, run
from tests.tools import need


def read(path: Path) -> Reading:
    """The triples of a Turtle file and what Jena says of its syntax, IRIs, literals and language tags."""
    return run([need("riot"), "--syntax=turtle", "--strict", "--check", "--output=ntriples", "-"], path)
