"""Where the rows of kg's own tables come from, in words: the table, the source that it names, the licence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg import tables
from kg.mentions import names
from kg.resolve import tags

#: The tables of names, the one that goes before the other first.
NAMES = (("names/curated.tsv", names.CURATED), ("names/listed.tsv", names.LISTED))


@cache
def name(key: str) -> tuple[dict[str, str], str] | None:
    """The row of the tables of names under a key, by column, and its origin; None where no table has it."""
    for table, columns in NAMES:
        row = _by_key(table, columns).get(key)
        if row:
            return row, f"ontology/{table}: {row['source']}, {row['licence']}"
    return None


@cache
def _by_key(table: str, columns: tuple[str, ...]) -> dict[str, dict[str, str]]:
    return {row[0]: dict(zip(columns, row, strict=True)) for row in tables.rows(table, columns)}


def introduced(key: str, arxiv: str) -> Iterator[str]:
    """The origin of the row that says that the paper of that arXiv id introduces the name."""
    row = name(key)
    if row and arxiv in row[0]["paper"].split():
        yield row[1]


@cache
def topic(key: str) -> str:
    """The origin of a topic of the scheme; empty for one that the scheme does not know."""
    rows = tables.rows("tags.tsv", tags.COLUMNS)
    found = next((dict(zip(tags.COLUMNS, row, strict=True)) for row in rows if row[0] == key), None)
    return f"ontology/tags.tsv: {found['source']}" if found else ""


@cache
def rules() -> dict[str, str]:
    """What each rule says, by its name."""
    return {row[0]: row[1] for row in tables.rows("rules.tsv", ("rule", "what it says"))}
