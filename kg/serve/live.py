"""The pages of a build, shown anew in every open browser as soon as a build has replaced them.

The files stay as a build wrote them. What is sent of a page has one script more, which listens to ``/kg-changes`` of this
server and loads the page again when its bytes are others; the policy of the page as sent allows that one script and that
one connection.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.types import Scope

from kg.errors import ServeError
from kg.serve.files import Files, Safe
from kg.serve.server import HOST, listen

if TYPE_CHECKING:
    import uvicorn

#: Seconds that answers under way have to end when the server stops, and those after which it is left to itself.
GRACE, PATIENCE = 1, 5
CHANGES = "/kg-changes"
SCRIPT = "/kg-reload.js"
_SCRIPT_FILE = Path(__file__).with_name("pages") / "reload.js"
#: How the policy of every page of kg begins, and how that of the page as sent does; other pages are sent as they are.
_POLICY = "default-src 'none'; script-src "
_POLICY_SENT = "default-src 'none'; connect-src 'self'; script-src 'self' "


class Live:
    """A server over the pages in a folder; ``url`` is its address until it stops."""

    def __init__(self, exports: Path, port: int) -> None:
        self._exports = exports
        self._listening = listen(port)
        self.url = f"http://{HOST}:{self._listening.getsockname()[1]}/"
        self._waiting: set[asyncio.Event] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = False
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Answer in a thread, until :meth:`stop` or the end of the process.

        Raises:
            ServeError: what it needs is not installed.
        """
        try:
            import uvicorn
        except ImportError as error:
            raise ServeError("kg watch --serve needs uvicorn: pip install 'paperkg[serve]'") from error
        config = uvicorn.Config(
            self.application(),
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=GRACE,
        )
        self._server = uvicorn.Server(config)
        # Outside of the main thread uvicorn leaves the signals alone.
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listening]}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the answers under way and the thread."""
        if self._server and self._thread:
            self._stopping = self._server.should_exit = True
            self.changed()
            self._thread.join(PATIENCE)

    def changed(self) -> None:
        """Tell every open page that a build has been written; from any thread."""
        # The loop may end in this very moment, and with it everybody who listens.
        with suppress(RuntimeError):
            if self._loop:
                self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        for event in self._waiting:
            event.set()

    def application(self) -> Starlette:
        """The application: the pages, the script, and the stream of changes."""

        @asynccontextmanager
        async def lifespan(_app: Starlette) -> AsyncIterator[None]:
            self._loop = asyncio.get_running_loop()
            yield
            self._loop = None

        return Starlette(
            routes=[
                Route(CHANGES, self._changes),
                Route(SCRIPT, _script),
                Mount("/", _Pages(directory=self._exports, html=True, check_dir=False)),
            ],
            middleware=[
                Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost"]),
                Middleware(Safe, cors=False),
            ],
            lifespan=lifespan,
        )

    async def _changes(self, request: Request) -> Response:
        """Server-sent events: what the page's content is told by, at once and after each build. Source: HTML, 9.2."""
        page = request.query_params.get("page", "/")
        return StreamingResponse(self._marks(page), media_type="text/event-stream")

    async def _marks(self, page: str) -> AsyncIterator[str]:
        event = asyncio.Event()
        self._waiting.add(event)
        try:
            while not self._stopping:
                yield f"data: {_mark(self._file(page))}\n\n"
                await event.wait()
                event.clear()
        finally:
            self._waiting.discard(event)

    def _file(self, page: str) -> Path:
        """The file of a page by its address, one that is not there where no page of the folder is meant."""
        relative = os.path.normpath(unquote(page).strip("/") or ".")
        found, _ = _Pages(directory=self._exports, html=True, check_dir=False).lookup_path(relative)
        return Path(found or self._exports / ".none") / ("index.html" if relative == "." else "")


class _Pages(Files):
    """The files of a build, its pages with the script."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        path = Path(full_path)
        text = path.read_text(encoding="utf-8") if path.suffix == ".html" else ""
        if _POLICY not in text:
            return super().file_response(full_path, stat_result, scope, status_code)
        return HTMLResponse(with_script(text), status_code, {"cache-control": "no-store"})


async def _script(_request: Request) -> Response:
    return FileResponse(_SCRIPT_FILE, media_type="text/javascript", headers={"cache-control": "no-store"})


def with_script(page: str) -> str:
    """The page as it is sent: with the script, which knows what the page is told by, and a policy that lets it listen."""
    allowed = page.replace(_POLICY, _POLICY_SENT, 1)
    before, end, after = allowed.rpartition("</body>")
    mark = hashlib.sha256(page.encode()).hexdigest()
    return f'{before}<script src="{SCRIPT}" data-mark="{mark}"></script>{end}{after}'


def _mark(file: Path) -> str:
    """What the content of a file is told by; empty while there is none."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
