"""Both engines: prefixes, bound terms, limits, and that no query leaves this machine."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from kg import terms
from kg.ask import Solutions, Table, Triples, answer, load
from kg.ask.answer import base_of
from kg.ask.engines import ENGINES, Engine
from kg.building import build
from kg.errors import QueryError
from kg.graph.graph import prefixes

PREFIXES = prefixes("https://kg.example/")


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest, exports: Path) -> Engine:
    return load(exports, request.param)


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine that stands for another host, and the requests that it gets."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_error(500)

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/elsewhere", requests
        server.shutdown()


def test_a_select_gives_terms_and_values(engine: Engine) -> None:
    found = engine.ask(
        "SELECT ?day ?x { ?d a kg:Digest ; schema:datePublished ?day OPTIONAL { ?d kg:rule ?x } }", PREFIXES
    )

    assert found == Solutions(("day", "x"), ((terms.date(datetime.date(2025, 3, 10)), None),))
    assert isinstance(found, Solutions)
    assert found.table() == Table(("day", "x"), ((datetime.date(2025, 3, 10), None),))


def test_terms_are_the_same_text_in_both_engines(engine: Engine) -> None:
    query = r"""SELECT (1 AS ?n) (1.50 AS ?d) (true AS ?b) ("한\t국\n\"" AS ?s) ("a"@ko AS ?l) (kg:Paper AS ?i) {}"""

    found = engine.ask(query, PREFIXES)

    assert isinstance(found, Solutions)
    assert found.rows[0][3:] == (r'"한\t국\n\""', '"a"@ko', "<https://w3id.org/paperkg/ns#Paper>")
    assert found.table().rows == ((1, 1.5, True, '한\t국\n"', "a", "https://w3id.org/paperkg/ns#Paper"),)


def test_control_characters_are_what_they_are(engine: Engine) -> None:
    found = engine.ask('SELECT ("\x1b[2J\\b" AS ?s) {}', PREFIXES)

    assert isinstance(found, Solutions)
    assert found.table().rows == (("\x1b[2J\b",),)


def test_ask_and_construct_and_the_evidence_beside_the_graph(engine: Engine) -> None:
    assert engine.ask('ASK { ?m nif:anchorOf "GRPO" ; itsrdf:taIdentRef ?e . ?e a kg:Method }', PREFIXES) is True
    assert engine.ask("ASK { ?p a kg:Nothing }", PREFIXES) is False
    made = engine.ask("CONSTRUCT WHERE { ?d a kg:Digest }", PREFIXES)
    assert isinstance(made, Triples)
    assert "digest:2025-03-10 a kg:Digest" in made.turtle


def test_rows_and_triples_beyond_the_limit_are_left_out_and_said_to_be(engine: Engine) -> None:
    papers, digest = "SELECT ?p { ?p a kg:Paper }", "CONSTRUCT WHERE { ?p a kg:Paper }"

    some, all_, triples = (
        engine.ask(query, PREFIXES, most=most) for query, most in ((papers, 2), (papers, 7), (digest, 2))
    )

    assert isinstance(some, Solutions)
    assert isinstance(all_, Solutions)
    assert isinstance(triples, Triples)
    assert (len(some.rows), some.more) == (2, True)
    assert (len(all_.rows), all_.more) == (7, False)
    assert (triples.turtle.count("a kg:Paper"), triples.more) == (2, True)


def test_bound_text_stays_text_whatever_it_holds(engine: Engine) -> None:
    query = "SELECT $name ?paper { ?paper a kg:Paper ; rdfs:label ?label FILTER(STR(?label) = $name) }"
    hostile = terms.text('" } DROP ALL ; SELECT * { ?s ?p "')

    assert engine.ask(query, PREFIXES, {"name": hostile}) == Solutions(("paper",), ())


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ service SILENT <{url}> {{ ?s ?p ?o }} }}",
        "ASK {{ FILTER EXISTS {{ SERVICE <{url}> {{ ?s ?p ?o }} }} }}",
        # Oxigraph takes the keyword without spaces around it.
        "PREFIX : <{url}> SELECT * {{SERVICE:{{?s ?p ?o}}}}",
        "PREFIX a: <{url}> SELECT * {{ ?s ?p ?o .SERVICEa:b{{ ?s ?p ?o }} }}",
        'SELECT * {{ FILTER(?a<?b)#>"""\nSERVICE<{url}>{{}}#"""\n }}',
        "SELECT * {{ FILTER(?a<?b)SERVICE#>\n<{url}>{{ ?s ?p ?o }} }}",
        r"SELECT * {{ \u0053ERVICE <{url}> {{ ?s ?p ?o }} }}",
    ],
)
def test_no_query_asks_another_host(engine: Engine, elsewhere: tuple[str, list[str]], query: str) -> None:
    url, requests = elsewhere

    with pytest.raises(QueryError, match="the query is refused"):
        engine.ask(query.format(url=url), PREFIXES)

    assert requests == []


def test_a_service_is_named_behind_hangul_too(engine: Engine) -> None:
    with pytest.raises(QueryError, match="SERVICE would ask another host"):
        engine.ask('SELECT * { ?s ?p "한국어 한국어 한국어" . SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }', PREFIXES)


@pytest.mark.parametrize(
    "query", ["SELECT * FROM <{url}> {{ ?s a kg:Nothing }}", "LOAD <{url}>", "DELETE WHERE {{ ?s ?p ?o }}"]
)
def test_nothing_is_loaded_or_changed(engine: Engine, elsewhere: tuple[str, list[str]], query: str) -> None:
    url, requests = elsewhere

    try:
        engine.ask(query.format(url=url), PREFIXES)
    except QueryError as error:
        assert "the query is refused" in str(error)  # noqa: PT017  either is well: refused, or answered from what is here

    assert requests == []
    assert engine.ask("ASK { ?p a kg:Paper }", PREFIXES) is True


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?s { ?s a kg:Digest ; ?p ?o FILTER(?o != "Service") } LIMIT 1',
        "SELECT ?service { ?service a kg:Digest }",
        "SELECT ?s { ?s a kg:Digest } # SERVICE <http://example.org/> {}",
        "PREFIX service: <https://w3id.org/paperkg/ns#> SELECT ?s { ?s a service:Digest }",
    ],
)
def test_the_word_alone_is_no_service(engine: Engine, query: str) -> None:
    found = engine.ask(query, PREFIXES)

    assert isinstance(found, Solutions)
    assert found.rows == (("<https://kg.example/digest/2025-03-10>",),)


def test_a_build_in_memory_answers_as_its_files_do(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "240101 A.md").write_text("*Kites* (Ada Example)\n\n연.\n\n#llm\n", encoding="utf-8")
    made = build([tmp_path / "notes"], base="https://example.org/me/", recogniser=False)
    made.write(tmp_path / "out", pages=False)
    names = "SELECT ?name { ?author a kg:Author ; foaf:name ?name }"

    for name in ENGINES:
        held, written = load(made, name), load(tmp_path / "out", name)
        assert answer(held, names) == answer(written, names) == Solutions(("name",), ((terms.text("Ada Example"),),))
        assert base_of(held) == base_of(written) == "https://example.org/me/"


@pytest.mark.parametrize("name", ENGINES)
def test_a_damaged_file_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / "kg.ttl").write_text("nonsense", encoding="utf-8")

    with pytest.raises(QueryError, match=r"cannot read .*kg\.ttl"):
        load(tmp_path, name)


def test_no_build_and_no_engine(tmp_path: Path, exports: Path) -> None:
    with pytest.raises(QueryError, match="run 'kg build SOURCES -o "):
        load(tmp_path)
    with pytest.raises(QueryError, match="no engine 'jena'; there are: oxigraph, rdflib"):
        load(exports, "jena")
