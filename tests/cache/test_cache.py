"""Results of reading that are kept: used where they are right, and never where they are not."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from kg import cache, installed, reading, sources
from kg.cache import Cache, store
from kg.mentions.decisions import Decision
from kg.reading import Looked, Read

PLAIN = Looked(mentions=False)


def note(name: str) -> str:
    return f"https://arxiv.org/abs/2401.00001\n\n*{name}: Papers That Fly* (Ada Example)\n\n연이 난다.\n\n#kites\n"


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that costs nothing to look at."""
    monkeypatch.setattr(installed, "mark", lambda _without: "this version")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    folder.mkdir()
    for name in ("Kite", "Wind", "Gust"):
        (folder / f"{name}.md").write_text(note(name), encoding="utf-8")
    return folder


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


def parts(reads: list[Read]) -> list[object]:
    return [(one.digest, [(x.entry, x.facts) for x in one.found], one.problems) for one in reads]


def read(vault: Path, kept: Path | Cache, looked: Looked = PLAIN) -> int:
    """How many files were read anew; what came out is always what reading them without a cache gives."""
    files = sources.files([vault])
    opened = kept if isinstance(kept, Cache) else Cache(kept)
    reads, anew = opened.read(files, looked, 1, silent)
    assert parts(reads) == parts(reading.read(files, looked, 1, silent))
    return anew


def test_only_what_changed_is_read_again(vault: Path, kept: Path) -> None:
    assert [read(vault, kept), read(vault, kept)] == [3, 0]

    (vault / "Kite.md").write_text(note("Red Kite"), encoding="utf-8")
    (vault / "Wind.md").rename(vault / "Breeze.md")
    (vault / "Gust.md").touch()
    (vault / "Calm.md").write_text("", encoding="utf-8")
    assert read(vault, kept) == 3

    (vault / "Kite.md").write_text(note("Kite"), encoding="utf-8")
    (vault / "Breeze.md").unlink()
    assert read(vault, kept) == 0


def test_progress_counts_what_was_kept_as_done(vault: Path, kept: Path) -> None:
    read(vault, kept)
    for name in ("Kite", "Wind"):
        (vault / f"{name}.md").write_text(note(f"Red {name}"), encoding="utf-8")
    steps: list[tuple[str, int, int]] = []

    Cache(kept).read(sources.files([vault]), PLAIN, 1, lambda *step: steps.append(step))

    assert steps == [("read", 1, 3), ("read", 2, 3), ("read", 3, 3)]


def test_another_model_in_the_folder_of_the_first_counts(vault: Path, kept: Path, tmp_path: Path) -> None:
    model = tmp_path / "model"
    (model / "folder").mkdir(parents=True)
    looked = PLAIN._replace(model=model)
    for weights in (b"one", b"one", b"two"):
        (model / "decision.npz").write_bytes(weights)
        read(vault, kept, looked)
    assert read(vault, kept, looked) == 0
    (model / "decision.npz").write_bytes(b"three")
    assert read(vault, kept, looked) == 3


def test_a_time_that_is_set_back_hides_no_change(vault: Path, kept: Path) -> None:
    read(vault, kept)
    before = (vault / "Kite.md").stat()
    (vault / "Kite.md").write_text(note("Tike"), encoding="utf-8")
    os.utime(vault / "Kite.md", ns=(before.st_atime_ns, before.st_mtime_ns))

    assert (vault / "Kite.md").stat().st_size == before.st_size
    assert read(vault, kept) == 1


@pytest.mark.parametrize(
    "looked",
    [
        Looked(recogniser=False),
        Looked(recogniser=False, min_confidence=0.9),
        Looked(recogniser=False, decided=(Decision("Kite", "is", "Method"),)),
    ],
)
def test_what_is_looked_for_counts(vault: Path, kept: Path, looked: Looked) -> None:
    read(vault, kept)
    assert [read(vault, kept, looked), read(vault, kept, looked), read(vault, kept)] == [3, 0, 0]


def test_the_installation_counts(vault: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(vault, kept)
    monkeypatch.setattr(installed, "mark", lambda _without: "another version")
    assert [read(vault, kept), read(vault, kept)] == [3, 0]


def test_nothing_is_kept_of_a_build_during_which_kg_was_replaced(
    vault: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = iter("ab")
    monkeypatch.setattr(installed, "mark", lambda _without: next(marks))
    assert read(vault, kept) == 3
    monkeypatch.setattr(installed, "mark", lambda _without: "a")
    assert read(vault, kept) == 3


def test_a_note_that_is_saved_while_it_is_read_is_kept_as_what_was_read(vault: Path, kept: Path) -> None:
    files = sources.files([vault])
    stale = {file.name: sources.digest(sources.load(file)) for file in files}
    (vault / "Kite.md").write_text(note("Red Kite"), encoding="utf-8")

    reads, _ = Cache(kept).read(files, PLAIN, 1, silent, stale)

    assert [x.entry.title for one in reads for x in one.found][1] == "Red Kite: Papers That Fly"
    assert read(vault, kept) == 0
    (vault / "Kite.md").write_text(note("Kite"), encoding="utf-8")
    assert read(vault, kept) == 1


def test_in_memory_results_are_used_without_the_file(vault: Path, kept: Path) -> None:
    opened = Cache(kept)
    read(vault, opened)
    (kept / store.FILE).unlink()
    assert [read(vault, opened), read(vault, Cache(kept))] == [0, 3]


def test_any_broken_byte_costs_time_and_no_result(vault: Path, kept: Path) -> None:
    read(vault, kept)
    file = kept / store.FILE
    whole = file.read_bytes()
    seen = set()
    for place in range(0, len(whole), len(whole) // 300):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        seen.add(read(vault, kept))
        assert read(vault, kept) == 0
    assert max(seen) > 0


@pytest.mark.parametrize("rubbish", [b"", b"no database", b"SQLite format 3\x00" + bytes(200)])
def test_a_file_of_rubbish_is_replaced(vault: Path, kept: Path, rubbish: bytes) -> None:
    kept.mkdir()
    (kept / store.FILE).write_bytes(rubbish)
    assert [read(vault, kept), read(vault, kept)] == [3, 0]


@pytest.mark.parametrize("value", [b"", b"\xc0", b"\x93\xa0\x90\x90"])
def test_a_row_that_says_something_else_is_not_believed(vault: Path, kept: Path, value: bytes) -> None:
    read(vault, kept)
    with sqlite3.connect(kept / store.FILE) as rows:
        rows.execute("UPDATE reads SET value = ?", (value,))
    rows.close()
    assert [read(vault, kept), read(vault, kept)] == [3, 0]


def test_a_folder_that_cannot_be_written_is_done_without(vault: Path) -> None:
    assert read(vault, Path("/dev/null/kept")) == 3


def test_a_file_that_is_locked_for_long_is_done_without(
    vault: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(vault, kept)
    monkeypatch.setattr(store, "PATIENCE", 0.01)
    before = (kept / store.FILE).stat().st_ino
    with sqlite3.connect(kept / store.FILE, isolation_level=None) as rows:
        rows.execute("BEGIN EXCLUSIVE")
        assert read(vault, kept) == 3
        assert (kept / store.FILE).stat().st_ino == before
        rows.execute("ROLLBACK")
    rows.close()
    assert read(vault, kept) == 0


def test_builds_at_once_share_a_file(vault: Path, kept: Path) -> None:
    for number in range(40):
        (vault / f"{number}.md").write_text(note(f"Kite {number}"), encoding="utf-8")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: read(vault, kept), range(8)))
    assert read(vault, kept) == 0


def test_a_build_that_is_stopped_leaves_what_it_read(vault: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = reading.reads

    def stopped(*arguments: object) -> Iterator[Read]:
        for number, one in enumerate(whole(*arguments)):  # type: ignore[arg-type]
            if number == 2:
                raise KeyboardInterrupt
            yield one

    monkeypatch.setattr(cache, "_AT_ONCE", 1)
    monkeypatch.setattr(reading, "reads", stopped)
    with pytest.raises(KeyboardInterrupt):
        read(vault, kept)
    monkeypatch.setattr(reading, "reads", whole)
    assert read(vault, kept) == 1


def test_results_of_files_that_are_gone_stay_while_they_are_few(vault: Path, kept: Path) -> None:
    read(vault, kept)
    (vault / "Kite.md").unlink()
    assert read(vault, kept) == 0

    for number in range(6):
        (vault / "Wind.md").write_text(note(f"Wind {number}"), encoding="utf-8")
        read(vault, kept)
    with sqlite3.connect(kept / store.FILE) as rows:
        assert rows.execute("SELECT COUNT(*) FROM reads").fetchone()[0] <= 4
    rows.close()
