from __future__ import annotations

import email.utils
import time
from pathlib import Path

import pytest

from kg.enrich import client as client_module
from kg.enrich.client import ATTEMPTS, LONGEST_PAUSE, Client, RefusedError
from kg.enrich.client import services as known_services
from kg.errors import ServiceError, SettingsError
from tests.enrich.services import Answer, Asked, Services


class Naps:
    """A way to wait that takes no time and remembers how long it was to be."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.taken.append(round(seconds))


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def client(services: Services, naps: Naps, tmp_path: Path) -> Client:
    return Client(tmp_path / "cache", urls=services.urls, sleep=naps)


def ask(client: Client, name: str = "arxiv", path: str = "", **parameters: str) -> bytes | None:
    return client.get(name, bytes, path, parameters)


def test_the_services_are_named_in_one_table_with_polite_rates() -> None:
    assert {name: (service.url, service.pause) for name, service in known_services().items()} == {
        "arxiv": ("https://export.arxiv.org/api/query", 3.0),
        "crossref": ("https://api.crossref.org/works", 1.0),
    }


def test_who_asks_says_so(client: Client, services: Services, naps: Naps, tmp_path: Path) -> None:
    ask(client, q="a")
    ask(Client(tmp_path / "other", mailto="me@example.org", urls=services.urls, sleep=naps), "crossref", q="a")

    assert services.asked[0].agent.startswith("paperkg/")
    assert services.asked[1].agent.endswith("; mailto:me@example.org)")
    assert services.asked[1].parameters == {"q": "a", "mailto": "me@example.org"}


def test_a_pause_between_two_requests_to_one_service(client: Client, naps: Naps) -> None:
    for place in "abc":
        ask(client, q=place)
    ask(client, "crossref", "/a")
    ask(client, "crossref", "/b")

    assert naps.taken == [3, 3, 1]


def test_an_answer_is_asked_for_once(client: Client, services: Services, naps: Naps, tmp_path: Path) -> None:
    services.answer = lambda asked: Answer(body=asked.parameters["q"].encode())
    again = Client(tmp_path / "cache", mailto="me@example.org", urls=services.urls, sleep=naps)

    assert [ask(client, q="a"), ask(client, q="b"), ask(again, q="a"), ask(again, q="b")] == [b"a", b"b", b"a", b"b"]
    assert len(services.asked) == 2
    assert len(list((tmp_path / "cache" / "arxiv").iterdir())) == 2


def test_refreshing_asks_again(client: Client, services: Services, naps: Naps, tmp_path: Path) -> None:
    ask(client, id_list="2401.00001")
    ask(Client(tmp_path / "cache", urls=services.urls, refresh=True, sleep=naps), id_list="2401.00001")
    assert len(services.asked) == 2


def test_what_a_service_does_not_know_is_remembered_too(client: Client, services: Services) -> None:
    assert [ask(client, "crossref", "/10.1000%2Fnone") for _ in range(2)] == [None, None]
    assert len(services.asked) == 1


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_service_that_is_busy_is_asked_again_later_and_later(
    client: Client, services: Services, naps: Naps, status: int
) -> None:
    services.first = [Answer(status)] * 2

    assert ask(client, id_list="2401.00001") is not None
    assert len(services.asked) == 3
    assert naps.taken == [6, 3, 12, 3]


def test_retry_after_is_honoured_in_seconds_and_as_a_date(client: Client, services: Services, naps: Naps) -> None:
    later = email.utils.formatdate(time.time() + 40, usegmt=True)
    services.first = [Answer(429, headers=(("Retry-After", "17"),)), Answer(503, headers=(("Retry-After", later),))]

    ask(client, id_list="2401.00001")
    assert naps.taken[0] == 17
    assert 37 <= naps.taken[2] <= 40


def test_a_service_that_asks_for_a_long_pause_is_left_alone(client: Client, services: Services, naps: Naps) -> None:
    services.first = [Answer(429, headers=(("Retry-After", str(int(LONGEST_PAUSE) + 1)),))]
    with pytest.raises(ServiceError, match=r"arxiv does not answer \(HTTP 429\)"):
        ask(client, q="a")
    assert naps.taken == []


def test_rate_exceeded_with_status_200_is_busy(client: Client, services: Services, tmp_path: Path) -> None:
    services.first = [Answer(body=b"Rate exceeded.")]
    assert b"<feed" in (ask(client, id_list="2401.00001") or b"")
    assert [b"<feed" in file.read_bytes() for file in (tmp_path / "cache" / "arxiv").iterdir()] == [True]


def test_a_service_that_stays_busy_is_given_up(client: Client, services: Services) -> None:
    services.answer = lambda _: Answer(503)
    with pytest.raises(ServiceError, match=r"arxiv does not answer \(HTTP 503\)"):
        ask(client, q="a")
    assert len(services.asked) == ATTEMPTS


@pytest.mark.parametrize(("status", "error"), [(400, RefusedError), (403, ServiceError)])
def test_a_request_that_is_refused_is_not_made_again(
    client: Client, services: Services, status: int, error: type[ServiceError]
) -> None:
    services.first = [Answer(status)]
    with pytest.raises(error, match=f"HTTP {status}"):
        ask(client, q="a")
    assert len(services.asked) == 1


def test_a_service_that_cannot_be_reached(naps: Naps, tmp_path: Path) -> None:
    client = Client(tmp_path, urls={"arxiv": "http://127.0.0.1:9/query"}, sleep=naps)
    with pytest.raises(ServiceError, match=r"cannot reach 127\.0\.0\.1:9 \("):
        ask(client, q="a")
    assert naps.taken == []


def test_an_answer_that_is_cut_off_is_asked_for_again(client: Client, services: Services) -> None:
    services.first = [Answer(body=b"", headers=(("Content-Length", "100"),))]
    assert b"<feed" in (ask(client, id_list="2401.00001") or b"")


def test_an_answer_that_is_too_large(client: Client, services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "LARGEST_ANSWER", 10)
    services.first = [Answer(body=b"k" * 11)]
    with pytest.raises(ServiceError, match="more than 0 MB"):
        ask(client, q="a")


def test_an_answer_that_cannot_be_read_is_not_kept(client: Client, services: Services) -> None:
    def fail(answer: bytes) -> bytes:
        raise ServiceError(answer.decode())

    services.first = [Answer(body=b"<html>Log in</html>")]
    with pytest.raises(ServiceError, match="Log in"):
        client.get("arxiv", fail, parameters={"id_list": "2401.00001"})
    assert b"<feed" in (ask(client, id_list="2401.00001") or b"")


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://example.org", "export.arxiv.org"])
def test_a_service_is_an_http_address(url: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="expected one that begins with https://"):
        Client(tmp_path, urls={"arxiv": url})


def test_a_cache_that_cannot_be_written(services: Services, naps: Naps, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="name a folder with --cache"):
        ask(Client(tmp_path / "file", urls=services.urls, sleep=naps), id_list="2401.00001")


def test_a_request_names_what_it_asks_for(client: Client, services: Services) -> None:
    ask(client, "crossref", "/10.1000%2Fkites")
    asked: Asked = services.asked[0]
    assert (asked.service, asked.path, asked.parameters) == ("crossref", "10.1000/kites", {})
