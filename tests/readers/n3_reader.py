"""Turtle, TriG, N-Triples and N-Quads as N3.js reads it, by way of ``n3.mjs``."""

from __future__ import annotations

from pathlib import Path

from tests.readers.reading import Reading, run
from tests.tools import need

#: What N3.js calls the format of a file, by its ending.
FORMATS = {".ttl": "Turtle", ".trig": "TriG", ".nt": "N-Triples", ".nq": "N-Quads"}


def read(path: Path) -> Reading:
    """The triples of a file; N3.js has no warnings, only errors."""
    return run([need("n3"), FORMATS[path.suffix]], path)
