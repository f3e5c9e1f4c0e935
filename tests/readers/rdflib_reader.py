"""Turtle as rdflib reads it, its logged warnings included (a literal that does not fit its datatype, an odd IRI)."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

from rdflib import Graph

from tests.readers.reading import Reading, reading_of


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def read(path: Path) -> Reading:
    """The triples of a Turtle file, with literals in rdflib's normal form as its users get them."""
    keep, logger, graph = _Keep(), logging.getLogger("rdflib"), Graph()
    logger.addHandler(keep)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            graph.parse(path, format="turtle")
            ntriples = graph.serialize(format="nt", encoding="utf-8")
    except Exception as error:  # noqa: BLE001 - rdflib raises plain Exception for an IRI that it cannot write
        return Reading(frozenset(), (*keep.said, str(error)))
    finally:
        logger.removeHandler(keep)
    return reading_of(ntriples, (*keep.said, *(str(warning.message) for warning in warned)))
