"""An index of documents in SQLite, and what a search finds in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kg.ask.search import words
from kg.ask.search.documents import Document
from kg.ask.search.snippets import snippet
from kg.errors import QueryError
from kg.graph.graph import value_of

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, thing TEXT, title TEXT, comments TEXT, abstract TEXT, read TEXT, topics TEXT
);
CREATE VIRTUAL TABLE words USING fts5 (
  title, names, comments, abstract, content='', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT);
"""
#: The numbers are what a word counts in each field, in the order of the columns of ``words``.
_SEARCH = """
SELECT thing, kept.title, kept.comments, kept.abstract, read, bm25(words, 8.0, 4.0, 2.0, 1.0) AS score
FROM words JOIN documents AS kept ON kept.id = words.rowid
WHERE words MATCH :expression AND (:since = '' OR read >= :since) AND (:until = '' OR read <> '' AND read <= :until)
  AND (:tag = '' OR instr(topics, ' ' || :tag || ' '))
ORDER BY score, kept.title, thing
LIMIT :limit
"""


class Hit(NamedTuple):
    """A paper that was found.

    ``thing`` is its IRI, ``read`` the day of its first note, or empty; ``field`` says where ``snippet`` is from:
    ``comments``, ``abstract`` or ``title``; the higher the ``score``, the better.
    """

    thing: str
    title: str
    read: str
    field: str
    snippet: str
    score: float


class Index:
    """Documents that can be searched."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def fact(self, name: str) -> str:
        """What was noted down when the index was made, empty when nothing was."""
        found = self._connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def search(self, text: str, *, limit: int = 10, since: str = "", until: str = "", tag: str = "") -> tuple[Hit, ...]:
        """The papers that say these words, the best first.

        Papers with all words go before those with some. A word counts more in a title than among the names of authors,
        topics, models, methods and datasets, there more than in a comment, there more than in an abstract.

        Args:
            text: words in English or Korean.
            limit: how many papers to give at most.
            since: the first day of reading, as 2025-03-10.
            until: the last one.
            tag: the key of a topic; papers of narrower topics have it too.

        Raises:
            QueryError: the text has no word.
        """
        wanted = words.terms(text)
        if not wanted:
            raise QueryError(f"found {text!r}, expected a word to search for")
        found: dict[str, Hit] = {}
        for expression in words.expressions(text):
            given = {"expression": expression, "since": since, "until": until, "tag": tag, "limit": limit}
            for thing, title, comments, abstract, read, score in self._connection.execute(_SEARCH, given):
                if len(found) < limit and thing not in found:
                    field, shown = snippet(wanted, {"comments": comments, "abstract": abstract, "title": title})
                    found[thing] = Hit(thing, title.partition("\n")[0], read, field, shown, round(-score, 3))
            if len(found) >= limit:
                break
        return tuple(found.values())


def make(held: Iterable[Document], file: Path | None = None, **facts: str) -> Index:
    """An index of these documents, in memory or in a new file.

    Raises:
        QueryError: the SQLite of this Python has no FTS5.
    """
    connection = sqlite3.connect(file or ":memory:", check_same_thread=False)
    try:
        connection.executescript(_SCHEMA)
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise QueryError("the SQLite of this Python has no FTS5, which search needs: take another Python") from error
    numbered = list(enumerate(held))
    with connection:
        connection.executemany("INSERT INTO facts VALUES (?, ?)", facts.items())
        connection.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", map(_kept, numbered))
        connection.executemany(
            "INSERT INTO words (rowid, title, names, comments, abstract) VALUES (?, ?, ?, ?, ?)", map(_words, numbered)
        )
    return Index(connection)


def _kept(numbered: tuple[int, Document]) -> tuple[int | str, ...]:
    number, one = numbered
    topics = f" {' '.join(sorted(one.topics))} "
    return number, value_of(one.thing), one.title, one.comments, one.abstract, one.read, topics


def _words(numbered: tuple[int, Document]) -> tuple[int | str, ...]:
    number, one = numbered
    return number, *map(words.of_text, (one.title, one.names, one.comments, one.abstract))
