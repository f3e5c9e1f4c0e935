"""A browser on the pages of a graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.graph import Graph
from kg.views import pages
from tests.views.graphs import KNOWN


@pytest.fixture
def open_graph(tmp_path: Path, open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Opens a page of a graph: ``open_graph(graph)``, ``open_graph(graph, "#/tag/wind", name="topics/wind.html")``."""

    def open_graph(graph: Graph, suffix: str = "", name: str = "index.html", evidence: Graph | None = None) -> Page:
        for file, text in pages(graph, evidence or Graph((), KNOWN)):
            (tmp_path / file).parent.mkdir(exist_ok=True)
            (tmp_path / file).write_text(text, encoding="utf-8")
        return open_page(tmp_path / name, suffix)

    return open_graph
