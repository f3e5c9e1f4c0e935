from __future__ import annotations

import ast
import os
from importlib.metadata import version
from pathlib import Path

import pytest

from kg import installed
from kg.cache import LATER
from tests.test_layers import MODULES, imported, layer_of, name_of


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of that of kg."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "views").mkdir()
    for name in ("facts.py", "sources/note.py", "views/page.py", "resolve.py"):
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
    monkeypatch.setattr(installed, "_PACKAGE", tmp_path)
    return tmp_path


def test_it_is_the_same_while_nothing_changes(package: Path) -> None:
    before = installed.mark()
    os.utime(package / "facts.py", (1, 1))
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "facts.pyc").write_bytes(b"compiled")
    assert installed.mark() == before


def test_a_file_counts_by_its_content_and_its_name(package: Path) -> None:
    marks = [installed.mark()]
    (package / "sources" / "note.py").write_text("x = 2\n", encoding="utf-8")
    marks.append(installed.mark())
    (package / "sources" / "note.py").rename(package / "sources" / "text.py")
    marks.append(installed.mark())
    (package / "facts.py").unlink()
    marks.append(installed.mark())
    assert len(set(marks)) == 4


def test_what_is_left_out_does_not_count(package: Path) -> None:
    before = installed.mark(("views", "resolve"))
    (package / "views" / "page.py").write_text("x = 2\n", encoding="utf-8")
    (package / "resolve.py").write_text("x = 2\n", encoding="utf-8")
    assert installed.mark(("views", "resolve")) == before
    (package / "sources" / "views").mkdir()
    (package / "sources" / "views" / "note.py").write_text("x = 1\n", encoding="utf-8")
    assert installed.mark(("views", "resolve")) != before


def test_the_versions_of_what_kg_stands_on_count(monkeypatch: pytest.MonkeyPatch) -> None:
    before = installed.mark()
    assert installed.version("spacy") == version("spacy")
    assert installed.version("no-such-package") == "none"
    monkeypatch.setattr(installed, "version", lambda name: "99" if name == "spacy" else version(name))
    assert installed.mark() != before


def test_a_package_that_adds_a_source_counts_with_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = installed.mark()
    (tmp_path / "kg_other.py").write_text("x = 1\n", encoding="utf-8")
    (tmp_path / "kg_other-1.dist-info").mkdir()
    points = tmp_path / "kg_other-1.dist-info" / "entry_points.txt"
    points.write_text("[kg.sources]\nother = kg_other\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    assert [point.value for point in installed.added()] == ["kg_other"]
    marks = [alone, installed.mark()]
    (tmp_path / "kg_other.py").write_text("x = 2\n", encoding="utf-8")
    assert len({*marks, installed.mark()}) == 3


def test_nothing_that_reading_needs_is_left_out_of_what_decides_it() -> None:
    imports = {
        name_of(path): {name for node in ast.walk(ast.parse(path.read_bytes())) for name in imported(node)}
        for path in MODULES
    }
    reached: set[str] = set()
    waiting = {layer for layer in map(layer_of, imports) if layer == "reading"}
    while waiting:
        layer = waiting.pop()
        reached.add(layer)
        found = {layer_of(name) for module, names in imports.items() if layer_of(module) == layer for name in names}
        waiting |= {one for one in found if any(layer_of(module) == one for module in imports)} - reached - {""}
    assert reached >= {"entry", "sources", "mentions", "extract", "text", "tables"}
    assert reached & set(LATER) == set()
