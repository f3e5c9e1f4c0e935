"""Notes, services and the file of records together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.building import Build
from kg.enrich import Client, Enriched, enrich
from kg.errors import OutputError, ServiceError
from tests.enrich.services import Answer, Asked, Services, answer

NOTES = {
    "240310 Kites.md": "https://arxiv.org/abs/2401.00001\n\n연 (https://arxiv.org/abs/2401.00002)\n",
    "240311 Printed.md": "https://doi.org/10.1000/kites\n\n연.\n",
    "240312 Sails.md": "*Sails of the Sea and the Sun* (Ann B. Lee, Bo Ek)\n\n돛.\n",
    "240313 Boats.md": "*Boats of the Sea and the Sun* (Ann Lee, Bo Ek)\n\n배.\n",
    "240314 Unknown.md": "*A Thing That Nobody Has Ever Heard Of* (Cy Oh, Di Ma)\n\n무.\n",
}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "papers.jsonl"


def built(notes: Path, *reference: Path) -> Build:
    return kg.build([notes], reference=reference, mentions=False)


def asking(services: Services, cache: Path) -> Client:
    return Client(cache, urls=services.urls, sleep=lambda _: None)


def ids(file: Path) -> list[str]:
    return [json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()]


def test_what_is_missing_is_found_and_fills_the_next_build(
    notes: Path, file: Path, services: Services, tmp_path: Path
) -> None:
    steps: list[int] = []
    client = asking(services, tmp_path / "cache")

    assert enrich(built(notes), file, client, lambda _, done, __: steps.append(done)) == Enriched(6, 5, 5)
    assert steps == [2, 3, 4, 5, 6]
    assert ids(file) == ["10.1000/boats", "10.1000/kites", "2401.00001", "2401.00002", "2405.00005"]

    papers = {paper.key: paper for paper in built(notes, file).entities.papers}
    assert set(papers) >= {
        "arxiv-2401.00001",
        "arxiv-2401.00002",
        "doi-10.1000-kites",
        "arxiv-2405.00005",
        "doi-10.1000-boats",
    }
    assert papers["arxiv-2401.00002"].title == "Red Kites and the Wind"
    assert papers["arxiv-2405.00005"].date == "2024-01-05"
    assert papers["doi-10.1000-kites"].title == "Printed Kites"


def test_what_is_in_the_file_is_not_asked_for_again(
    notes: Path, file: Path, services: Services, tmp_path: Path
) -> None:
    enrich(built(notes), file, asking(services, tmp_path / "cache"))
    before, lines = len(services.asked), file.read_bytes()

    again = enrich(built(notes, file), file, asking(services, tmp_path / "no cache"))

    assert again == Enriched(1, 0, 5)
    assert [asked.parameters.get("query.bibliographic", "")[:7] for asked in services.asked[before:]] == ["", "A Thing"]
    assert file.read_bytes() == lines


def test_after_a_stop_it_goes_on_where_it_was(notes: Path, file: Path, services: Services, tmp_path: Path) -> None:
    def down(asked: Asked) -> Answer:
        return Answer(503) if asked.service == "crossref" else answer(asked)

    services.answer = down
    with pytest.raises(ServiceError, match=r"crossref does not answer \(HTTP 503\); 2 records are in .*\(2 new\)"):
        enrich(built(notes), file, asking(services, tmp_path / "cache"))
    assert ids(file) == ["2401.00001", "2401.00002"]

    services.answer, services.asked = answer, []
    assert enrich(built(notes), file, asking(services, tmp_path / "cache")).records == 5
    assert not any("id_list" in asked.parameters for asked in services.asked)


def test_a_stop_by_hand_keeps_what_was_found(notes: Path, file: Path, services: Services, tmp_path: Path) -> None:
    def stop(_stage: str, done: int, _total: int) -> None:
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        enrich(built(notes), file, asking(services, tmp_path / "cache"), stop)
    assert ids(file) == ["10.1000/kites", "2401.00001", "2401.00002"]


def test_without_a_network_nothing_is_lost(notes: Path, file: Path, tmp_path: Path) -> None:
    client = Client(tmp_path / "cache", urls=dict.fromkeys(("arxiv", "crossref"), "http://127.0.0.1:9"))
    with pytest.raises(ServiceError, match=r"cannot reach 127\.0\.0\.1:9"):
        enrich(built(notes), file, client)
    assert not file.exists()


@pytest.mark.parametrize("content", ["# my notes\n", "[1]\n", '{"a": 1}\n'])
def test_a_file_of_something_else_is_not_overwritten(
    notes: Path, file: Path, services: Services, tmp_path: Path, content: str
) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(OutputError, match="name another file"):
        enrich(built(notes), file, asking(services, tmp_path / "cache"))
    assert file.read_text(encoding="utf-8") == content
    assert services.asked == []


def test_a_build_that_lacks_nothing_asks_for_nothing(file: Path, services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "240310 Page.md").write_text("https://example.org/\n\n연.\n", encoding="utf-8")
    assert enrich(built(folder), file, asking(services, tmp_path / "cache")) == Enriched(0, 0, 0)
    assert not file.exists()
