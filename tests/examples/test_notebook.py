"""The notebook runs from top to bottom and shows what it promises."""

from __future__ import annotations

import base64
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.tools import ROOT

NOTEBOOK = ROOT / "examples" / "reading.ipynb"


@pytest.fixture(scope="module")
def executed() -> list[Any]:
    """The outputs of each cell of code."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(NOTEBOOK.parent)}}).execute()
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


def text(outputs: list[Any]) -> str:
    return "".join(one.get("text", "") or one.get("data", {}).get("text/plain", "") for one in outputs)


def test_it_builds_asks_and_searches(executed: list[Any]) -> None:
    built, asked, said, found, *_ = map(text, executed)

    assert built.startswith("4 notes, ")
    assert built.endswith(", 0 problems\n")
    assert "R1-Searcher" in asked
    assert "datetime.date(2025, 3, 10)" in asked
    assert "Qwen2-VL-2B: An experiment with multimodal reasoning RL" in said
    assert found.startswith("R1-")


def test_it_plots_and_shows_a_page(executed: list[Any]) -> None:
    (plot,) = (one.data["image/png"] for one in executed[4] if one.output_type == "display_data")
    (page,) = (one.data["text/html"] for one in executed[5] if one.output_type == "execute_result")

    assert base64.b64decode(plot).startswith(b"\x89PNG")
    assert page.startswith('<iframe title="reasoning"')


def test_it_is_kept_without_outputs() -> None:
    notebook = nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]

    assert all(not cell.outputs and cell.execution_count is None for cell in notebook.cells if cell.cell_type == "code")
