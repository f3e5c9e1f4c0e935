"""BibTeX and BibLaTeX: an entry for each record, by :mod:`kg.bibliography.bibtex`."""

from __future__ import annotations

from kg.bibliography import bibtex
from kg.entry import Parsed, Problem, Source
from kg.sources import _record

ENDINGS = (".bib",)
LIMIT = _record.LIMIT


def matches(text: str, path: str) -> bool:
    """Whether the file is named as BibTeX and holds an ``@``."""
    return path.lower().endswith(ENDINGS) and "@" in text


def parse(text: str, path: str) -> Parsed:
    """An entry for each record with a title or an id, in the order of the text."""
    found = _record.parsed(bibtex.records(text, path), "bibtex")
    if found.entries or found.problems:
        return found
    return Parsed((), (Problem(Source(path), "no-record", "no record", "records such as @article{key, …}"),))
