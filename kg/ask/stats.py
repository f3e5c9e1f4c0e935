"""How much a built graph holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.query import Table, ask

if TYPE_CHECKING:
    import pyoxigraph

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


def stats(store: pyoxigraph.Store) -> Table:
    """A table of what there is and how many: the triples, then each kind of thing."""
    rows = [("triples", str(len(store)))]
    for name, kind in KINDS:
        answer = ask(store, f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ ?thing a {kind} }}")
        if isinstance(answer, Table):
            rows.append((name, answer.rows[0][0] or "0"))
    return Table(("what", "how many"), tuple(rows))
