"""Opens the endpoint on a port of this machine, until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from kg.ask.exports import Exports
from kg.errors import ServeError

HOST = "127.0.0.1"


def serve(exports: Path, *, port: int, seconds: float, cors: bool, ready: Callable[[str], None]) -> None:
    """Answer over the build in this folder at ``http://127.0.0.1:port`` until a signal comes; ``ready`` is told the address.

    Port 0 takes any that is free.

    Raises:
        ServeError: the port is taken, or what ``kg serve`` needs is not installed.
        QueryError: the folder holds no build.
    """
    try:
        import uvicorn

        from kg.serve.app import application
        from kg.serve.engine import Engine
    except ImportError as error:
        raise ServeError(f"kg serve needs {error.name}: pip install 'paperkg[serve]'") from error
    with listen(port) as listening:
        known = Exports(exports).prefixes
        engine = Engine(exports)
        app = application(exports, engine, known, seconds=seconds, cors=cors)
        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="on")
        ready(f"http://{HOST}:{listening.getsockname()[1]}/")
        try:
            uvicorn.Server(config).run(sockets=[listening])
        finally:
            engine.close()


def listen(port: int) -> socket.socket:
    """A socket that listens on that port of this machine, 0 for any that is free.

    Raises:
        ServeError: the port is taken.
    """
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ServeError(f"cannot listen on port {port} ({reason}): name another with --port") from error
    return listening
