from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg import building, export, writing
from kg.errors import OutputError
from kg.forked import POSSIBLE
from kg.options import FORMATS, Options
from kg.rebuilding import Folder
from tests.edits import outputs
from tests.tools import ROOT


@pytest.fixture(scope="module")
def build() -> building.Build:
    return kg.build([ROOT / "seeds"])


@pytest.fixture
def shared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few notes are enough for a second process."""
    if not POSSIBLE:
        pytest.skip("processes are not copied on this system")
    monkeypatch.setattr(writing, "WORTH", 1)


@pytest.mark.usefixtures("shared")
def test_two_processes_write_what_one_writes(build: building.Build, tmp_path: Path) -> None:
    one = build.write(tmp_path / "one")
    two = build.write(tmp_path / "two", jobs=2)

    assert [path.name for path in two] == [path.name for path in one]
    assert outputs(tmp_path / "two") == outputs(tmp_path / "one")


@pytest.mark.usefixtures("shared")
def test_the_second_process_writes_the_formats(
    build: building.Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here: list[str] = []

    def write(path: Path, content: export.Content) -> export.Saved:
        here.append(path.name)
        return written(path, content)

    written = export.write
    monkeypatch.setattr(export, "write", write)
    build.write(tmp_path, jobs=2)

    assert "index.html" in here
    assert "kg.ttl" not in here
    assert (tmp_path / "kg.ttl").exists()


@pytest.mark.usefixtures("shared")
def test_an_error_of_the_second_process_is_that_of_the_build(build: building.Build, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no format 'gif'"):
        build.write(tmp_path, (*FORMATS, "gif"), jobs=2)

    (tmp_path / "there" / "kg.ttl").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"cannot write .*kg.ttl"):
        build.write(tmp_path / "there", jobs=2)


@pytest.mark.usefixtures("shared")
def test_pages_of_two_processes_are_kept_for_the_next_build(tmp_path: Path) -> None:
    options = Options((ROOT / "seeds",), recogniser=False)
    for _ in range(2):
        Folder(tmp_path / "two").build(options, jobs=2, progress=building.silent)
    Folder(tmp_path / "one").build(options, jobs=1, progress=building.silent)

    assert outputs(tmp_path / "two") == outputs(tmp_path / "one")
    assert (tmp_path / "two/.kg/pages.json").read_bytes() == (tmp_path / "one/.kg/pages.json").read_bytes()
