"""Turtle as N3.js reads it, by way of ``n3.mjs``."""

from __future__ import annotations

from pathlib import Path

from tests.readers.reading import Reading, run
from tests.tools import need


def read(path: Path) -> Reading:
    """The triples of a Turtle file; N3.js has no warnings, only errors."""
    return run([need("n3")], path)
