from __future__ import annotations

from pathlib import Path

import pytest

from kg.bibliography import items
from kg.bibliography.record import Record
from kg.enrich import Client, crossref
from kg.entry import Source
from kg.errors import ServiceError
from tests.enrich.services import Answer, Services, message, work


@pytest.fixture
def client(services: Services, tmp_path: Path) -> Client:
    return Client(tmp_path, urls=services.urls, sleep=lambda _: None)


def test_a_work_becomes_an_item_of_csl(client: Client) -> None:
    assert crossref.by_doi(client, "10.1000/kites") == [
        {
            "id": "10.1000/kites",
            "type": "journal-article",
            "title": "Printed Kites",
            "DOI": "10.1000/kites",
            "URL": "https://doi.org/10.1000/kites",
            "author": [{"given": "Ann", "family": "Lee", "sequence": "first", "affiliation": []}],
            "issued": {"date-parts": [[2024, 3, 5]]},
        }
    ]


def test_the_item_is_read_back_as_the_message_says_it(client: Client) -> None:
    record = items.of(crossref.by_doi(client, "10.1000/kites")[0], Source("a", 1))
    assert isinstance(record, Record)
    assert (record.title, record.authors, record.doi, record.date) == (
        "Printed Kites", ("Ann Lee",), "10.1000/kites", "2024-03-05",
    )  # fmt: skip


def test_a_doi_that_crossref_does_not_know(client: Client, services: Services) -> None:
    assert crossref.by_doi(client, "10.1000/<none>;2-#") == []
    assert services.asked[0].path == "10.1000/<none>;2-#"


def test_a_title_is_looked_for_with_its_first_authors(client: Client, services: Services) -> None:
    found = crossref.by_title(client, "Boats of the Sea, and the Sun", ("Ann Lee", "Bo Ek", "Cy Oh", "Di Ma"))
    assert [item["DOI"] for item in found] == ["10.1000/boats"]
    assert services.asked[0].parameters == {
        "query.bibliographic": "Boats of the Sea, and the Sun Ann Lee Bo Ek Cy Oh",
        "rows": "5",
    }


def test_parts_and_reviews_of_a_paper_are_not_the_paper(client: Client, services: Services) -> None:
    works = [work("10.1000/a", "Kites", type="peer-review"), work("10.1000/b", "Kites", type="posted-content")]
    services.answer = lambda _: Answer(body=message({"items": works}))
    assert [item["DOI"] for item in crossref.by_title(client, "Kites", ())] == ["10.1000/b"]


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"status": "failed"}', b"\xff"])
def test_an_answer_that_is_no_message(client: Client, services: Services, body: bytes) -> None:
    services.answer = lambda _: Answer(body=body)
    with pytest.raises(ServiceError, match="expected a JSON message"):
        crossref.by_doi(client, "10.1000/kites")


@pytest.mark.parametrize("found", [[], {"items": 3}, {"items": ["a", {"DOI": 1, "title": None}]}, "kites"])
def test_a_message_of_another_shape_holds_nothing(client: Client, services: Services, found: object) -> None:
    services.answer = lambda _: Answer(body=message(found))
    assert crossref.by_title(client, "Kites", ()) == []
