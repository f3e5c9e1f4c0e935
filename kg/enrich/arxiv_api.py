"""The API of arXiv: Atom feeds to papers in the shape of arXiv's data set.

Source: https://info.arxiv.org/help/api/user-manual.html. A request that is wrong is answered with status 200 and one
entry whose id leads to ``/api/errors``; titles and abstracts are wrapped.
"""

from __future__ import annotations

import datetime
import email.utils
import re
from collections.abc import Sequence
from xml.etree import ElementTree

from kg.bibliography.record import letters, one_line
from kg.enrich.client import Client, RefusedError
from kg.enrich.output import Item
from kg.errors import ServiceError

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_ID = re.compile(r"/abs/(.+?)(?:v\d+)?\Z")
_WORD = re.compile(r"[^\W_]+")
#: How many papers of nearly one title are looked at.
_CANDIDATES = "10"


def by_ids(client: Client, numbers: Sequence[str]) -> list[Item]:
    """The papers of these ids, as far as arXiv knows them; one that is no id costs no other."""
    parameters = {"id_list": ",".join(numbers), "max_results": str(len(numbers))}
    try:
        return client.get("arxiv", papers, parameters=parameters) or []
    except RefusedError:
        half = len(numbers) // 2
        return [*by_ids(client, numbers[:half]), *by_ids(client, numbers[half:])] if half else []


def by_title(client: Client, title: str) -> list[Item]:
    """The papers of exactly this title but for marks and case."""
    words = " ".join(_WORD.findall(title))
    parameters = {"search_query": f'ti:"{words}"', "max_results": _CANDIDATES}
    found = client.get("arxiv", papers, parameters=parameters) or []
    return [paper for paper in found if letters(str(paper["title"])) == letters(title)]


def papers(feed: bytes) -> list[Item]:
    """The papers of a feed.

    Raises:
        RefusedError: the feed says that the request was wrong.
        ServiceError: the answer is no Atom feed.
    """
    try:
        # A DTD could define entities that explode; a feed has none.
        root = None if b"<!DOCTYPE" in feed else ElementTree.fromstring(feed)  # noqa: S314
    except ElementTree.ParseError:
        root = None
    if root is None or root.tag != f"{_ATOM}feed":
        raise ServiceError(f"arxiv answers with {feed[:40]!r}, expected an Atom feed")
    if any("/api/errors" in entry.findtext(f"{_ATOM}id", "") for entry in root.iter(f"{_ATOM}entry")):
        raise RefusedError("arxiv takes the request for a wrong one")
    return [paper for entry in root.iter(f"{_ATOM}entry") if (paper := _paper(entry))]


def _paper(entry: ElementTree.Element) -> Item | None:
    number = _ID.search(entry.findtext(f"{_ATOM}id", ""))
    title = one_line(entry.findtext(f"{_ATOM}title", ""))
    if not number or not title:
        return None
    names = [one_line(author.findtext(f"{_ATOM}name", "")) for author in entry.iter(f"{_ATOM}author")]
    primary = [one.get("term", "") for one in entry.iter(f"{_ARXIV}primary_category")]
    others = [one.get("term", "") for one in entry.iter(f"{_ATOM}category")]
    return {
        "id": number[1],
        "title": title,
        "authors_parsed": [_name(name) for name in names if name],
        "abstract": one_line(entry.findtext(f"{_ATOM}summary", "")),
        "categories": " ".join(dict.fromkeys(filter(None, (*primary, *others)))),
        "doi": one_line(entry.findtext(f"{_ARXIV}doi", "")) or None,
        "versions": [{"version": "v1", "created": _created(entry.findtext(f"{_ATOM}published", ""))}],
    }


def _name(name: str) -> list[str]:
    """Last name, first name and no suffix; put together again they are the name as the feed has it."""
    first, _, last = name.rpartition(" ")
    return [last, first, ""]


def _created(published: str) -> str:
    """The moment of version 1 in the form of the data set; the text itself when it is no moment."""
    try:
        moment = datetime.datetime.fromisoformat(published.strip())
    except ValueError:
        return published.strip()
    moment = moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    return email.utils.format_datetime(moment.astimezone(datetime.UTC), usegmt=True)
