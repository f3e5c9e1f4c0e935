"""A task leaves a run and a part, and is done only when both are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.streams.folder import Folder
from kg.streams.tasks import Task, is_done
from kg.terms import iri, text


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A folder in which two tasks of the step ``first`` have been done."""
    folder = Folder(str(tmp_path))
    for index in range(2):
        task = Task(folder, "first", index, partitions=3)
        for key in ("one", "two", "three"):
            task.send("rows", key, [key, index])
        task.state([(iri("https://kg.example/b"), iri("https://kg.example/p"), text(mark)) for mark in "zé"])
        task.counts["rows"] += 3
        task.finish()
    return folder


def test_everything_about_a_key_meets_in_one_partition(folder: Folder) -> None:
    found = [list(Task(folder, "second", index, partitions=3).mine("first", "rows")) for index in range(3)]
    assert sorted(row for rows in found for row in rows) == [
        [key, n] for key in ("one", "three", "two") for n in (0, 1)
    ]
    for rows in found:
        assert {key for key, _ in rows}.isdisjoint(key for other in found if other is not rows for key, _ in other)


def test_triples_are_sorted_lines_of_the_shard_of_their_subject(folder: Folder) -> None:
    task = Task(folder, "second", 0, partitions=3)
    section = f"triples/{task.partition('<https://kg.example/b>')}"
    assert task.rows_of("first", 1, section) == [
        '<https://kg.example/b> <https://kg.example/p> "z" .',
        '<https://kg.example/b> <https://kg.example/p> "é" .',
    ]


def test_a_section_that_nobody_wrote_is_empty(folder: Folder) -> None:
    task = Task(folder, "second", 0, partitions=3)
    assert (list(task.rows("first", "nothing")), list(task.rows("never", "rows"))) == ([], [])


@pytest.mark.parametrize("change", ["cut off", "another byte", "no run", "no part", "half a part"])
def test_a_task_with_a_damaged_run_or_part_is_not_done(folder: Folder, tmp_path: Path, change: str) -> None:
    run, part = tmp_path / "work/first/00001.run", tmp_path / "work/first/00001.json"
    assert is_done(folder, "first", 1)
    match change:
        case "cut off":
            run.write_bytes(run.read_bytes()[:-1])
        case "another byte":
            run.write_bytes(run.read_bytes()[:-1] + b"?")
        case "no run":
            run.unlink()
        case "no part":
            part.unlink()
        case "half a part":
            part.write_text(part.read_text()[:40])
    assert [is_done(folder, "first", index) for index in (0, 1)] == [True, False]


def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputError, match="cannot write kg"):
        Folder(str(tmp_path / "file")).write("kg", b"")
