"""What a store holds beside what it was sent, triple by triple, asked without kg."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

import httpx
from pyoxigraph import RdfFormat, parse

from kg.graph import Graph
from kg.stores.credentials import Credentials
from kg.stores.kinds import kind
from kg.terms import IRI
from tests.stores.servers import Server

#: The datatypes that a store widens; the value stays, as each is derived from the next.
WIDENED = {
    "oxigraph": {("nonNegativeInteger", "integer")},
    "fuseki": set(),
    "virtuoso": {("integer", "decimal")},
}
_DATATYPE = re.compile(r"\^\^<http://www\.w3\.org/2001/XMLSchema#(\w+)>\Z")


def held(server: Server, name: IRI, known: Credentials) -> set[str]:
    """The triples of a graph as the store hands them out, as lines of N-Triples without the full stop."""
    with _client(server, known) as client:
        return _held(client, server, name)


def differences(server: Server, graphs: Mapping[IRI, Graph], known: Credentials) -> list[str]:
    """The triples that the store lost (``-``) or has too much (``+``), but for the datatypes that it widens."""
    found: list[str] = []
    with _client(server, known) as client:
        for name, graph in graphs.items():
            sent, here = {" ".join(triple) for triple in graph}, _held(client, server, name)
            lost = {line: _widened(line, server.store) for line in sorted(sent - here)}
            more = sorted(here - sent)
            there, meant = Counter(more), Counter(lost.values())
            found += [f"- {line}" for line, wide in lost.items() if not there[wide]]
            found += [f"+ {line}" for line in more if not meant[line]]
    return found


def _client(server: Server, known: Credentials) -> httpx.Client:
    auth = {"fuseki": httpx.BasicAuth(*known[:2]), "virtuoso": httpx.DigestAuth(*known[:2])}.get(server.store)
    return httpx.Client(auth=auth, headers={"Accept": "application/n-triples"}, timeout=600)


def _held(client: httpx.Client, server: Server, name: IRI) -> set[str]:
    answer = client.get(f"{server.url}{kind(server.store).data}", params={"graph": name[1:-1]})
    if answer.status_code == httpx.codes.NOT_FOUND:
        return set()
    answer.raise_for_status()
    return {str(quad) for quad in parse(answer.content, format=RdfFormat.N_TRIPLES)}


def _widened(line: str, store: str) -> str:
    """The triple as the store keeps it."""
    match = _DATATYPE.search(line)
    wider = dict(WIDENED[store]).get(match[1]) if match else None
    return f"{line[: match.start()]}^^<http://www.w3.org/2001/XMLSchema#{wider}>" if match and wider else line
