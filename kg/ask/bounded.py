"""Answers within a time: an engine in a process of its own, which is ended when an answer takes too long.

No engine here can be stopped from within; a process can.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Self

from kg.ask.answer import answer
from kg.ask.answers import Answer
from kg.ask.built import Data, Where, data
from kg.ask.engines import DEFAULT, load
from kg.errors import QueryError


class Bounded:
    """An engine in a process of its own; it starts with the first query, and anew after one that took too long.

    Use it as a context, so that the process ends.
    """

    def __init__(self, where: Where, engine: str = DEFAULT) -> None:
        self._data = data(where)
        self._engine = engine
        self._running: tuple[BaseProcess, Connection] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process."""
        if self._running:
            process, connection = self._running
            self._running = None
            process.kill()
            process.join()
            connection.close()

    def answer(
        self,
        query: str,
        given: Mapping[str, object] | None = None,
        most: int | None = None,
        seconds: float | None = None,
    ) -> Answer:
        """The answer of a query, as :func:`kg.ask.answer.answer` gives it; the time to load the graph does not count.

        Raises:
            QueryError: the graph cannot be loaded, the query is refused, or takes longer than that many seconds.
        """
        try:
            connection = self._connection()
            connection.send((query, dict(given or {}), most))
            if not connection.poll(seconds):
                self.close()
                raise QueryError(f"the query was stopped after {seconds:g} seconds")
            answered: Answer = _received(connection)
        except (EOFError, OSError) as error:
            self.close()
            raise QueryError("the engine broke off, perhaps for want of memory") from error
        return answered

    def _connection(self) -> Connection:
        """The connection to the process, started and loaded."""
        if self._running is None:
            spawn = multiprocessing.get_context("spawn")
            here, there = spawn.Pipe()
            process = spawn.Process(target=_serve, args=(there, self._data, self._engine), daemon=True)
            process.start()
            there.close()
            self._running = process, here
            _received(here)
        return self._running[1]


def _received(connection: Connection) -> Any:
    """What the process sends; what it raised is raised here."""
    found = connection.recv()
    if isinstance(found, QueryError):
        raise found
    return found


def _serve(connection: Connection, held: Data, name: str) -> None:
    """The process: load, say that all is well, then answer one query after the other until nobody asks."""
    with suppress(EOFError, KeyboardInterrupt):
        try:
            engine = load(held, name)
        except QueryError as error:
            connection.send(error)
            return
        connection.send(None)
        while True:
            query, given, most = connection.recv()
            try:
                connection.send(answer(engine, query, given, most))
            except QueryError as error:
                connection.send(error)
