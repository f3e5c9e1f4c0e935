from __future__ import annotations

from pathlib import Path

import pytest

from kg.bibliography import items
from kg.bibliography.record import Record
from kg.enrich import Client, arxiv_api
from kg.enrich.client import RefusedError
from kg.entry import Source
from kg.errors import ServiceError
from tests.enrich.services import ERROR, Answer, Asked, Services, entry, feed


@pytest.fixture
def client(services: Services, tmp_path: Path) -> Client:
    return Client(tmp_path, urls=services.urls, sleep=lambda _: None)


def test_an_entry_becomes_a_paper_in_the_shape_of_the_data_set() -> None:
    assert arxiv_api.papers(feed(entry("2401.00001", "Red Kites\n  and the Wind", doi="10.1000/kites"))) == [
        {
            "id": "2401.00001",
            "title": "Red Kites and the Wind",
            "authors_parsed": [["Lee", "Ann B.", ""], ["Kites", "", ""]],
            "abstract": "Kites fly far.",
            "categories": "cs.LG cs.CL",
            "doi": "10.1000/kites",
            "versions": [{"version": "v1", "created": "Fri, 05 Jan 2024 18:59:59 GMT"}],
        }
    ]


def test_the_paper_is_read_back_as_the_feed_says_it() -> None:
    (paper,) = arxiv_api.papers(feed(entry("hep-th/9901001", authors=("Ludwig van Ek", "Kite Team"))))
    record = items.of(paper, Source("a", 1))
    assert isinstance(record, Record)
    assert (record.arxiv, record.authors, record.posted) == (
        "hep-th/9901001",
        ("Ludwig van Ek", "Kite Team"),
        "2024-01-05",
    )


def test_many_ids_in_one_request(client: Client, services: Services) -> None:
    found = arxiv_api.by_ids(client, ["2401.00001", "2401.00002"])
    assert [paper["id"] for paper in found] == ["2401.00001", "2401.00002"]
    assert [asked.parameters for asked in services.asked] == [{"id_list": "2401.00001,2401.00002", "max_results": "2"}]


@pytest.mark.parametrize("status", [200, 400])
def test_an_id_that_is_none_costs_no_other(client: Client, services: Services, status: int) -> None:
    def answer(asked: Asked) -> Answer:
        numbers = asked.parameters["id_list"].split(",")
        return Answer(status, ERROR) if "2413.00001" in numbers else Answer(body=feed(*map(entry, numbers)))

    services.answer = answer
    found = arxiv_api.by_ids(client, ["2401.00001", "2413.00001", "2401.00002", "2401.00003", "2401.00004"])
    assert [paper["id"] for paper in found] == ["2401.00001", "2401.00002", "2401.00003", "2401.00004"]


def test_a_title_is_looked_for_in_its_words_and_found_whatever_its_marks(client: Client, services: Services) -> None:
    found = arxiv_api.by_title(client, 'Sails of the "Sea": and the Sun')
    assert [paper["id"] for paper in found] == ["2405.00005"]
    assert services.asked[0].parameters["search_query"] == 'ti:"Sails of the Sea and the Sun"'


def test_a_paper_of_nearly_the_title_is_none(client: Client) -> None:
    assert arxiv_api.by_title(client, "Sails of the Sea") == []


@pytest.mark.parametrize(
    "answer",
    [
        b"<html><body>Log in</body></html>",
        b"not xml",
        b'<!DOCTYPE a [<!ENTITY b "b">]><feed xmlns="http://www.w3.org/2005/Atom"/>',
    ],
)
def test_an_answer_that_is_no_feed(answer: bytes) -> None:
    with pytest.raises(ServiceError, match="expected an Atom feed"):
        arxiv_api.papers(answer)


def test_a_feed_that_says_the_request_was_wrong() -> None:
    with pytest.raises(RefusedError):
        arxiv_api.papers(ERROR)


def test_entries_without_id_or_title_are_left_out() -> None:
    assert arxiv_api.papers(feed("<entry><title>Kites</title></entry>", entry("2401.00001", ""))) == []
