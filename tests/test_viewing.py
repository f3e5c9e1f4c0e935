"""``kg.view``: from a build, a graph or a folder to a page, in Python, in a notebook and as a file."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page

import kg
from kg.errors import OutputError, ViewError
from kg.export.networks import to_networkx
from tests.tools import ROOT
from tests.views.graphs import graph_of, small


def test_a_build_its_folder_and_its_graph_give_the_same_page_but_for_the_sentences(exports: Path) -> None:
    build = kg.build([ROOT / "seeds"])
    made = kg.view(build, tag="reasoning")

    assert repr(made) == "<View of 'reasoning': 2 readings>"
    assert str(made) == str(kg.view(exports, tag=["reasoning"]))
    assert '"said":' in str(made)
    assert '"said":' not in str(kg.view(build.graph, tag="reasoning"))


def test_names_and_dates_narrow_the_view() -> None:
    assert len(kg.view(small()).selection.readings) == 3
    assert (
        len(kg.view(small(), author=("Ada Example", "Bo Test"), model="Glider 2", since="2024-02").selection.readings)
        == 1
    )


def test_a_view_is_written_whole_as_utf8(tmp_path: Path) -> None:
    path = kg.view(small(), author="Bo Test").write(tmp_path / "new" / "bo.html")

    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "연이 높이 난다." in path.read_text(encoding="utf-8")
    assert [file.name for file in path.parent.iterdir()] == ["bo.html"]


def test_a_view_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(OutputError, match="cannot write"):
        kg.view(small()).write(tmp_path / "file" / "page.html")


class Frame(HTMLParser):
    """The frame that a notebook is given."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_notebook_gets_a_frame_that_holds_the_page_and_nothing_else() -> None:
    made = kg.view(
        graph_of("""tag:a a kg:Tag ; skos:prefLabel "\\"><script>alert(1)</script>" ."""),
        tag='"><script>alert(1)</script>',
    )
    ((tag, attributes),) = Frame(made._repr_html_()).found

    assert tag == "iframe"
    assert attributes["srcdoc"] == str(made)
    assert attributes["title"] == '"><script>alert(1)</script>'
    assert attributes["sandbox"] == "allow-scripts allow-popups allow-downloads"


def test_the_frame_of_a_notebook_draws(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    (tmp_path / "notebook.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>Notebook</title>{kg.view(small(), tag="wind")._repr_html_()}',
        "utf-8",
    )
    frame = open_page(tmp_path / "notebook.html").frame_locator("iframe")

    assert frame.locator("h1").inner_text() == "wind"
    frame.locator("#sections").get_by_role("button", name="Boats in Wind").click()
    assert frame.locator("#panel h2").inner_text() == "Boats in Wind"
    frame.locator("#search").fill("kite")
    assert frame.locator("#found").inner_text() == "1 paper found"


def test_the_things_of_a_view_are_a_network() -> None:
    made = kg.view(small(), author="Bo Test")

    assert sorted(about["label"] for about in to_networkx(made.graph, made.things).nodes.values()) == [
        "Ada Example", "Bo Test", "Glider 2", "Papers That Fly", "SAIL", "wind",
    ]  # fmt: skip


@pytest.mark.parametrize("nodes", [0, 2001])
def test_too_many_nodes_are_refused(nodes: int) -> None:
    with pytest.raises(ViewError, match=f"found {nodes} nodes, expected 1 to 2000"):
        kg.view(small(), nodes=nodes)


def test_a_folder_without_a_build_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ViewError, match=r"no kg\.ttl in .*: run 'kg build SOURCES -o"):
        kg.view(tmp_path)


def test_a_folder_with_a_broken_graph_says_which_file(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text("no turtle", encoding="utf-8")

    with pytest.raises(ViewError, match=r"cannot read .*kg\.ttl"):
        kg.view(tmp_path)
