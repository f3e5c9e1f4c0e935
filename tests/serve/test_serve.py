"""``kg serve`` as others meet it: by programs that know nothing of kg, and by a browser."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
import rdflib
from playwright.sync_api import Browser
from pyoxigraph import RdfFormat, parse
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.tools import ROOT, need

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
#: A product of four times two thousand triples: nobody waits for its count.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TITLES = "SELECT ?title { ?paper a <https://w3id.org/paperkg/ns#Paper> ; <http://purl.org/dc/terms/title> ?title }"


@contextmanager
def serving(exports: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """``kg serve`` in a process of its own: its address without the slash at the end, and the process."""
    need("oxigraph")
    command = [sys.executable, "-m", "kg", "serve", str(exports), "--port", "0", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            assert said, process.stderr.read() if process.stderr else ""
            yield said.split()[1].rstrip("/"), process
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def url(exports: Path) -> Iterator[str]:
    """The address of an endpoint over the seeds, where a query may take two seconds."""
    with serving(exports, "--seconds", "2") as (address, _):
        yield address


def triples(exports: Path) -> int:
    return sum(1 for name in ("kg.ttl", "mentions.ttl") for _ in parse(path=exports / name, format=RdfFormat.TURTLE))


def ask(url: str, query: str, accept: str = "text/csv") -> httpx.Response:
    headers = {"Accept": accept, "Content-Type": "application/sparql-query"}
    return httpx.post(f"{url}/sparql", content=query.encode(), headers=headers, timeout=30)


def test_sparqlwrapper_finds_the_titles(url: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from SPARQLWrapper import JSON, POST, SPARQLWrapper

    client = SPARQLWrapper(f"{url}/sparql", returnFormat=JSON)
    client.setQuery(TITLES)
    got: Any = client.queryAndConvert()
    client.setMethod(POST)
    posted: Any = client.queryAndConvert()

    titles = [row["title"] for row in got["results"]["bindings"]]
    assert len(titles) == 4
    assert {title["xml:lang"] for title in titles} == {"en"}
    assert posted == got


def test_the_sparqlstore_of_rdflib_finds_the_korean_comments(url: str, exports: Path) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{url}/sparql", returnFormat="json"))
    query = 'SELECT ?text { ?comment <https://schema.org/text> ?text FILTER(LANG(?text) = "ko") }'

    found = {row[0] for row in graph.query(query) if isinstance(row, tuple)}

    local = rdflib.Graph().parse(exports / "kg.ttl")
    assert found == {row[0] for row in local.query(query) if isinstance(row, tuple)}
    assert len(found) == 4


def test_curl_gets_every_form_of_an_answer(url: str, exports: Path) -> None:
    curl = need("curl")

    def got(accept: str, query: str) -> tuple[str, str]:
        form = "%{stderr}%{content_type}"
        command = [
            curl,
            "-sS",
            "-G",
            f"{url}/sparql",
            "-H",
            f"Accept: {accept}",
            "--data-urlencode",
            f"query={query}",
            "-w",
            form,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
        return done.stderr.partition(";")[0], done.stdout

    json_type, xml_type = "application/sparql-results+json", "application/sparql-results+xml"
    assert got(json_type, "ASK {}") == (json_type, '{"head":{},"boolean":true}')
    assert got(xml_type, "ASK {}")[0] == xml_type
    assert got("text/csv", COUNT) == ("text/csv", f"n\n{triples(exports)}\n")
    assert got("text/tab-separated-values", COUNT) == ("text/tab-separated-values", f"?n\n{triples(exports)}\n")
    assert got("text/turtle", "CONSTRUCT WHERE { ?s ?p ?o }")[0] == "text/turtle"
    assert got("application/rdf+xml", "DESCRIBE <urn:x>")[0] == "application/rdf+xml"


def test_the_endpoint_describes_itself_and_sends_browsers_to_the_page(url: str) -> None:
    described = httpx.get(f"{url}/sparql", headers={"Accept": "text/turtle"})
    browser = httpx.get(f"{url}/sparql", headers={"Accept": "text/html"})

    assert "sd:Service" in described.text
    assert (browser.status_code, browser.headers["location"]) == (303, "/ask")


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "message"),
    [
        ("POST", "/sparql", {"data": {"query": "SELECT nonsense"}}, 400, "error at 1:16: expected DISTINCT"),
        ("POST", "/sparql", {"data": {"x": "1"}}, 400, "found 0 queries, expected one"),
        ("GET", "/sparql?query=ASK{}&query=ASK{}", {}, 400, "found 2 queries, expected one"),
        ("POST", "/sparql", {"data": {"update": "CLEAR ALL"}}, 403, "this endpoint is read-only"),
        ("GET", "/sparql?update=CLEAR%20ALL", {}, 403, "this endpoint is read-only"),
        ("POST", "/sparql", {"content": b"ASK {}", "headers": {"Content-Type": "text/plain"}}, 415, "send a query as"),
        ("POST", "/sparql", {"content": b"#" * (1 << 20) + b"\nASK{}", "headers": {"Content-Type": "application/sparql-query"}}, 413, "may have 1048576 bytes"),
        ("PUT", "/sparql", {}, 405, "Method Not Allowed"),
        ("PUT", "/store?default", {"content": b"<a:a> <a:b> <a:c> ."}, 405, "Method Not Allowed"),
        ("POST", "/update", {"data": {"update": "CLEAR ALL"}}, 405, "Method Not Allowed"),
        ("GET", "/.pushed/x", {}, 404, "Not Found"),
        ("GET", "/../kg.ttl", {"headers": {"Host": "evil.example"}}, 400, "Invalid host header"),
        ("GET", "/sparql?query=ASK{}", {"headers": {"Origin": "https://evil.example"}}, 403, "pages of other hosts"),
        ("GET", "/questions/papers-of-topic", {}, 400, "papers-of-topic needs topic="),
        ("GET", "/questions/nonsense", {}, 404, "no question 'nonsense'"),
    ],
)  # fmt: skip
def test_what_is_refused(
    url: str, exports: Path, method: str, path: str, options: dict[str, object], status: int, message: str
) -> None:
    answer = httpx.request(method, f"{url}{path}", timeout=30, **options)  # type: ignore[arg-type]

    assert answer.status_code == status
    assert message in answer.text
    assert ask(url, COUNT).text == f"n\r\n{triples(exports)}\r\n"


@contextmanager
def another_host() -> Iterator[tuple[str, list[str]]]:
    """A server, and the requests that it gets."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_GET  # noqa: N815  the name is that of http.server

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/x", asked
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "SELECT*{FILTER(1<2)service<%s>{?s ?p ?o}}",
        "PREFIX x: <%s> SELECT * { OPTIONAL { SERVICE SILENT x: { ?s ?p ?o } } }",
        r"SELECT * { S\u0045RVICE <%s> { ?s ?p ?o } }",
        "SELECT * { BIND('#' AS ?x) SERVICE <%s> { ?s ?p ?o } }",
        "SELECT * FROM <%s> { ?s ?p ?o }",
        "LOAD <%s>",
    ],
)
def test_no_query_reaches_another_host(url: str, query: str) -> None:
    with another_host() as (address, asked):
        answer = ask(url, query % address)

    assert asked == []
    assert answer.status_code in ({200} if " FROM " in query else {400, 403})


def test_a_word_is_no_service(url: str) -> None:
    assert ask(url, 'SELECT ("SERVICE" AS ?service) {} # SERVICE').text == "service\r\nSERVICE\r\n"


def test_queries_are_bounded_in_time_and_the_next_ones_are_answered(url: str, exports: Path) -> None:
    with ThreadPoolExecutor() as pool:
        answers = list(pool.map(lambda _: ask(url, ENDLESS), range(3)))

    assert {answer.status_code for answer in answers} == {503}
    assert any("the query was stopped after 2 seconds" in answer.text for answer in answers)
    assert ask(url, COUNT).text == f"n\r\n{triples(exports)}\r\n"


def test_pages_of_other_hosts_may_ask_only_when_told_so(exports: Path, url: str) -> None:
    origin = {"Origin": "https://other.example"}
    with serving(exports, "--cors") as (open_, _):
        allowed = httpx.get(f"{open_}/sparql", params={"query": "ASK {}"}, headers=origin)

    assert allowed.headers["access-control-allow-origin"] == "*"
    assert allowed.json()["boolean"] is True
    assert "access-control-allow-origin" not in httpx.get(f"{url}/sparql", params={"query": "ASK {}"}).headers


def test_the_files_of_the_build_and_the_named_questions_are_there(url: str, exports: Path) -> None:
    assert httpx.get(f"{url}/").text == (exports / "index.html").read_text(encoding="utf-8")
    assert httpx.get(f"{url}/kg.ttl").content == (exports / "kg.ttl").read_bytes()
    known = httpx.get(f"{url}/questions").json()
    assert known["prefixes"]["kg"] == "https://w3id.org/paperkg/ns#"
    assert "papers-of-topic" in [question["name"] for question in known["questions"]]
    found = httpx.get(f"{url}/questions/papers-of-topic", params={"topic": "reasoning"}, timeout=60).json()
    assert [row["read"]["value"] for row in found["results"]["bindings"]] == ["2025-03-10", "2025-03-10"]


def test_ctrl_c_ends_it_and_leaves_nothing(exports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with serving(exports) as (address, process):
        assert ask(address, COUNT).status_code == 200
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=20) == 0
        assert process.stderr
        assert process.stderr.read() == "stopped\n"

    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_named(exports: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-m", "kg", "serve", str(exports), "--port", port],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"kg: cannot listen on port {port} (Address already in use): name another with --port\n"


def test_the_page_asks_with_no_other_host(url: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda request: faults.append(request.url) if not request.url.startswith((url, "data:")) else None
    )
    page.goto(f"{url}/ask")

    page.get_by_role("button", name="papers-of-topic").click()
    page.get_by_label("topic").fill("reasoning")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_text("2 rows").wait_for()
    assert "R1-Searcher" in page.locator("#answer table").inner_text()

    page.get_by_label("SPARQL", exact=True).fill(
        'SELECT ("<img src=x onerror=alert(1)>" AS ?x) (<javascript:alert(1)> AS ?y) {}'
    )
    page.get_by_role("button", name="Run SPARQL").click()
    page.get_by_text("1 row,").wait_for()
    assert page.locator("#answer td").all_inner_texts() == ["<img src=x onerror=alert(1)>", "javascript:alert(1)"]
    assert page.locator("#answer :is(img, a)").count() == 0
    assert faults == []

    page.get_by_label("SPARQL", exact=True).fill("SELECT nonsense")
    page.get_by_role("button", name="Run SPARQL").click()
    page.get_by_text("error at 1:16").wait_for()
    assert json.dumps(faults).count("400") == len(faults)
    context.close()
