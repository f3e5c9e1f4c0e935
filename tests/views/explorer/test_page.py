"""The explorer as text."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.graph.graph import read
from kg.views import explorer
from tests.tools import ROOT
from tests.views.explorer.library import evidence, graph, page_of
from tests.views.explorer.test_packing import unpacked
from tests.views.graphs import KNOWN, many


class Resources(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_the_page_is_one_file_that_asks_for_nothing_and_runs_only_its_own_code() -> None:
    html = page_of(graph(), evidence())
    tags = Resources(html).tags
    (rules,) = (about["content"] or "" for _, about in tags if about.get("http-equiv") == "Content-Security-Policy")

    assert html.startswith('<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    assert [(tag, about["href"]) for tag, about in tags if "href" in about] == [("a", "index.html")]
    assert not any(name == "src" or name.startswith("on") for _, about in tags for name in about)
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in rules
    assert "connect-src" not in rules


def test_every_field_and_button_of_the_markup_has_a_name() -> None:
    html = page_of(graph(), evidence())
    labelled = set(re.findall(r'<label for="([^"]+)"', html))

    for tag, about in Resources(html).tags:
        if tag == "input":
            assert about["id"] in labelled
        if tag in ("section", "nav", "aside", "dialog"):
            assert {"aria-label", "aria-labelledby"} & about.keys()
    for attributes, text in re.findall(r"<button([^>]*)>([^<]*)</button>", html):
        assert "aria-label=" in attributes or re.search(r"[A-Za-z]", text)


def test_small_data_can_be_read_in_the_page() -> None:
    html = page_of(graph(), evidence())

    assert '"labels":["Boats in Wind","Papers That Fly",' in html
    assert '"연이 높이 난다."' in html


def test_large_data_is_deflated_into_the_index_and_lists_of_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explorer.packing, "PLAIN", 0)
    monkeypatch.setattr(explorer.packing, "CHUNK", 100)
    html = page_of(graph(), evidence())
    data = unpacked(html)

    assert "Boats in Wind" not in html
    assert list(data) == ["index", "texts-0", "texts-1"]
    assert data["index"]["chunks"] == [0, 2]
    assert [[place for place, _ in data[name]] for name in ("texts-0", "texts-1")] == [[0, 1], [2]]


def test_a_graph_without_things_has_a_page() -> None:
    assert unpacked(page_of(Graph([], KNOWN), Graph([], KNOWN)))["index"] == {
        "kinds": [],
        "labels": [],
        "at": [],
        "dates": [],
        "also": [],
        "web": [],
        "relations": [
            [one, *headings] for one, *headings in unpacked(page_of(graph(), evidence()))["index"]["relations"]
        ],
        "links": [[[], []]] * 12,
        "modified": "",
        "chunks": [],
    }


def test_the_same_graph_gives_the_same_bytes_whatever_seed_locale_and_order(tmp_path: Path) -> None:
    source = tmp_path / "graph.nt"
    source.write_text(Graph([*graph(), *evidence(), *many(200)], KNOWN).ntriples(), encoding="utf-8")
    code = (
        "import hashlib, sys; from kg.graph.graph import read, prefixes; from kg.views import explorer; from kg.views.material import material;"
        "lines = open(sys.argv[1], 'rb').read().splitlines(keepends=True)[::int(sys.argv[2])];"
        "graph = read([('nt', b''.join(lines))], prefixes('https://kg.example/'));"
        "print(hashlib.sha256(explorer.page(material(graph, graph)).encode()).hexdigest())"
    )
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


def test_a_graph_read_back_from_its_file_gives_the_same_page() -> None:
    again = [read([("nt", one.ntriples().encode())], KNOWN) for one in (graph(), evidence())]

    assert page_of(*again) == page_of(graph(), evidence())


def test_the_page_of_a_large_graph_is_mostly_its_library() -> None:
    assert len(page_of(many(4000), Graph([], KNOWN)).encode()) < 1_100_000


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb`` (WCAG 2.2, definition of it)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["text", "quiet", "accent"])
@pytest.mark.parametrize("ground", ["ground", "sheet", "soft"])
def test_text_stands_out_from_its_ground(theme: int, text: str, ground: str) -> None:
    style = (files(explorer) / "explorer.css").read_text(encoding="utf-8")
    colours = {
        name: (light, dark)[theme] for name, light, dark in re.findall(r"--(\w+): light-dark\((#\w+), (#\w+)\)", style)
    }
    lighter, darker = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
