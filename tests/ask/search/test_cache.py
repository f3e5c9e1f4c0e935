"""The index of a folder is kept, safe to delete or to damage, and made anew when the graph has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask.search import open_index
from kg.errors import QueryError
from tests.ask.search.conftest import NOTES


def copied(sea: Path, folder: Path) -> Path:
    folder.mkdir()
    (folder / "kg.ttl").write_bytes((sea / "kg.ttl").read_bytes())
    return folder


def kept(cache: Path) -> list[Path]:
    return list((cache / "search").iterdir())


def test_the_index_is_kept_in_one_file_and_used_again(sea: Path, tmp_path: Path) -> None:
    open_index(sea, tmp_path).close()
    (file,) = kept(tmp_path)
    before = file.stat()

    assert open_index(sea, tmp_path).search("강화학습")
    assert file.stat() == before
    # Reading it is all that happens to it.
    assert not (sea / file.name).exists()


def test_a_changed_graph_has_a_new_index_in_the_same_file(sea: Path, tmp_path: Path) -> None:
    exports = copied(sea, tmp_path / "out")
    open_index(exports, tmp_path).close()
    graph = (exports / "kg.ttl").read_text(encoding="utf-8")
    (exports / "kg.ttl").write_text(graph.replace("Storm Diffusion", "Zephyr Diffusion"), encoding="utf-8")

    assert [hit.title for hit in open_index(exports, tmp_path).search("zephyr")] == ["Zephyr Diffusion"]
    assert len(kept(tmp_path)) == 1


def test_a_damaged_index_is_replaced(sea: Path, tmp_path: Path) -> None:
    open_index(sea, tmp_path).close()
    kept(tmp_path)[0].write_bytes(b"no database" * 1000)

    assert len(open_index(sea, tmp_path).search("the", limit=100)) <= len(NOTES)
    assert open_index(sea, tmp_path).search("강화학습")


def test_without_a_place_to_keep_it_the_index_is_in_memory(sea: Path, tmp_path: Path) -> None:
    (tmp_path / "search").write_text("a file where the folder should be", encoding="utf-8")

    assert open_index(sea, tmp_path).search("강화학습")


def test_no_build_and_no_turtle(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="run 'kg build SOURCES -o "):
        open_index(tmp_path, tmp_path)
    (tmp_path / "kg.ttl").write_text("nonsense", encoding="utf-8")
    with pytest.raises(QueryError, match=r"cannot read .*kg\.ttl"):
        open_index(tmp_path, tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["kg.ttl"]
