"""The endpoint, the pages and the named questions as one application.

``/sparql``
    SPARQL 1.1 Protocol, by Oxigraph; without a query its service description, or for a browser the way to ``/ask``.
``/ask``
    a page to ask in, which needs no other host.
``/questions`` and ``/questions/NAME?parameter=…``
    the named questions, and the answer of one as SPARQL JSON.
everything else
    the files of the build, first its pages.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

import httpx
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.ask.answers import Solutions
from kg.ask.bounded import Bounded
from kg.ask.questions import questions
from kg.ask.results import json_results
from kg.errors import QueryError
from kg.serve.engine import Engine
from kg.serve.files import Files, Safe
from kg.serve.protocol import QUERY, Asked, RefusedError, asked

PAGES = Path(str(files("kg.serve") / "pages"))
#: Queries that run at a time; the others wait.
AT_ONCE = 4
#: Rows of a named question.
MOST = 10_000
RESULTS = "application/sparql-results+json"

#: That of the page to ask in.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


def application(exports: Path, engine: Engine, prefixes: Mapping[str, str], *, seconds: float, cors: bool) -> Starlette:
    """The application over a build.

    Args:
        exports: the folder of the build.
        engine: what answers queries; closed when the application ends.
        prefixes: those that the page puts before a query.
        seconds: how long a query may take.
        cors: whether pages of other hosts may ask.
    """
    bounded = Bounded(exports)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        try:
            yield
        finally:
            bounded.close()
            engine.close()

    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
        Middleware(Safe, cors=cors),
    ]
    if cors:
        middleware.insert(1, Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"]))
    named = _Named(bounded, prefixes, seconds)
    return Starlette(
        routes=[
            Route("/sparql", _Endpoint(engine, seconds).answer, methods=["GET", "POST"]),
            Route("/ask", _page, methods=["GET"]),
            Mount("/ask-files", StaticFiles(directory=PAGES)),
            Route("/questions", named.list, methods=["GET"]),
            Route("/questions/{name}", named.answer, methods=["GET"]),
            Mount("/", Files(directory=exports, html=True)),
        ],
        middleware=middleware,
        exception_handlers={RefusedError: _refused},
        lifespan=lifespan,
    )


async def _refused(_request: Request, error: Exception) -> Response:
    status = error.status if isinstance(error, RefusedError) else HTTPStatus.INTERNAL_SERVER_ERROR
    return PlainTextResponse(f"{error}\n", status)


async def _page(_request: Request) -> Response:
    return FileResponse(PAGES / "ask.html", headers={"content-security-policy": POLICY})


class _Endpoint:
    """Hands queries on to the engine, and ends the engine when one takes too long."""

    def __init__(self, engine: Engine, seconds: float) -> None:
        self._engine = engine
        self._seconds = seconds
        self._free = asyncio.Semaphore(AT_ONCE)
        self._client = httpx.AsyncClient(timeout=httpx.Timeout(None, connect=10), trust_env=False)

    async def answer(self, request: Request) -> Response:
        accept = request.headers.get("accept", "*/*")
        if request.method == "GET" and "query" not in request.query_params and "update" not in request.query_params:
            if "text/html" in accept:
                return RedirectResponse("/ask", HTTPStatus.SEE_OTHER)
            return await self._described(accept)
        wanted = await asked(request)
        await self._free.acquire()
        try:
            end = asyncio.get_running_loop().time() + self._seconds
            found = await self._sent(wanted, accept, end)
        except BaseException:
            self._free.release()
            raise
        headers = {name: found.headers[name] for name in ("content-type",) if name in found.headers}
        return StreamingResponse(self._pieces(found, end), found.status_code, headers)

    async def _described(self, accept: str) -> Response:
        found = await self._client.get(f"{self._engine.url}/query", headers={"accept": accept})
        return Response(found.content, found.status_code, {"content-type": found.headers.get("content-type", "")})

    async def _sent(self, wanted: Asked, accept: str, end: float) -> httpx.Response:
        """The answer of the engine, its body yet to come."""
        request = self._client.build_request(
            "POST",
            f"{self._engine.url}/query",
            params=list(wanted.parameters),
            content=wanted.query.encode(),
            headers={"content-type": QUERY, "accept": accept},
        )
        try:
            async with asyncio.timeout_at(end):
                return await self._client.send(request, stream=True)
        except TimeoutError:
            await run_in_threadpool(self._engine.restart, str(request.url))
            message = f"the query was stopped after {self._seconds:g} seconds"
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, message) from None
        except httpx.TransportError:
            message = "the engine was stopped because of another query: ask again"
            raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, message) from None

    async def _pieces(self, found: httpx.Response, end: float) -> AsyncIterator[bytes]:
        """The body as it comes. One that takes too long breaks off, so that no client takes it for the whole."""
        try:
            async with asyncio.timeout_at(end):
                async for piece in found.aiter_bytes():
                    yield piece
        except TimeoutError:
            await run_in_threadpool(self._engine.restart, str(found.request.url))
            raise
        finally:
            self._free.release()
            await found.aclose()


class _Named:
    """The named questions, answered in a process of their own that ends when one takes too long."""

    def __init__(self, bounded: Bounded, prefixes: Mapping[str, str], seconds: float) -> None:
        self._bounded = bounded
        self._prefixes = prefixes
        self._seconds = seconds
        self._one = asyncio.Lock()

    async def list(self, _request: Request) -> Response:
        """The questions, with the prefixes that they use."""
        known = [
            one._asdict()
            | {
                "parameters": [part._asdict() for part in one.parameters],
                "columns": [part._asdict() for part in one.columns],
            }
            for one in questions().values()
        ]
        return JSONResponse({"prefixes": dict(sorted(self._prefixes.items())), "questions": known})

    async def answer(self, request: Request) -> Response:
        """The answer of one."""
        name = request.path_params["name"]
        if name not in questions():
            raise HTTPException(HTTPStatus.NOT_FOUND, f"no question {name!r}")
        given = dict(request.query_params)
        try:
            async with self._one:
                found = await run_in_threadpool(self._bounded.answer, name, given, MOST, self._seconds)
        except QueryError as error:
            raise RefusedError(HTTPStatus.BAD_REQUEST, str(error)) from error
        if not isinstance(found, Solutions):
            raise RefusedError(HTTPStatus.BAD_REQUEST, f"{name} answers with no table")
        return Response(json_results(found), media_type=RESULTS)
