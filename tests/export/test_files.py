from __future__ import annotations

import gzip
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OutputError
from kg.export import Content, Saved, write


@pytest.mark.parametrize("content", ["연\n", "연\n".encode(), iter(["연", "\n"]), ()])
def test_text_bytes_and_pieces_are_written(tmp_path: Path, content: Content) -> None:
    write(tmp_path / "deep" / "file", content)

    assert (tmp_path / "deep" / "file").read_bytes() == (b"" if content == () else "연\n".encode())
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["file"]


def test_a_file_with_the_same_bytes_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "file"
    first = write(path, "연\n")
    os.utime(path, (1, 1))

    assert first == Saved(hashlib.sha256("연\n".encode()).hexdigest(), new=True)
    assert write(path, iter(["연", "\n"])) == Saved(first.sha256, new=False)
    assert path.stat().st_mtime == 1
    for other in ("연!", "연\n\n", "", "년\n"):
        assert write(path, other).new
        assert path.read_text(encoding="utf-8") == other
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


def test_a_file_stays_as_it_was_when_its_content_fails_to_come(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("before", encoding="utf-8")

    with pytest.raises(ZeroDivisionError):
        write(tmp_path / "file", (str(1 // number) for number in (1, 0)))

    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "before"


def test_a_folder_that_cannot_be_is_named() -> None:
    with pytest.raises(OutputError, match="cannot write /dev/null/x/file: Not a directory"):
        write(Path("/dev/null/x/file"), "")


def test_packed_files_hold_the_same_and_neither_name_nor_time(tmp_path: Path) -> None:
    for name in ("one.gz", "two.gz"):
        write(tmp_path / name, iter(["연", "\n"]), packed=True)

    packed = (tmp_path / "one.gz").read_bytes()
    assert packed == (tmp_path / "two.gz").read_bytes()
    # RFC 1952, 2.3: flags say that there is no name (byte 3), the time is 0 (bytes 4 to 7).
    assert packed[3:8] == bytes(5)
    assert gzip.decompress(packed) == "연\n".encode()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_pieces_come_back(tmp_path_factory: pytest.TempPathFactory, pieces: list[str]) -> None:
    path = tmp_path_factory.mktemp("pieces") / "file.gz"
    write(path, pieces, packed=True)

    assert gzip.decompress(path.read_bytes()) == "".join(pieces).encode()
