"""What each kind of store wants: the requests that put a graph into it, take one out, or ask it.

Source: SPARQL 1.1 Graph Store HTTP Protocol, 4.2 (indirect identification), 5.3 (PUT), 5.4 (DELETE), 5.5 (POST);
SPARQL 1.1 Protocol, 2.1.2 (query by POST). What a store has in place of them stands in ``ontology/stores.tsv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

from kg import tables
from kg.errors import StoreError
from kg.terms import IRI

#: Graphs with more triples are large.
LARGE = 100_000
FORM = "application/x-www-form-urlencoded"


class Request(NamedTuple):
    """A request to a store; ``graph`` is the graph that it changes, without brackets, and empty for a question."""

    method: str
    url: str
    graph: str = ""
    media: str = ""
    body: bytes = b""

    @property
    def safe(self) -> bool:
        """Whether sending it twice does what sending it once does (RFC 9110, 9.2.2)."""
        return self.method != "POST" or not self.graph


class Kind(NamedTuple):
    """A row of ``ontology/stores.tsv``."""

    store: str
    name: str
    example: str
    data: str
    query: str
    put: str
    remove: str
    replace: str
    large: str
    auth: str
    media: str
    run: str
    note: str
    source: str

    def replacing(self, url: str, graph: IRI, ntriples: str) -> tuple[Request, ...]:
        """What puts this graph in the place of the one of that name, if there is one."""
        body, name, at = ntriples.encode(), graph[1:-1], self._at(url, self.put, graph)
        if self.large and ntriples.count("\n") > LARGE:
            return self.removing(url, graph), Request("POST", f"{at}&{self.large}", name, self.media, body)
        if self.replace == "PUT":
            return (Request("PUT", at, name, self.media, body),)
        return self.removing(url, graph), Request("POST", at, name, self.media, body)

    def removing(self, url: str, graph: IRI) -> Request:
        """What takes a graph out."""
        return Request("DELETE", self._at(url, self.remove, graph), graph[1:-1])

    def knocking(self, url: str, graph: IRI) -> Request:
        """What a store answers at once, and only to who may read its graphs."""
        return Request("GET", self._at(url, self.put, graph))

    def asking(self, url: str, sparql: str) -> Request:
        """What asks a query."""
        return Request("POST", f"{url}{self.query}", "", FORM, urlencode({"query": sparql}).encode())

    def _at(self, url: str, pattern: str, graph: IRI) -> str:
        name, _, value = pattern.partition("=")
        return f"{url}{self.data}?{name}={quote(value.format(graph[1:-1]), safe='')}"


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds of stores by the word that asks for them."""
    return {row[0]: Kind(*row) for row in tables.rows("stores.tsv", Kind._fields)}


def kind(store: str) -> Kind:
    """The kind of that name.

    Raises:
        StoreError: there is none.
    """
    if store not in kinds():
        raise StoreError(f"no kind of store {store!r}; there are: {', '.join(kinds())}")
    return kinds()[store]


def address(url: str, wanted: Kind) -> str:
    """The address of a store as requests begin with it.

    Raises:
        StoreError: it is no http(s) address, or one with a password in it, which others could read.
    """
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"} or parts.query or parts.fragment:
        raise StoreError(f"found the address {url!r}, expected one such as {wanted.example}")
    if parts.username is not None or parts.password is not None:
        raise StoreError(
            f"a name or a password in the address of {host}: others can read it there; give them in KG_STORE_USER and "
            "KG_STORE_PASSWORD, or in ~/.netrc"
        )
    return url.rstrip("/")
