"""The user's table of authors: what no rule can know, and what wins over every rule.

One row a line, cells with one tab between them: the name as written, where it holds (a paper's key, arXiv id or address,
or the path of a note; empty for everywhere), what is said, and the value::

    name        where       action        value
    Yi T. Kite              same-as       Yi Kite
    Wei Reed    2503.05139  split         harbour
    Yi Kite                 orcid         0000-0002-1825-0097
    Kite Seven              organisation

A row that cannot be read is a problem with its place, and the others hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg import iri
from kg.entry import Problem, Source
from kg.errors import SettingsError
from kg.resolve import person_names

COLUMNS = ("name", "where", "action", "value")
ACTIONS = ("same-as", "split", "orcid", "organisation", "person")
_ALONE = ("organisation", "person")
_ORCID = re.compile(r"(?:https?://)?(?:orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dXx])/?")


class Override(NamedTuple):
    """A row of the table; ``value`` is a name, a label or an ORCID iD, as the action asks."""

    source: Source
    name: str
    where: str
    action: str
    value: str


class Overrides(NamedTuple):
    """The rows that can be used, in the order of the table, and a problem for each other row."""

    rows: tuple[Override, ...] = ()
    problems: tuple[Problem, ...] = ()


NO_OVERRIDES = Overrides()


def read(file: Path) -> Overrides:
    """The overrides of a file.

    Raises:
        SettingsError: the file cannot be read as UTF-8 text.
    """
    try:
        return parse(file.read_text(encoding="utf-8-sig"), file.name)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: cannot be read as a table of authors: {error}") from error


def parse(text: str, path: str) -> Overrides:
    """The overrides of a table; ``path`` is how problems name it. A line with the column names may stand on top."""
    rows: list[Override] = []
    problems: list[Problem] = []
    for source, cells in _lines(text, path):
        row = Override(source, *cells[:4])
        if fault := _fault(cells):
            problems.append(Problem(source, "bad-override", *fault))
        elif clash := next((other for other in rows if _contradicts(row, other)), None):
            said = f"{clash.action} {clash.value}".strip()
            problems.append(
                Problem(
                    source, "bad-override", _said(row), f"one word on a name; line {clash.source.line} says {said!r}"
                )
            )
        else:
            rows.append(row._replace(value=orcid(row.value)) if row.action == "orcid" else row)
    return Overrides(tuple(rows), tuple(problems))


def orcid(written: str) -> str:
    """The ORCID iD in a text, such as ``0000-0002-1825-0097``; empty for what is none, or has a wrong last digit.

    Source: ORCID, "Structure of the ORCID Identifier" (ISO 7064 11,2).
    """
    match = _ORCID.fullmatch(written.strip())
    if not match:
        return ""
    found = match[1].upper()
    total = 0
    for digit in found[:-1].replace("-", ""):
        total = (total + int(digit)) * 2
    return found if "0123456789X"[(12 - total % 11) % 11] == found[-1] else ""


def _lines(text: str, path: str) -> Iterator[tuple[Source, tuple[str, ...]]]:
    """The rows with their places, cells without spaces around them; cells that are missing at the end are empty."""
    for number, line in enumerate(text.splitlines(), start=1):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if line.strip() and not line.startswith("#") and cells != COLUMNS:
            yield Source(path, number), cells + ("",) * (len(COLUMNS) - len(cells))


def _fault(cells: tuple[str, ...]) -> tuple[str, str] | None:
    """What is wrong with a row: what was found and what was expected."""
    name, where, action, value, *more = cells
    faults = (
        (any(more), f"{len(cells)} cells", f"{', '.join(COLUMNS)}, with one tab between them"),
        (not person_names.spelling(name), f"the name {name!r}", "a name with a letter"),
        (action not in ACTIONS, f"the action {action!r}", f"one of {', '.join(ACTIONS)} in the third cell"),
        (action in _ALONE and value, f"{action} with the value {value!r}", "no value"),
        (action == "orcid" and not orcid(value), f"the ORCID iD {value!r}", "one such as 0000-0002-1825-0097"),
        (action == "same-as" and not person_names.spelling(value), f"same-as {value!r}", "the author's other name"),
        (
            action == "split" and not iri.slug(value) and (where or value),
            f"split {value!r}",
            "a label of letters or digits that tells this author from the others of that name",
        ),
    )
    return next(((found, expected) for is_so, found, expected in faults if is_so), None)


def _contradicts(row: Override, other: Override) -> bool:
    """Whether two rows say different things of one name at one place."""
    groups = (("same-as",), ("split",), ("orcid",), _ALONE)
    same = next(group for group in groups if row.action in group)
    if other.action not in same or row.where != other.where or row.name != other.name:
        return False
    return (row.action, row.value) != (other.action, other.value)


def _said(row: Override) -> str:
    return f"{row.name!r} {row.action} {row.value}".strip()
