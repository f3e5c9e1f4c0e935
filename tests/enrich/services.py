"""The services on this machine: a real HTTP server with the answers that their documentation describes."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit


class Answer(NamedTuple):
    """Status, body and headers."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


class Asked(NamedTuple):
    """A request: its path below the service, its parameters, and who asks."""

    service: str
    path: str
    parameters: dict[str, str]
    agent: str


class Services:
    """Where the services are, what they were asked, and what they answer."""

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[Asked] = []
        self.answer: Callable[[Asked], Answer] = answer
        self.first: list[Answer] = []

    @property
    def urls(self) -> dict[str, str]:
        """The address of each service."""
        return {name: f"{self.url}/{name}" for name in ("arxiv", "crossref")}


@contextmanager
def running() -> Iterator[Services]:
    """The services, running until the end of the block. ``first`` holds answers that come before all others."""
    services = Services()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            _, service, *path = parts.path.split("/", 2)
            parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
            asked = Asked(service, unquote("".join(path)), parameters, self.headers["User-Agent"])
            services.asked.append(asked)
            given = services.first.pop(0) if services.first else services.answer(asked)
            self.send_response(given.status)
            for name, value in given.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is that of http.server
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        services.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield services
        finally:
            server.shutdown()
            thread.join()


def entry(
    number: str, title: str = "Red Kites and the Wind", doi: str = "", authors: Sequence[str] = ("Ann B. Lee", "Kites")
) -> str:
    """An entry of a feed of arXiv."""
    names = "".join(f"<author><name>{name}</name></author>" for name in authors)
    printed = f"<arxiv:doi>{doi}</arxiv:doi>" if doi else ""
    return f"""
  <entry>
    <id>http://arxiv.org/abs/{number}v2</id>
    <updated>2024-07-02T10:00:00Z</updated>
    <published>2024-01-05T18:59:59Z</published>
    <title>{title}</title>
    <summary>  Kites fly
 far.
</summary>
    {names}{printed}
    <arxiv:comment>12 pages</arxiv:comment>
    <link href="http://arxiv.org/abs/{number}v2" rel="alternate" type="text/html"/>
    <arxiv:primary_category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.CL" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
  </entry>"""


def feed(*entries: str) -> bytes:
    """A feed of arXiv."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"
      xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">
  <link href="http://arxiv.org/api/query?id_list=x" rel="self" type="application/atom+xml"/>
  <title type="html">ArXiv Query: search_query=&amp;id_list=x</title>
  <id>http://arxiv.org/api/x</id>
  <opensearch:totalResults>{len(entries)}</opensearch:totalResults>{"".join(entries)}
</feed>
""".encode()


#: What arXiv answers, with status 200 or 400, to an id that is none.
ERROR = feed(
    """
  <entry>
    <id>http://arxiv.org/api/errors#incorrect_id_format_for_2413.00001</id>
    <title>Error</title>
    <summary>incorrect id format for 2413.00001</summary>
  </entry>"""
)


def work(doi: str, title: str, **parts: object) -> dict[str, object]:
    """A work of Crossref."""
    return {
        "DOI": doi,
        "URL": f"https://doi.org/{doi}",
        "type": "journal-article",
        "title": [title],
        "author": [{"given": "Ann", "family": "Lee", "sequence": "first", "affiliation": []}],
        "issued": {"date-parts": [[2024, 3, 5]]},
        "indexed": {"date-parts": [[2025, 1, 1]], "timestamp": 1},
    } | parts


def message(body: object) -> bytes:
    """A message of Crossref."""
    return json.dumps({"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": body}).encode()


def answer(asked: Asked) -> Answer:
    """arXiv knows every id; Crossref knows 10.1000/kites; both know one title each."""
    if asked.service == "arxiv" and "id_list" in asked.parameters:
        return Answer(body=feed(*(entry(number) for number in asked.parameters["id_list"].split(","))))
    if asked.service == "arxiv":
        found = (
            [entry("2405.00005", "Sails of the\n Sea and the Sun")]
            if "Sails" in asked.parameters.get("search_query", "")
            else []
        )
        return Answer(body=feed(*found))
    if asked.path:
        known = asked.path == "10.1000/kites"
        return Answer(body=message(work(asked.path, "Printed Kites"))) if known else Answer(404, b"Resource not found.")
    works = [work("10.1000/boats", "Boats of the Sea and the Sun"), work("10.1000/other", "Boats")]
    return Answer(body=message({"total-results": 2, "items": works}))
