"""The REST API of Crossref: works to items of CSL.

Crossref knows what publishers register; DOIs of arXiv are not among them. Source: https://api.crossref.org/swagger-ui/,
and https://github.com/CrossRef/rest-api-doc for the fields of a work.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from kg.bibliography.csl import text_of
from kg.bibliography.record import letters
from kg.enrich.client import Client
from kg.enrich.output import Item
from kg.errors import ServiceError

_CANDIDATES = "5"
#: Types of works that are parts or reviews of a paper and carry its title.
_NO_PAPERS = frozenset(("component", "peer-review", "grant", "journal", "journal-issue"))


def by_doi(client: Client, doi: str) -> list[Item]:
    """The item of a DOI; none where Crossref does not know it."""
    found = client.get("crossref", _message, f"/{quote(doi, safe='')}") or {}
    return [_item(found)] if found.get("DOI") else []


def by_title(client: Client, title: str, authors: Sequence[str]) -> list[Item]:
    """The items of exactly this title but for marks and case; the authors only help the search."""
    parameters = {"query.bibliographic": " ".join((title, *authors[:3])), "rows": _CANDIDATES}
    works = (client.get("crossref", _message, parameters=parameters) or {}).get("items")
    found = [work for work in works if isinstance(work, dict)] if isinstance(works, list) else []
    return [
        _item(work)
        for work in found
        if work.get("DOI")
        and work.get("type") not in _NO_PAPERS
        and letters(text_of(work.get("title"))) == letters(title)
    ]


def _message(answer: bytes) -> Mapping[str, object]:
    try:
        message = json.loads(answer)["message"]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise ServiceError(f"crossref answers with {answer[:40]!r}, expected a JSON message") from error
    return message if isinstance(message, dict) else {}


def _item(work: Mapping[str, object]) -> Item:
    """What CSL has a name for; titles, which Crossref gives as lists, as texts."""
    item: Item = {"id": work["DOI"], "type": work.get("type"), "title": text_of(work.get("title"))}
    return item | {name: work[name] for name in ("DOI", "URL", "author", "issued") if work.get(name)}
