"""The front page and its topics: as text, and as a reader finds them in a browser without a network."""

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
from kg.views import pages
from tests.tools import ROOT
from tests.views.graphs import KNOWN, MINT, many, paper_with_note, small

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page


NOTHING = Graph((), KNOWN)


def page_of(graph: Graph) -> str:
    return dict(pages(graph, NOTHING))["index.html"]


class Resources(HTMLParser):
    """The addresses that a page names, the tags that it has, and what its elements would do by themselves."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: dict[str, list[dict[str, str | None]]] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.setdefault(tag, []).append(dict(attrs))


def test_a_page_asks_for_nothing_but_the_library_beside_it() -> None:
    html = page_of(small())
    tags = Resources(html).tags

    assert html.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert {"name": "viewport", "content": "width=device-width, initial-scale=1"} in tags["meta"]
    assert not any(key.startswith("on") for some in tags.values() for one in some for key in one)
    loaded = {one[key] for some in tags.values() for one in some for key in one if key in ("src", "href")}
    assert loaded == {"vis-network.js", "#"}
    (rules,) = (tag["content"] or "" for tag in tags["meta"] if tag.get("http-equiv") == "Content-Security-Policy")
    assert rules.startswith("default-src 'none'; script-src 'self' file: 'sha256-")
    assert "unsafe" not in rules


def test_titles_and_comments_stand_in_the_page_as_text() -> None:
    html = page_of(small())

    assert '"label":"Papers That Fly"' in html
    assert '"연이 높이 난다."' in html


def test_the_same_graph_gives_the_same_bytes_whatever_seed_locale_order_and_processor(tmp_path: Path) -> None:
    source = tmp_path / "graph.nt"
    code = (
        "import hashlib, sys; from kg.graph.graph import read, prefixes; from kg.views import pages; from kg.graph import Graph;"
        "lines = open(sys.argv[1], 'rb').read().splitlines(keepends=True)[::int(sys.argv[2])];"
        "graph = read([('nt', b''.join(lines))], prefixes('https://kg.example/'));"
        "texts = (name + text for name, text in pages(graph, Graph((), {})));"
        "print(hashlib.sha256(''.join(texts).encode()).hexdigest())"
    )
    for graph in (small(), many(200, topics=6)):
        source.write_text(graph.ntriples(), encoding="utf-8")
        found = {
            subprocess.run(
                [sys.executable, "-c", code, source, order],
                cwd=tmp_path,
                env={
                    **os.environ,
                    "PYTHONHASHSEED": seed,
                    "LC_ALL": locale,
                    "PYTHONPATH": str(ROOT),
                    # Sums come out otherwise in their last bits where numpy may not use what the processor can do.
                    "NPY_DISABLE_CPU_FEATURES": "AVX2 FMA3" if seed == "3" else "",
                },
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
    assert len(page_of(many(4000)).encode()) < 900_000


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
    assert [re.sub(r"\s+", " ", text) for text in page.locator("#sections section").all_inner_texts()] == [
        "Papers newest first 2 Boats in Wind 2024-03-01 Papers That Fly 2024-01-02",
        "Notes newest first 1 Ports 2023-05-05",
        "Topics most read first 1 wind 3",
        "Authors most read first 2 Ada Example 2 Bo Test 1",
        "Models most mentioned first 2 Glider 2 2 Glider 0",
        "Linked papers most linked first 1 SAIL 1",
        "Linked pages most linked first 1 example.org/port 1",
        "Digests newest first 1 2024-01-02 2024-01-02",
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
        "Paper · 2024-01-02\n×\nPapers That Fly\narxiv.org/abs/2401.00001\nOpen in the explorer\nAuthors 2\nBo Test"
    )
    assert "연이 높이 난다." in panel(page)
    assert "2024/kites.md, line 3" in panel(page)
    link = page.locator("#panel a").first
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
    assert panel(open_graph(small(), "#/tag/wind")).startswith("Topic\n×\nwind\nOpen in the explorer\nPapers 2")
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

    for typed, papers, others in (
        ("이 높", ["Papers That Fly"], ["wind", "Bo Test"]),
        ("GLID", ["Boats in Wind", "Papers That Fly"], ["Glider 2", "Glider"]),
        ("wind BOAT", ["Boats in Wind"], ["wind", "Ada Example"]),
        ("bo te", ["Papers That Fly"], ["Bo Test"]),
    ):
        page.fill("#search", typed)
        names = page.locator("#sections .name").all_inner_texts()
        assert names[: len(papers)] == papers
        assert set(others) <= set(names[len(papers) :])
        assert page.locator("#found").inner_text().startswith(f"{len(papers)} paper")
    page.fill("#search", "zeppelin")
    assert page.locator("#found").inner_text() == "Nothing found"
    page.press("#search", "Escape")
    assert page.locator("#sections section").count() == 8


def test_a_list_alone_is_shown_in_full(open_graph: Callable[..., Page]) -> None:
    page = open_graph(many(papers=30, topics=3))
    papers = page.locator("#sections section", has_text="Papers")
    assert papers.locator("li").count() == 7

    papers.get_by_role("button", name="Show all 30").click()
    assert page.locator("#sections section").count() == 1
    assert page.locator("#sections li").count() == 30
    page.get_by_role("button", name="← All lists").click()
    assert page.locator("#sections section").count() == 3


def test_lists_chart_and_picture_show_the_same_month(open_graph: Callable[..., Page]) -> None:
    page = open_graph(small())
    assert page.locator("#bars .bar").count() == len(["2023-05", *(f"2023-{n:02}" for n in range(6, 13))]) + 3

    page.locator("#bars .bar").last.click()
    assert page.locator("#found").inner_text() == "1 paper found"
    assert page.locator("#sections [data-thing]").all_inner_texts()[0] == "Boats in Wind\n2024-03-01"
    assert "Bo Test" not in page.locator("#sections").inner_text()
    assert page.url.endswith("#/?from=2024-03&to=2024-03")
    page.get_by_role("button", name="2023", exact=True).click()
    assert page.locator("#sections").inner_text().startswith("Notes")
    assert page.get_by_role("button", name="2023", exact=True).get_attribute("aria-pressed") == "true"
    page.locator("#clear").click()
    assert page.locator("#sections section").count() == 8


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
    page.locator("#help").click()
    assert page.evaluate("document.activeElement.id") == "panel"
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


def test_the_page_itself_makes_no_link_but_to_the_web(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    for name, html in pages(small(), NOTHING):
        (tmp_path / name).write_text(html.replace("https://arxiv.org/abs/2401.00001", "javascript:alert(1)"), "utf-8")
    page = open_page(tmp_path / "index.html", "#/paper/kite")

    wait_for(page, "Papers That Fly")
    assert page.locator("#panel a").all_inner_texts() == ["Open in the explorer"]


@pytest.mark.parametrize(
    ("graph", "caption"),
    [
        (NOTHING, "There is nothing to draw: no papers, topics or names."),
        (many(papers=500), "The 40 topics that papers share most"),
    ],
    ids=["empty", "large"],
)
def test_a_page_of_any_size_opens(graph: Graph, caption: str, open_graph: Callable[..., Page]) -> None:
    page = open_graph(graph)

    assert page.locator("#canvas canvas").count() == 1
    assert page.locator("#caption").inner_text() == caption
