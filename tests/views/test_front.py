"""The front page: as text, and as a reader finds it in a browser without a network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from kg.graph import Graph
from kg.graph.graph import read
from kg.terms import text
from kg.views import pages
from kg.vocab import DCTERMS, FOAF, KG, RDF, SCHEMA
from tests.tools import ROOT
from tests.views.graphs import KNOWN, MINT, many, paper_with_note, small

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from kg.terms import Triple

HOSTILE = (
    "</script><script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 2'> href",
    "\"'`${window.hit = 3}`\u2028\u2029<!--",
    "<a href='javascript:window.hit = 4'>연 & 배</a>",
    "__proto__",
    "constructor",
)


def page_of(graph: Graph) -> str:
    ((name, html),) = pages(graph)
    assert name == "index.html"
    return html


@pytest.fixture
def open_graph(tmp_path: Path, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens the front page of a graph: ``open_graph(graph)`` or ``open_graph(graph, "#/tag/wind")``."""

    def open_graph(graph: Graph, suffix: str = "") -> Page:
        path = tmp_path / "index.html"
        path.write_text(page_of(graph), encoding="utf-8")
        return open_page(path, suffix)

    return open_graph


class Resources(HTMLParser):
    """The addresses that a page names, the tags that it has, and what its elements would do by themselves."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: dict[str, list[dict[str, str | None]]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.setdefault(tag, []).append(dict(attrs))


def test_the_page_is_one_file_that_asks_for_nothing() -> None:
    html = page_of(small())
    tags = Resources(html).tags

    assert html.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in tags["meta"]
    assert not any(
        key in ("src", "href") or key.startswith("on") for some in tags.values() for one in some for key in one
    )
    (rules,) = (tag["content"] or "" for tag in tags["meta"] if tag.get("http-equiv") == "Content-Security-Policy")
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in rules


def test_titles_and_comments_stand_in_the_page_as_text() -> None:
    html = page_of(small())

    assert '"label":"Papers That Fly"' in html
    assert '"연이 높이 난다."' in html


def test_the_same_graph_gives_the_same_bytes_whatever_seed_locale_and_order(tmp_path: Path) -> None:
    source = tmp_path / "graph.nt"
    code = (
        "import hashlib, sys; from kg.graph.graph import read, prefixes; from kg.views import pages;"
        "lines = open(sys.argv[1], 'rb').read().splitlines(keepends=True)[::int(sys.argv[2])];"
        "graph = read([('nt', b''.join(lines))], prefixes('https://kg.example/'));"
        "print(hashlib.sha256(''.join(text for _, text in pages(graph)).encode()).hexdigest())"
    )
    for graph in (small(), many(400)):
        source.write_text(graph.ntriples(), encoding="utf-8")
        found = {
            subprocess.run(
                [sys.executable, "-c", code, source, order],
                cwd=tmp_path,
                env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            for seed, locale, order in (("1", "C", "1"), ("2", "C.UTF-8", "-1"), ("3", "POSIX", "1"))
        }
        assert len(found) == 1

    assert [path.name for path in tmp_path.iterdir()] == ["graph.nt"]


def test_a_graph_read_back_from_its_file_gives_the_same_page() -> None:
    graph = small()

    assert page_of(read([("nt", graph.ntriples().encode())], KNOWN)) == page_of(graph)


def test_the_page_of_a_large_graph_stays_small() -> None:
    assert len(page_of(many(4000)).encode()) < 1_200_000


# What follows needs Chromium.


def wait_for(page: Page, heading: str) -> None:
    """Wait until the panel is about what has this name."""
    page.wait_for_function(
        "(name) => document.querySelector('#panel:not([hidden]) h2')?.textContent === name", arg=heading
    )


def panel(page: Page) -> str:
    """The text of the panel, a line an element."""
    return re.sub(r"\n+", "\n", page.locator("#panel").inner_text())


def test_the_lists_hold_everything_with_counts(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small())

    assert page.evaluate("document.compatMode") == "CSS1Compat"
    assert page.locator("#totals").inner_text() == "2 papers · 1 note · 2 authors · 1 topic · 2 models"
    assert page.locator("#sections section").all_inner_texts() == [
        "Papers\n2\nBoats in Wind\n2024-03-01\nPapers That Fly\n2024-01-02",
        "Notes\n1\nPorts\n2023-05-05",
        "Topics\n1\nwind\n3",
        "Authors\n2\nAda Example\n2\nBo Test\n1",
        "Models\n2\nGlider 2\n2\nGlider\n0",
        "Linked papers\n1\nSAIL\n1",
        "Linked pages\n1\nexample.org/port\n1",
        "Digests\n1\n2024-01-02\n2024-01-02",
    ]
    assert page.locator("#legend button").all_inner_texts() == [
        "Papers", "Notes", "Topics", "Authors", "Models", "Linked papers", "Linked pages",
    ]  # fmt: skip


def test_choosing_in_a_list_shows_the_panel_and_the_address_leads_back(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small())
    assert not page.locator("#panel").is_visible()

    page.get_by_role("button", name="Papers That Fly").click()
    wait_for(page, "Papers That Fly")
    assert panel(page).startswith(
        "Paper · 2024-01-02\n×\nPapers That Fly\narxiv.org/abs/2401.00001\nAuthors 2\nBo Test"
    )
    assert "연이 높이 난다." in panel(page)
    assert "2024/kites.md, line 3" in panel(page)
    link = page.locator("#panel a")
    assert link.get_attribute("href") == "https://arxiv.org/abs/2401.00001"
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert page.locator("#panel [lang=ko]").inner_text() == "연이 높이 난다."
    assert page.url.endswith("#/paper/kite")

    page.locator("#panel").get_by_role("button", name="Glider 2").first.click()
    wait_for(page, "Glider 2")
    assert "Introduced by 1\nPapers That Fly" in panel(page)
    page.go_back()
    wait_for(page, "Papers That Fly")
    page.locator("#panel .close").click()
    page.wait_for_selector("#panel", state="hidden")


def test_an_address_opens_its_thing(open_graph: Callable[..., Page]) -> None:
    assert panel(open_graph(small(), "#/tag/wind")).startswith("Topic\n×\nwind\nPapers 2\nBoats in Wind")
    assert not open_graph(small(), "#/tag/no-such-%E0%A4%A").locator("#panel").is_visible()


def test_clicking_a_node_shows_the_panel_and_the_ground_lets_go(open_graph: Callable[..., Page]) -> None:
    graph = Graph(paper_with_note(MINT.of("paper", "one"), MINT.of("note", "one"), "Alone"), KNOWN)
    page = open_graph(graph)
    box = page.locator("#canvas canvas").bounding_box()
    assert box is not None

    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wait_for(page, "Alone")
    page.mouse.click(box["x"] + 30, box["y"] + box["height"] - 30)
    page.wait_for_selector("#panel", state="hidden")


def test_the_search_takes_parts_of_words_in_any_script(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small())

    for typed, found in (("이 높", "Papers That Fly"), ("GLID", "Glider 2"), ("wind BOAT", "Boats in Wind")):
        page.fill("#search", typed)
        assert found in page.locator("#sections").inner_text()
        assert page.locator("#sections li").count() < 4
    page.fill("#search", "zeppelin")
    assert page.locator("#found").inner_text() == "Nothing found"
    page.press("#search", "Escape")
    assert page.locator("#sections section").count() == 8


def test_a_kind_alone_is_listed_in_full(open_graph: Callable[..., Page]) -> None:
    page = open_graph(many(papers=30, topics=3))
    assert page.locator("#sections section", has_text="Papers").locator("li").count() == 8

    page.locator("#facets").get_by_role("button", name="Papers").click()
    assert page.locator("#sections section").count() == 1
    assert page.locator("#sections li").count() == 30


def test_everything_can_be_reached_with_the_keyboard(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small())

    page.keyboard.press("/")
    page.keyboard.type("boats")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    wait_for(page, "Boats in Wind")
    assert page.locator("#sections [aria-current=true]").inner_text() == "Boats in Wind\n2024-03-01"
    page.keyboard.press("Escape")
    page.wait_for_selector("#panel", state="hidden")
    focusable = "document.querySelector('#canvas .vis-network').tabIndex"
    assert page.evaluate(focusable) == 0


def test_the_legend_hides_a_group(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small())
    authors = page.locator("#legend").get_by_role("button", name="Authors")
    before = page.locator("#canvas").screenshot()

    authors.click()
    assert authors.get_attribute("aria-pressed") == "false"
    page.wait_for_timeout(200)
    assert page.locator("#canvas").screenshot() != before


def hostile() -> Iterator[Triple]:
    for number, words in enumerate(HOSTILE):
        paper, note = MINT.of("paper", f"p{number}"), MINT.of("note", f"n{number}")
        yield from paper_with_note(paper, note, words)
        yield paper, DCTERMS.abstract, text(words, "en")
        author, tag, comment = (
            MINT.of("author", f"a{number}"),
            MINT.of("tag", f"t{number}"),
            MINT.of("comment", f"c{number}"),
        )
        yield author, RDF.type, KG.Author
        yield author, FOAF.name, text(words)
        yield paper, DCTERMS.creator, author
        yield tag, RDF.type, KG.Tag
        yield paper, DCTERMS.subject, tag
        yield note, SCHEMA.hasPart, comment
        yield comment, SCHEMA.text, text(words, "ko")
        yield note, KG.sourcePath, text(words)
    work = MINT.of("work", "w")
    yield work, RDF.type, KG.Work
    yield work, SCHEMA.url, text("javascript:window.hit = 5")
    yield paper, SCHEMA.mentions, work


def test_hostile_text_is_shown_and_does_nothing(open_graph: Callable[..., Page]) -> None:
    page = open_graph(Graph(hostile(), KNOWN))

    for number, words in enumerate(HOSTILE):
        plain = " ".join(words.split())
        page.goto(re.sub("#.*", "", page.url) + f"#/paper/p{number}")
        wait_for(page, plain)
        assert page.locator("#panel .text").all_text_contents() == [words, words]
    canvas = page.locator("#canvas canvas").bounding_box()
    assert canvas is not None
    for across in range(20, int(canvas["width"]), 60):
        page.mouse.move(canvas["x"] + across, canvas["y"] + canvas["height"] / 2)
        page.wait_for_timeout(20)
    page.fill("#search", "<img")
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, main script, main a[href^=javascript]").count() == 0


def test_the_page_itself_makes_no_link_but_to_the_web(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    path = tmp_path / "index.html"
    path.write_text(
        page_of(small()).replace("https://arxiv.org/abs/2401.00001", "javascript:alert(1)"), encoding="utf-8"
    )
    page = open_page(path, "#/paper/kite")

    wait_for(page, "Papers That Fly")
    assert page.locator("#panel a").count() == 0


@pytest.mark.parametrize("graph", [Graph([], KNOWN), many(papers=500)], ids=["empty", "large"])
def test_a_page_of_any_size_opens(graph: Graph, open_graph: Callable[..., Page]) -> None:
    page = open_graph(graph)

    assert page.locator("#canvas canvas").count() == 1
    assert page.locator("#caption").inner_text() in (
        "There is nothing to draw: the graph holds no papers, topics or names.",
        "The 40 topics that papers share most",
    )
