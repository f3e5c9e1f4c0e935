"""What a request to the endpoint asks, and what of it is let through to the engine.

Source: SPARQL 1.1 Protocol, 2.1 (the three ways to send a query), 2.2 (updates, which are refused), 2.1.7 (status).
"""

from __future__ import annotations

from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import parse_qsl

from starlette.requests import Request

from kg.ask.engines.oxigraph import refuse_services
from kg.errors import QueryError

#: Bytes of the longest query.
LONGEST = 1 << 20
QUERY, FORM = "application/sparql-query", "application/x-www-form-urlencoded"
#: What the protocol lets a client say besides the query.
PARAMETERS = ("default-graph-uri", "named-graph-uri")


class Asked(NamedTuple):
    """A query, and the parameters of the protocol that go with it."""

    query: str
    parameters: tuple[tuple[str, str], ...] = ()


class RefusedError(Exception):
    """A request that gets no answer: the status and what to say."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status = status


async def asked(request: Request) -> Asked:
    """The query of a request.

    Raises:
        RefusedError: it holds none or several, in no form of the protocol, or one that would leave this machine.
    """
    pairs = request.query_params.multi_items()
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = (await _body(request)).decode("utf-8", "replace")
        if media == QUERY:
            pairs += [("query", body)]
        elif media == FORM:
            pairs += parse_qsl(body, keep_blank_values=True)
        else:
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"send a query as {QUERY} or {FORM}")
    return _checked(pairs)


async def _body(request: Request) -> bytes:
    body = await request.body()
    if len(body) > LONGEST:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"a query may have {LONGEST} bytes")
    return body


def _checked(pairs: list[tuple[str, str]]) -> Asked:
    if any(name == "update" for name, _ in pairs):
        raise RefusedError(HTTPStatus.FORBIDDEN, "this endpoint is read-only")
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) != 1:
        raise RefusedError(HTTPStatus.BAD_REQUEST, f"found {len(queries)} queries, expected one")
    try:
        refuse_services(queries[0], {})
    except QueryError as error:
        raise RefusedError(HTTPStatus.FORBIDDEN, str(error)) from error
    except SyntaxError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from error
    return Asked(queries[0], tuple((name, value) for name, value in pairs if name in PARAMETERS))
