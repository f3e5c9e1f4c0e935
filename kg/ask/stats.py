"""How much a built graph holds."""

from __future__ import annotations

from kg.ask.answer import answer
from kg.ask.answers import Cell, Solutions, Table
from kg.ask.engines import Engine

KINDS = (
    ("papers", "kg:Paper"),
    ("authors", "kg:Author"),
    ("tags", "kg:Tag"),
    ("notes", "kg:Note"),
    ("digests", "kg:Digest"),
    ("comments", "kg:Comment"),
    ("linked works", "kg:Work"),
    ("model families", "kg:ModelFamily"),
    ("models", "kg:Model"),
    ("methods", "kg:Method"),
    ("datasets", "kg:Dataset"),
    ("mentions", "kg:Mention"),
)


def stats(engine: Engine) -> Table:
    """A table of what there is and how many: the triples, then each kind of thing."""
    rows = [("triples", _count(engine, "?thing ?property ?value"))]
    rows += [(name, _count(engine, f"?thing a {kind}")) for name, kind in KINDS]
    return Table(("what", "how many"), tuple(rows))


def _count(engine: Engine, pattern: str) -> Cell:
    found = answer(engine, f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
    return found.table().rows[0][0] if isinstance(found, Solutions) else None
