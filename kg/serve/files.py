"""The files of a build over HTTP, to this machine alone and with what a browser may do with them."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from starlette.responses import PlainTextResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: For every answer: what a browser may do with it. Source: Content Security Policy Level 3; the pages of a build carry
#: a policy of their own, which lets nothing load at all.
SAFE = {
    "content-security-policy": "frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


class Files(StaticFiles):
    """The files of a build, but not those that begin with a dot: they are notes of kg for itself."""

    def lookup_path(self, path: str) -> tuple[str, Any]:
        """The file of a path and its status; empty and None where there is none to show."""
        if "\0" in path or any(part.startswith(".") and part != "." for part in Path(path).parts):
            return "", None
        return super().lookup_path(path)


class Safe:
    """Puts :data:`SAFE` on every answer, and refuses pages of other hosts to ask, unless they may."""

    def __init__(self, app: ASGIApp, *, cors: bool) -> None:
        self._app = app
        self._cors = cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        origin, host = headers.get(b"origin"), headers.get(b"host", b"")
        if origin not in {None, b"http://" + host} and not self._cors:
            await PlainTextResponse("pages of other hosts may not ask here\n", HTTPStatus.FORBIDDEN)(
                scope, receive, send
            )
            return
        await self._app(scope, receive, self._with_headers(send))

    def _with_headers(self, send: Send) -> Callable[[Message], Any]:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                have = {name for name, _ in message["headers"]}
                more = [(name.encode(), value.encode()) for name, value in SAFE.items() if name.encode() not in have]
                if self._cors:
                    more = [(name, value) for name, value in more if name != b"cross-origin-resource-policy"]
                message["headers"] = [*message["headers"], *more]
            await send(message)

        return sending
