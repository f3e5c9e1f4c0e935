from __future__ import annotations

import subprocess
from pathlib import Path

from kg import beside


def test_the_folder_is_hidden_and_neither_versions_nor_backups_take_it(tmp_path: Path) -> None:
    made = beside.folder(tmp_path / "out")
    (made / "reads.sqlite").touch()
    (tmp_path / "out" / "kg.ttl").touch()
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    status = ["git", "status", "--porcelain", "--untracked-files=all"]

    assert made == tmp_path / "out" / ".kg"
    assert subprocess.run(status, cwd=tmp_path, check=True, capture_output=True).stdout == b"?? out/kg.ttl\n"
    # Cache Directory Tagging Specification: the first 43 bytes.
    tag = (made / "CACHEDIR.TAG").read_bytes()
    assert tag[:43] == b"Signature: 8a477f597d28d172789f06886806bc55"


def test_one_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (beside.folder(tmp_path) / ".gitignore").write_text("mine\n", encoding="utf-8")
    assert (beside.folder(tmp_path) / ".gitignore").read_text(encoding="utf-8") == "mine\n"


def test_where_none_can_be_nothing_happens() -> None:
    assert not beside.folder(Path("/dev/null/out")).exists()
