"""Sends requests to a store, with patience where sending twice does no harm, and tells what the store says."""

from __future__ import annotations

import html
import json
import re
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.errors import StoreError
from kg.stores.credentials import Credentials, auth
from kg.stores.kinds import Kind, Request

if TYPE_CHECKING:
    import httpx

Progress = Callable[[str, int, int], None]

#: Seconds before each further attempt.
PAUSES = (0.5, 2.0)
#: Seconds to wait for a connection, and for the answer to a load, which a store may think about for long.
CONNECT, ANSWER = 10.0, 1800.0
PIECE = 1 << 18
RESULTS = "application/sparql-results+json"

_PAGE = re.compile(r"\s*<(?:!doctype|html)", re.IGNORECASE)
#: What is no tag stays: an IRI in a message stands in the same brackets.
_MARKUP = re.compile(r"<(style|title)\b.*?</\1>|</?[a-z][a-z0-9]*(?:\s[^>]*)?/?>|<!.*?>", re.DOTALL | re.IGNORECASE)


class Client:
    """A connection to one store.

    ``sent`` counts the requests. ``sleep`` is how to wait.
    """

    def __init__(
        self, kind: Kind, url: str, known: Credentials, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        import httpx

        self.kind, self.url, self.sent = kind, url, 0
        self._sleep = sleep
        self._http = httpx.Client(
            auth=auth(kind.auth, known), timeout=httpx.Timeout(ANSWER, connect=CONNECT), trust_env=False
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._http.close()

    def send(self, request: Request, sending: Callable[[int], None] | None = None) -> str:
        """Send a request; the answer as text, empty where there is no such graph.

        ``sending`` is told how many bytes have left.

        Raises:
            StoreError: the store cannot be reached or refuses; the message holds its own words.
        """
        import httpx

        for pause in (*PAUSES, None):
            try:
                answer = self._once(request, sending)
            except httpx.TransportError as error:
                if pause is None or not request.safe:
                    raise StoreError(self._broken(request, error)) from error
            else:
                if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE or pause is None or not request.safe:
                    return self._read(request, answer)
            self._sleep(pause)
        raise AssertionError  # the last attempt returns or raises

    def ask(self, sparql: str) -> list[dict[str, Any]]:
        """The rows of a SELECT, each a mapping of names to terms as SPARQL 1.1 Query Results JSON has them."""
        answer = self.send(self.kind.asking(self.url, sparql))
        try:
            rows: list[dict[str, Any]] = json.loads(answer)["results"]["bindings"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(f"{self._name()} answers a query with no JSON results: {_words(answer)}") from error
        return rows

    def _once(self, request: Request, sending: Callable[[int], None] | None) -> httpx.Response:
        headers = {"Accept": RESULTS if request.method == "POST" and not request.graph else "*/*"}
        if request.body:
            headers |= {"Content-Type": request.media, "Content-Length": str(len(request.body))}
        self.sent += 1
        content = _Pieces(request.body, sending) if request.body else None
        return self._http.request(request.method, request.url, content=content, headers=headers)

    def _read(self, request: Request, answer: httpx.Response) -> str:
        if answer.is_success or (answer.status_code == 404 and request.method in {"GET", "DELETE"}):
            return answer.text if answer.is_success else ""
        what = f" of <{request.graph}>" if request.graph else ""
        hint = ""
        if answer.status_code in {401, 403}:
            names = "KG_STORE_TOKEN" if self.kind.auth == "bearer" else "KG_STORE_USER and KG_STORE_PASSWORD"
            hint = f" (who you are is read from {names}, or from ~/.netrc)"
        said = _words(answer.text) or answer.reason_phrase
        raise StoreError(f"{self._name()} refuses {request.method}{what} with HTTP {answer.status_code}: {said}{hint}")

    def _broken(self, request: Request, error: Exception) -> str:
        lost = "" if request.safe else f"; <{request.graph}> may be there in part: push again"
        return f"{self._name()} cannot be reached ({str(error) or type(error).__name__}){lost}"

    def _name(self) -> str:
        return f"{self.kind.name} at {self.url}"


class _Pieces:
    """A body in pieces, from the start each time that it is sent."""

    def __init__(self, body: bytes, sending: Callable[[int], None] | None) -> None:
        self._body, self._sending = body, sending

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._body), PIECE):
            yield self._body[start : start + PIECE]
            if self._sending:
                self._sending(min(start + PIECE, len(self._body)))


def _words(answer: str) -> str:
    """What a store says, in one line without markup: the beginning, if it says much."""
    text = html.unescape(_MARKUP.sub(" ", answer)) if _PAGE.match(answer) else answer
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= 300 else f"{line[:300]}…"
