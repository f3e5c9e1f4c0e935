"""Turtle as Raptor's ``rapper`` reads it."""

from __future__ import annotations

from pathlib import Path

from tests.readers.reading import Reading, run
from tests.tools import need


def read(path: Path) -> Reading:
    """The triples of a Turtle file; ``-q`` silences only the progress of rapper, not its warnings."""
    return run([need("rapper"), "-q", "-i", "turtle", "-o", "ntriples", "-", "https://example.org/"], path)
