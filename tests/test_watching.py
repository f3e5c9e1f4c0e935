from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Event, Thread

import pytest

import kg
from kg.errors import KgError, SourceError
from kg.options import Options
from kg.rebuilding import Progress, Rebuilt
from kg.watching import Told, watch
from tests.edits import outputs

NOTE = "https://arxiv.org/abs/2401.0000{n}\n\n*Kite {n}: Papers That Fly* (Ada Example)\n\n연이 난다.\n\n#kites\n"
#: Seconds after which a change that is to be seen has not been seen.
PATIENCE = 30

Heard = Queue[Rebuilt | KgError]
Start = Callable[[Options], Heard]


@contextmanager
def progress() -> Iterator[Progress]:
    """Progress that nobody watches."""
    yield lambda _stage, _done, _total: None


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    for number in range(2):
        (folder / f"Kite {number}.md").write_text(NOTE.format(n=number), encoding="utf-8")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Watches into ``out``, and hears of every build."""
    stop = Event()
    threads: list[Thread] = []

    def start(options: Options) -> Heard:
        heard: Heard = Queue()
        told = Told(lambda done, _seconds: heard.put(done), heard.put, progress)
        threads.append(
            Thread(
                target=watch,
                args=(options._replace(mentions=False), tmp_path / "out", told),
                kwargs={"jobs": 1, "keep": True, "stop": stop},
            )
        )
        threads[-1].start()
        assert isinstance(heard.get(timeout=PATIENCE), Rebuilt)
        return heard

    yield start
    stop.set()
    for thread in threads:
        thread.join()


def entries(heard: Heard) -> int:
    """How many entries the next build found."""
    done = heard.get(timeout=PATIENCE)
    assert isinstance(done, Rebuilt)
    return done.report.counts["entries"]


def test_every_saved_note_is_built_and_the_outputs_are_those_of_a_whole_build(
    vault: Path, tmp_path: Path, start: Start
) -> None:
    heard = start(Options((vault,)))

    (vault / "deep").mkdir()
    (vault / "deep" / "Kite 2.md").write_text(NOTE.format(n=2), encoding="utf-8")
    assert entries(heard) == 3
    (vault / "Kite 0.md").unlink()
    assert entries(heard) == 2

    kg.build([vault], mentions=False).write(tmp_path / "whole")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "whole")


def test_what_kg_does_not_read_starts_no_build(vault: Path, tmp_path: Path, start: Start) -> None:
    heard = start(Options((vault,)))

    (vault / ".obsidian").mkdir()
    (vault / ".obsidian" / "workspace.json").write_text("{}", encoding="utf-8")
    (vault / "Kite 0.md").touch()
    (tmp_path / "out" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Empty):
        heard.get(timeout=1)


def test_a_broken_note_is_a_problem_and_the_watch_goes_on(vault: Path, start: Start) -> None:
    heard = start(Options((vault,)))

    (vault / "Kite 0.md").write_bytes(b"\xff\xfe\xff\x00\x01")
    done = heard.get(timeout=PATIENCE)
    assert isinstance(done, Rebuilt)
    assert [kind for kind, _ in done.report.problems] == ["undecodable"]
    (vault / "Kite 0.md").write_text(NOTE.format(n=5), encoding="utf-8")
    assert entries(heard) == 2


def test_a_table_that_breaks_its_rules_is_told_and_the_watch_goes_on(vault: Path, start: Start) -> None:
    heard = start(Options((vault,)))

    (vault / "authors.tsv").write_text("no table\n", encoding="utf-8")
    assert "authors.tsv:1" in str(heard.get(timeout=PATIENCE))
    (vault / "authors.tsv").write_text("name\twhere\taction\tvalue\n", encoding="utf-8")
    assert entries(heard) == 2


def test_a_folder_that_goes_away_may_come_back(vault: Path, tmp_path: Path, start: Start) -> None:
    heard = start(Options((vault,)))

    vault.rename(tmp_path / "elsewhere")
    assert isinstance(heard.get(timeout=PATIENCE), SourceError)
    shutil.copytree(tmp_path / "elsewhere", tmp_path / "new")
    (tmp_path / "new" / "Kite 2.md").write_text(NOTE.format(n=2), encoding="utf-8")
    (tmp_path / "new").rename(vault)
    assert entries(heard) == 3
    (vault / "Kite 3.md").write_text(NOTE.format(n=3), encoding="utf-8")
    assert entries(heard) == 4


def test_a_file_by_itself_that_an_editor_replaces_whole(vault: Path, tmp_path: Path, start: Start) -> None:
    heard = start(Options((vault / "Kite 0.md",)))

    for number in (5, 6):
        (tmp_path / "saved").write_text(NOTE.format(n=number), encoding="utf-8")
        (tmp_path / "saved").rename(vault / "Kite 0.md")
        assert entries(heard) == 1
        assert f"Kite {number}: Papers" in (tmp_path / "out" / "kg.ttl").read_text(encoding="utf-8")


def test_sources_have_to_be_there_at_first(tmp_path: Path) -> None:
    told = Told(lambda _done, _seconds: None, lambda _error: None, progress)
    with pytest.raises(SourceError, match="no file or folder"):
        watch(Options((tmp_path / "nowhere",)), tmp_path / "out", told, jobs=1, keep=True, stop=Event())
