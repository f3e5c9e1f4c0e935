"""What an agent may do with a build: search, look at a paper, list a topic, walk, ask. All of it reads only."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from kg.ask import Solutions, Triples
from kg.ask.bounded import Bounded
from kg.ask.exports import Exports
from kg.ask.results import table
from kg.ask.search import Index, open_index
from kg.errors import QueryError

#: Rows or triples that an answer has at most, whatever is asked for.
MOST = 500
#: Seconds that a query may take.
SECONDS = 20.0

Found = dict[str, Any]

_PAPER = """# What the graph says of a paper.
# $paper paper the paper: its arXiv id, its key or its title
SELECT $paper ?title ?abstract ?date ?url WHERE {
  $paper a kg:Paper .
  OPTIONAL { $paper rdfs:label ?title }
  OPTIONAL { $paper dcterms:abstract ?abstract }
  OPTIONAL { $paper dcterms:date ?date }
  OPTIONAL { $paper schema:url ?url }
}
"""
_PARTS = {
    "authors": """# $paper paper the paper
SELECT $paper ?position ?name ?author WHERE {
  $paper kg:hasAuthorship ?place . ?place kg:position ?position ; kg:nameAsWritten ?name ; kg:author ?author .
} ORDER BY ?position
""",
    "topics": """# $paper paper the paper
SELECT $paper ?name ?topic WHERE { $paper dcterms:subject ?topic . ?topic skos:prefLabel ?name } ORDER BY ?name
""",
    "notes": """# $paper paper the paper
SELECT $paper ?read ?path ?language ?comment WHERE {
  ?note foaf:primaryTopic $paper ; kg:sourcePath ?path .
  OPTIONAL { ?note dcterms:created ?read }
  OPTIONAL { ?said kg:inNote ?note ; schema:text ?comment ; schema:inLanguage ?language }
} ORDER BY ?read ?path ?language
""",
    "links": """# $paper paper the paper
SELECT $paper ?url ?title WHERE { $paper cito:linksTo ?to . ?to schema:url ?url OPTIONAL { ?to rdfs:label ?title } } ORDER BY ?url
""",
    "evidence": """# $paper paper the paper
SELECT $paper ?name ?entity ?path ?line ?words ?sentence ?rule ?confidence WHERE {
  ?note foaf:primaryTopic $paper ; kg:sourcePath ?path .
  ?mention kg:inNote ?note ; itsrdf:taIdentRef ?entity ; nif:anchorOf ?words ; nif:sentence ?sentence ; kg:rule ?rule ;
    nif:taIdentConf ?confidence ; kg:sourceLine ?line ; nif:beginIndex ?begin .
  ?entity skos:prefLabel ?name .
} ORDER BY ?path ?line ?begin
""",
}
_NEIGHBOURS = """# What stands around a thing.
# $thing thing the thing
SELECT $thing ?direction ?property ?other ?name WHERE {
  { $thing ?property ?other . BIND("out" AS ?direction) } UNION { ?other ?property $thing . BIND("in" AS ?direction) }
  OPTIONAL { ?other rdfs:label ?label }
  OPTIONAL { ?other skos:prefLabel ?preferred }
  OPTIONAL { ?other foaf:name ?person }
  BIND(COALESCE(?label, ?preferred, ?person) AS ?name)
} ORDER BY DESC(?direction) ?property ?other
"""


class Tools:
    """The tools over the build in a folder.

    Everything raises :class:`kg.errors.QueryError` with a message that says what to do. Close it in the end.
    """

    def __init__(self, folder: str | Path, seconds: float = SECONDS) -> None:
        self._folder = folder
        self._seconds = seconds
        self._engine = Bounded(folder)
        self._lock = threading.Lock()

    def close(self) -> None:
        """End the engine."""
        self._engine.close()

    @cached_property
    def _base(self) -> str:
        return Exports(self._folder).mint.base

    @cached_property
    def _index(self) -> Index:
        return open_index(self._folder)

    def search(self, text: str, limit: int, since: str, until: str, tag: str) -> Found:
        """Papers that say these words."""
        with self._lock:
            hits = self._index.search(text, limit=min(limit, MOST), since=since, until=until, tag=tag)
        return {"papers": [hit._asdict() for hit in hits]}

    def paper(self, paper: str) -> Found:
        """A paper with its authors in order, topics, notes, links, and the places that say what it mentions."""
        found: list[Found] = self._rows(_PAPER, {"paper": paper}, 1)["rows"]
        if not found:
            raise QueryError(f"paper={paper!r}: the graph has no such paper")
        return found[0] | {name: self._rows(query, {"paper": paper}, MOST)["rows"] for name, query in _PARTS.items()}

    def neighbours(self, thing: str, limit: int) -> Found:
        """The statements that a thing stands in."""
        return self._rows(_NEIGHBOURS, {"thing": thing}, limit)

    def question(self, name: str, parameters: Mapping[str, object], limit: int) -> Found:
        """The answer of a named question."""
        return self._rows(name, parameters, limit)

    def sparql(self, query: str, limit: int) -> Found:
        """The answer of a query."""
        return self._rows(query, {}, limit)

    def _rows(self, query: str, given: Mapping[str, object], limit: int) -> Found:
        """An answer as what JSON can hold: rows by column with IRIs shortened, ``true`` or ``false``, or Turtle."""
        with self._lock:
            found = self._engine.answer(query, given, min(limit, MOST), self._seconds)
        if isinstance(found, Triples):
            return {"turtle": found.turtle, "more": found.more}
        if not isinstance(found, Solutions):
            return {"answer": found}
        shown = table(found, self._base)
        rows = [{name: _plain(cell) for name, cell in zip(shown.columns, row, strict=True)} for row in shown.rows]
        return {"columns": list(shown.columns), "rows": rows, "more": found.more}


def _plain(cell: object) -> object:
    return cell if isinstance(cell, int | float | None) else str(cell)
