"""Asking arXiv and Crossref for what is missing in a build: the only part of kg that uses the network.

What they answer is written as a file that ``kg build --reference`` takes, one record a line, so that a build never needs
them. Answers are kept on disk; asking again, after a stop or with more notes, asks only for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.building import Build
from kg.enrich import arxiv_api, crossref, output
from kg.enrich.client import Client
from kg.enrich.missing import Missing, missing
from kg.errors import ServiceError

__all__ = ["Client", "Enriched", "enrich", "missing"]

Progress = Callable[[str, int, int], None]


class Enriched(NamedTuple):
    """How many papers were asked for, and how many records the file holds that were not in it before, and in all."""

    asked: int
    added: int
    records: int


def enrich(build: Build, file: str | Path, client: Client, progress: Progress | None = None) -> Enriched:
    """Ask for what is missing in the build, and add what is found to the file.

    The build should have been made with the file as a reference, if there is one: then nothing in it is asked for again.
    Whatever stops the asking, what was found so far is in the file afterwards.

    Raises:
        ServiceError: a service cannot be reached or refuses to answer; the message says what was kept.
        OutputError: the file cannot be read or written.
    """
    path = Path(file)
    wanted = missing(build.entities)
    kept = output.read(path)
    found: list[output.Item] = []
    try:
        for done, items in _answers(wanted, client):
            found.extend(items)
            if progress:
                progress("enrich", done, len(wanted))
    except ServiceError as error:
        added, total = output.write(path, kept, found)
        raise ServiceError(f"{error}; {total} records are in {path} ({added} new), run again to go on") from error
    except KeyboardInterrupt:
        output.write(path, kept, found)
        raise
    added, total = output.write(path, kept, found)
    return Enriched(len(wanted), added, total)


def _answers(wanted: Missing, client: Client) -> Iterator[tuple[int, Iterable[output.Item]]]:
    """What the services know of the papers that are missing something, and after how many of them."""
    step = client.batch("arxiv")
    for begin in range(0, len(wanted.arxiv), step):
        asked = wanted.arxiv[begin : begin + step]
        yield begin + len(asked), arxiv_api.by_ids(client, asked)
    before = len(wanted.arxiv)
    for place, doi in enumerate(wanted.dois, start=1):
        yield before + place, crossref.by_doi(client, doi)
    before += len(wanted.dois)
    for place, paper in enumerate(wanted.titles, start=1):
        posted = arxiv_api.by_title(client, paper.title)
        yield before + place, posted or crossref.by_title(client, paper.title, paper.authors)
