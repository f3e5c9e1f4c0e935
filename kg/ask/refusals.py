"""What to say of a query that is no SPARQL: the line, the column, and the place marked."""

from __future__ import annotations

import re
from collections.abc import Mapping

_UNKNOWN_PREFIX = re.compile(r"Unknown namespace prefix : (.*)")
_FOUND = re.compile(r", found (.*?)\s+\(at char ")

#: How much of a long line is shown around the mark.
_AROUND = 60


def refusal(sparql: str, prefixes: Mapping[str, str], said: str, end: int | None = None) -> str:
    """The message for a query that an engine does not understand.

    The parser of rdflib finds where the construct starts that is at fault; engines say where they gave up.

    Args:
        sparql: the query.
        prefixes: those that it need not declare.
        said: what the engine says, for faults that rdflib's parser does not see.
        end: where the engine gave up, a place in ``sparql``.
    """
    from pyparsing import ParseBaseException
    from rdflib.plugins.sparql import prepareQuery

    try:
        prepareQuery(sparql, initNs=dict(prefixes))
    except ParseBaseException as error:
        found = _FOUND.search(str(error))
        said = f"{found[1]} does not fit here" if found and "end of text" not in found[1] else "the query ends too soon"
        return _marked(sparql, error.loc, end, said)
    except Exception as error:  # noqa: BLE001  rdflib raises plain Exception for an unknown prefix
        if match := _UNKNOWN_PREFIX.match(str(error)):
            begin = max(sparql.find(f"{match[1]}:"), 0)
            return _marked(sparql, begin, begin + len(match[1]) + 1, f"the prefix {match[1]!r} is not declared")
    return _marked(sparql, len(sparql) if end is None else end, end, said)


def _marked(sparql: str, begin: int, end: int | None, said: str) -> str:
    """The message, and below it the line with a mark from ``begin`` to ``end``, at least one character wide."""
    from rich.cells import cell_len

    start = sparql.rfind("\n", 0, begin) + 1
    stop = sparql.find("\n", begin)
    stop = len(sparql) if stop < 0 else stop
    last = min(stop, max(begin + 1, end or 0))
    left, right = max(start, begin - _AROUND), min(stop, begin + _AROUND)
    before, marked = _plain(sparql[left:begin]), _plain(sparql[begin : min(last, right)])
    place = f"line {sparql.count(chr(10), 0, begin) + 1}, column {begin - start + 1}"
    mark = " " * cell_len(before) + "^" * max(1, cell_len(marked))
    return f"the query is refused at {place}: {said}\n    {_plain(sparql[left:right])}\n    {mark}"


def _plain(text: str) -> str:
    """The text without what a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)
