"""Pages that show themselves anew after a build, in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

import kg
from kg.serve.live import Live, with_script

NOTE = "https://arxiv.org/abs/2401.000{n}\n\n*{title}* (Ada Example)\n\n연이 난다.\n\n#{tag}\n"


class Built:
    """A folder of notes with its build and a server over it."""

    def __init__(self, folder: Path) -> None:
        self.notes, self.exports = folder / "notes", folder / "exports"
        self.notes.mkdir()
        for number in range(10, 20):
            self.note(number, f"Kite {number}", "kites" if number < 15 else "wind")
        self.build()
        self.live = Live(self.exports, 0)
        self.live.start()
        self.url = self.live.url

    def note(self, number: int, title: str, tag: str) -> None:
        (self.notes / f"{number}.md").write_text(NOTE.format(n=number, title=title, tag=tag), encoding="utf-8")

    def build(self) -> None:
        kg.build([self.notes], mentions=False).write(self.exports)

    def rebuild(self) -> None:
        self.build()
        self.live.changed()


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Built]:
    built = Built(tmp_path)
    yield built
    built.live.stop()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Opens an address; a page that logs an error fails the test at its end."""
    faults: list[str] = []
    context = browser.new_context()

    def visit(url: str) -> Page:
        page = context.new_page()
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(url)
        return page

    yield visit
    context.close()
    assert faults == []


def test_an_open_page_shows_a_new_build_at_the_address_where_it_is(built: Built, visit: Callable[[str], Page]) -> None:
    front = visit(built.url)
    explorer = visit(f"{built.url}explorer.html#/paper/arxiv-2401.00012")
    expect(front.get_by_text("Kite 12").first).to_be_visible()
    expect(explorer.get_by_text("Kite 12").first).to_be_visible()

    built.note(12, "Red Kite", "kites")
    built.rebuild()

    expect(front.get_by_text("Red Kite").first).to_be_visible()
    expect(explorer.get_by_text("Red Kite").first).to_be_visible()
    assert explorer.url.endswith("explorer.html#/paper/arxiv-2401.00012")


def test_a_page_that_is_as_it_was_is_left_alone(built: Built, visit: Callable[[str], Page]) -> None:
    kites, wind = (visit(f"{built.url}topics/{name}.html") for name in ("kites", "wind"))
    for page in (kites, wind):
        page.evaluate("document.body.dataset.mine = 'here'")

    built.note(12, "Red Kite", "kites")
    built.rebuild()

    expect(kites.get_by_text("Red Kite").first).to_be_visible()
    assert [page.evaluate("document.body.dataset.mine") for page in (kites, wind)] == [None, "here"]


def test_a_build_between_opening_and_listening_is_not_missed(built: Built, visit: Callable[[str], Page]) -> None:
    sent = httpx.get(built.url).text
    built.note(12, "Red Kite", "kites")
    built.build()
    browser_page = visit(f"{built.url}topics/kites.html")
    browser_page.route("**/index.html", lambda route: route.fulfill(body=sent, content_type="text/html"), times=1)
    browser_page.goto(f"{built.url}index.html")

    expect(browser_page.get_by_text("Red Kite").first).to_be_visible()


def test_only_what_is_sent_has_the_script(built: Built) -> None:
    page = (built.exports / "index.html").read_text(encoding="utf-8")
    sent = httpx.get(built.url).text

    assert "kg-reload" not in page
    assert sent == with_script(page)
    assert "default-src 'none'; connect-src 'self'; script-src 'self' " in sent
    assert httpx.get(f"{built.url}kg.ttl").content == (built.exports / "kg.ttl").read_bytes()


@pytest.mark.parametrize("page", ["../notes/10.md", "..%2Fnotes%2F10.md", "/.kg/receipt.json", "/nowhere.html", "%00"])
def test_nothing_is_told_of_files_that_are_not_shown(built: Built, page: str) -> None:
    with httpx.stream("GET", f"{built.url}kg-changes?page={page}") as answer:
        assert next(answer.iter_lines()) == "data: "


def test_pages_of_other_hosts_may_not_listen(built: Built) -> None:
    assert httpx.get(f"{built.url}kg-changes", headers={"Origin": "https://example.org"}).status_code == 403
    assert httpx.get(built.url, headers={"Host": "example.org"}).status_code == 400


def test_stopping_ends_what_open_pages_listen_to(built: Built) -> None:
    with httpx.stream("GET", f"{built.url}kg-changes?page=/") as answer:
        lines = answer.iter_lines()
        assert next(lines).startswith("data: ")
        built.live.stop()
        assert set(lines) == {""}
    with pytest.raises(httpx.ConnectError):
        httpx.get(built.url)
