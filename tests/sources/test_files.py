from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import sources
from kg.errors import SourceError

NOTE = "https://arxiv.org/abs/2401.00001\n\n*Red Kites* (Ann Lee)\n\n연.\n"


#: The user without rights on POSIX systems.
NOBODY = 65534


def write(folder: Path, **files: str | bytes) -> Path:
    """Write notes: ``a__b`` becomes ``a/b.md``."""
    for name, content in files.items():
        path = folder / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def problems(folder: Path) -> list[str]:
    """Kind and file of each problem."""
    return [f"{problem.kind} {problem.source}" for _, parsed in sources.read([folder]) for problem in parsed.problems]


def test_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, b=NOTE, a__z=NOTE, a__c=NOTE)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    write(tmp_path / ".obsidian", hidden=NOTE)
    write(tmp_path, **{".hidden": NOTE})
    assert [file.name for file in sources.files([tmp_path])] == ["a/c.md", "a/z.md", "b.md"]


def test_a_folder_that_a_build_was_written_to_holds_no_note(tmp_path: Path) -> None:
    write(tmp_path, b=NOTE, out__LOAD="# How to load it\n", other__kept=NOTE)
    for name in ("kg.ttl", "mentions.ttl"):
        (tmp_path / "out" / name).touch()
    assert [file.name for file in sources.files([tmp_path])] == ["b.md", "other/kept.md"]
    assert [file.name for file in sources.files([tmp_path / "out"])] == ["LOAD.md"]


def test_a_file_by_itself_whatever_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "240102 Kites.note"
    path.write_text(NOTE, encoding="utf-8")
    ((file, parsed),) = sources.read([path])
    assert (file.name, len(parsed.entries)) == ("240102 Kites.note", 1)


def test_a_file_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, a=NOTE)
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    found = sources.files([tmp_path, tmp_path / "a.md", tmp_path])
    assert [file.name for file in found] == ["a.md"]


def test_the_same_path_under_two_roots(tmp_path: Path) -> None:
    roots = [write(tmp_path / name, kite=NOTE) for name in ("x/one", "x/two", "y/two")]
    write(roots[0], wind=NOTE)
    assert [file.name for file in sources.files(roots)] == ["one/kite.md", "wind.md", "x/two/kite.md", "y/two/kite.md"]


def test_names_are_in_nfc(tmp_path: Path) -> None:
    (tmp_path / "\u1100\u1161.md").write_text(NOTE, encoding="utf-8")
    assert [file.name for file in sources.files([tmp_path])] == ["\uac00.md"]


def test_a_root_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file or folder"):
        sources.files([tmp_path / "nowhere"])


def test_a_folder_without_a_note(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(SourceError, match="no note in"):
        sources.files([tmp_path])


@pytest.mark.parametrize(
    "data",
    [
        NOTE.encode(),
        b"\xef\xbb\xbf" + NOTE.encode(),
        NOTE.encode("utf-16"),
        b"\xfe\xff" + NOTE.encode("utf-16-be"),
        NOTE.encode("cp949"),
        NOTE.replace("\n", "\r\n").encode(),
        NOTE.replace("\n", "\r").encode(),
    ],
)
def test_encodings_and_line_ends(tmp_path: Path, data: bytes) -> None:
    write(tmp_path, kite=data)
    ((_, parsed),) = sources.read([tmp_path])
    assert parsed.problems == ()
    assert [(field.name, field.text) for field in parsed.entries[0].fields] == [
        ("title", "Red Kites"),
        ("comment-ko", "연."),
    ]


def test_what_cannot_be_read_is_a_problem_each(tmp_path: Path) -> None:
    write(
        tmp_path,
        binary=b"\x89PNG\x00\x01\xff",
        zeros=b"kite\x00",
        blank=" \n\n",
        empty="",
        good=NOTE,
        huge="kite " * (1 << 20) + "k" * 100,
        odd=b"\xff\xfa\x81 kite \x80",
        halved=b"\xff\xfea",
    )
    (tmp_path / "dangling.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert problems(tmp_path) == [
        "binary binary.md",
        "empty blank.md",
        "dangling-link dangling.md",
        "empty empty.md",
        "undecodable halved.md",
        "too-large huge.md",
        "link-loop loop",
        "undecodable odd.md",
        "binary zeros.md",
    ]


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """A folder of a user who may not read everything: root, as which tests may run, becomes nobody meanwhile."""
    user = os.geteuid()
    with tempfile.TemporaryDirectory() as name:
        if user == 0:
            os.chown(name, NOBODY, -1)
            os.seteuid(NOBODY)
        yield Path(name)
        os.seteuid(user)


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX")
def test_files_without_permission(own_folder: Path) -> None:
    write(own_folder, closed=NOTE, folder__note=NOTE, open=NOTE)
    (own_folder / "closed.md").chmod(0)
    (own_folder / "folder").chmod(0)
    try:
        assert problems(own_folder) == ["unreadable closed.md", "unreadable folder"]
    finally:
        (own_folder / "folder").chmod(0o700)


def test_a_file_that_vanishes_between_listing_and_reading(tmp_path: Path) -> None:
    write(tmp_path, kite=NOTE)
    (file,) = sources.files([tmp_path])
    (tmp_path / "kite.md").unlink()
    (problem,) = sources.parse_file(file).problems
    assert (problem.kind, problem.found) == ("unreadable", "a file that cannot be read (No such file or directory)")


def test_a_folder_that_ends_like_a_note_is_walked(tmp_path: Path) -> None:
    write(tmp_path / "kites.md", red=NOTE)
    assert [file.name for file in sources.files([tmp_path])] == ["kites.md/red.md"]


def test_characters_that_no_graph_can_hold_are_gone_before_offsets_are_counted(tmp_path: Path) -> None:
    (tmp_path / "240101 Kites.md").write_text("Kites (Ada Example)\n\n\x02연이 \x7f난다.\n", encoding="utf-8")

    (file,) = sources.files([tmp_path])

    assert sources.parse_file(file).entries[0].fields[1].text == "연이 난다."
