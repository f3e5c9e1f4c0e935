"""Small vaults for the tests of this folder: notes as text, read and extracted as a build does it."""

from __future__ import annotations

from kg import extract, sources
from kg.facts import Extracted


def vault(notes: dict[str, str]) -> list[Extracted]:
    """The entries of notes given by path, each with its facts."""
    parsed = [sources.parse_text(text, path) for path, text in notes.items()]
    chosen = extract.extractors()
    return [Extracted(entry, extract.run(entry, chosen)) for one in parsed for entry in one.entries]
