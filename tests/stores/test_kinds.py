"""Requests beside what the documentation of each store shows, which a file for each store in ``contracts/`` records."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from kg.errors import StoreError
from kg.stores.kinds import FORM, LARGE, address, kind, kinds
from kg.terms import IRI

CONTRACTS = Path(__file__).with_name("contracts")
GRAPH = IRI("<https://example.org/me/graph/kg>")
TRIPLE = "<https://example.org/a> <https://example.org/b> <https://example.org/c> .\n"


def recorded(store: str) -> list[str]:
    """The lines of a contract, without comments and empty ones."""
    text = (CONTRACTS / f"{store}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def made(store: str) -> list[str]:
    """What kg sends to a store of that kind at the address of its example, as a contract writes it."""
    one = kind(store)
    asking = one.asking(one.example, "ASK {}")
    assert parse_qs(asking.body.decode()) == {"query": ["ASK {}"]}
    sent = [*one.replacing(one.example, GRAPH, TRIPLE), one.removing(one.example, GRAPH), asking]
    return [" ".join(filter(None, (request.method, request.url, request.media))) for request in sent] + [
        f"auth {one.auth}"
    ]


@pytest.mark.parametrize("store", kinds())
def test_requests_are_those_that_the_documentation_shows(store: str) -> None:
    assert made(store) == recorded(store)


@pytest.mark.parametrize("store", kinds())
def test_every_contract_names_where_it_was_read(store: str) -> None:
    head = (CONTRACTS / f"{store}.txt").read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"# .*https://\S+", head)


def test_every_store_has_a_contract_and_says_whether_the_tests_run_it() -> None:
    assert {path.stem for path in CONTRACTS.iterdir()} == set(kinds())
    assert {one.store for one in kinds().values() if one.run == "yes"} == {"oxigraph", "fuseki", "virtuoso"}
    assert {one.run for one in kinds().values()} == {"yes", "no"}
    assert {one.auth for one in kinds().values()} == {"basic", "digest", "bearer"}


def test_a_large_graph_for_oxigraph_is_no_transaction() -> None:
    one = kind("oxigraph")
    large = one.replacing(one.example, GRAPH, TRIPLE * (LARGE + 1))

    assert [(request.method, request.url.rpartition("&")[2]) for request in large] == [
        ("DELETE", "http://localhost:7878/store?graph=https%3A%2F%2Fexample.org%2Fme%2Fgraph%2Fkg"),
        ("POST", "no_transaction"),
    ]
    assert [request.safe for request in large] == [True, False]


def test_a_question_may_be_sent_twice() -> None:
    asking = kind("fuseki").asking("http://localhost", "ASK {}")

    assert (asking.safe, asking.media) == (True, FORM)


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("localhost:7878", "found the address 'localhost:7878', expected one such as http://localhost:7878"),
        ("http://localhost:7878?x=1", "expected one such as"),
        ("file:///etc/passwd", "expected one such as"),
        ("http://[", "expected one such as"),
        ("http://me:secret@localhost", "a name or a password in the address of localhost"),
    ],
)
def test_an_address_that_cannot_be_is_refused_without_its_password(url: str, message: str) -> None:
    with pytest.raises(StoreError, match=re.escape(message)) as raised:
        address(url, kind("oxigraph"))

    assert "secret" not in str(raised.value)


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(StoreError, match="no kind of store 'mongo'; there are: oxigraph, fuseki, virtuoso, "):
        kind("mongo")


def test_a_slash_at_the_end_of_an_address_makes_no_difference() -> None:
    assert address("http://localhost:7878/", kind("oxigraph")) == "http://localhost:7878"
