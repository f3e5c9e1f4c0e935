"""Pages that are right are not made again, and no other page is taken for right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.kept import FILE, Kept
from kg.views.making import Slow


class Makes:
    """Makes a page, and counts how often."""

    def __init__(self, text: str = "연") -> None:
        self.text, self.times = text, 0

    def __call__(self, _: Slow) -> str:
        self.times += 1
        return self.text


class LaysOut:
    """Makes a page by a slow function of what it is given, and counts how often that is called."""

    def __init__(self, given: float = 0.1) -> None:
        self.given, self.times = given, 0

    def __call__(self, slow: Slow) -> str:
        return str([[float(x), y] for x, y in slow(self.layout, self.given)])

    def layout(self, given: float) -> list[tuple[float, int]]:
        self.times += 1
        return [(given / 3, 1), (-0.0, 2)]


def page(output: Path, make: Callable[[Slow], str], *, reads: bytes = b"same", installation: str = "kg 1") -> bytes:
    """What a build with nothing but this page gives, which it writes."""
    kept = Kept(output, installation)
    content = kept.page("page.html", lambda: reads, make)
    (output / "page.html").write_bytes(content)
    kept.keep()
    return content


def test_a_page_that_is_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    make = Makes()
    assert [page(tmp_path, make) for _ in range(3)] == ["연".encode()] * 3
    assert make.times == 1


@pytest.mark.parametrize("other", [{"reads": b"other"}, {"installation": "kg 2"}])
def test_a_page_that_is_made_of_something_else_is_made(tmp_path: Path, other: dict[str, str]) -> None:
    page(tmp_path, Makes())
    assert page(tmp_path, Makes("배"), **other) == "배".encode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "spoil", [lambda file: file.unlink(), lambda file: file.write_bytes(b"edited"), lambda file: file.write_bytes(b"")]
)
def test_a_page_that_is_not_as_it_was_written_is_made(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    page(tmp_path, Makes())
    spoil(tmp_path / "page.html")
    assert page(tmp_path, Makes()) == "연".encode()


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", "1", '{"page.html": 1}', '{"page.html": ["a"]}', '{"page.html": ["a", "b", "c"]}', '{"page.html": [1, null]}', "\ud800"]
)  # fmt: skip
def test_a_broken_file_costs_time_and_nothing_else(tmp_path: Path, broken: str) -> None:
    page(tmp_path, Makes())
    (tmp_path / ".kg" / FILE).write_bytes(broken.encode(errors="surrogatepass"))
    make = Makes()
    assert page(tmp_path, make) == page(tmp_path, make) == "연".encode()
    assert make.times == 1


def test_what_a_build_did_not_end_with_is_not_remembered(tmp_path: Path) -> None:
    kept = Kept(tmp_path, "kg 1")
    (tmp_path / "page.html").write_bytes(kept.page("page.html", lambda: b"same", Makes()))
    make = Makes()
    page(tmp_path, make)
    assert make.times == 1


def test_a_page_that_is_no_more_is_forgotten(tmp_path: Path) -> None:
    page(tmp_path, Makes())
    kept = Kept(tmp_path, "kg 1")
    kept.page("other.html", lambda: b"same", Makes())
    kept.keep()
    make = Makes()
    page(tmp_path, make)
    assert make.times == 1


def test_what_a_slow_function_gave_for_a_page_is_given_again(tmp_path: Path) -> None:
    make = LaysOut()
    pages = [page(tmp_path, make, reads=reads) for reads in (b"one", b"other", b"other", b"third")]

    assert pages == [b"[[0.03333333333333333, 1], [-0.0, 2]]"] * 4
    assert make.times == 1


@pytest.mark.parametrize(("other", "given"), [({"installation": "kg 2"}, 0.1), ({}, 0.2)])
def test_a_slow_function_is_called_for_something_else(tmp_path: Path, other: dict[str, str], given: float) -> None:
    page(tmp_path, LaysOut())
    make = LaysOut(given)

    assert page(tmp_path, make, reads=b"other", **other) == str([[given / 3, 1], [-0.0, 2]]).encode()
    assert make.times == 1


@pytest.mark.parametrize(
    "broken", ["[[0.03333333333333334,1],[-0.0,2]]", "[[0.03333333333333333,1]]", "[]", "null", "{}", '"a"']
)
def test_a_result_that_is_not_as_it_was_kept_is_worked_out(tmp_path: Path, broken: str) -> None:
    page(tmp_path, LaysOut())
    file = tmp_path / ".kg" / FILE
    kept = file.read_text(encoding="utf-8")
    file.write_text(kept.replace("[[0.03333333333333333,1],[-0.0,2]]", broken), encoding="utf-8")

    make = LaysOut()
    assert file.read_text(encoding="utf-8") != kept
    assert page(tmp_path, make, reads=b"other") == b"[[0.03333333333333333, 1], [-0.0, 2]]"
    assert make.times == 1
