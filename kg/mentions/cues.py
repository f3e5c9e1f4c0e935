"""The words of ``ontology/names/cues.tsv``: what stands around names, and how names end."""

from __future__ import annotations

from functools import cache

from kg import tables

COLUMNS = ("cue", "words")


@cache
def words(cue: str) -> frozenset[str]:
    """The words of a cue in lower case."""
    return frozenset(_all()[cue])


@cache
def endings(cue: str) -> tuple[str, ...]:
    """The words of a cue as what a text may start or end with."""
    return tuple(sorted(_all()[cue]))


@cache
def _all() -> dict[str, tuple[str, ...]]:
    return {cue: tuple(told.split()) for cue, told in tables.rows("names/cues.tsv", COLUMNS)}
