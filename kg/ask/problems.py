"""What a build could not read or resolve."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kg.ask import record
from kg.ask.answers import Table
from kg.ask.record import ProblemRow
from kg.errors import QueryError


def problems(folder: str | Path, kind: str | None = None) -> tuple[ProblemRow, ...]:
    """The problems of the build in that folder, by place; those of one kind if one is given.

    Raises:
        QueryError: the folder holds no build, or the build has no problem of that kind.
    """
    found = tuple(record.problems(folder))
    if kind is None:
        return found
    chosen = tuple(row for row in found if row.kind == kind)
    if not chosen:
        known = ", ".join(sorted({row.kind for row in found})) or "none"
        raise QueryError(f"no problems of the kind {kind!r}; there are: {known}")
    return chosen


def counts(found: Iterable[ProblemRow]) -> Table:
    """The kinds of these problems and how many there are of each, the most frequent first."""
    kinds = Counter(row.kind for row in found)
    rows = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
    return Table(("kind", "how many"), tuple((kind, str(count)) for kind, count in rows))
