from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import sources
from kg.entry import Entry, Parsed, Source
from tests.tools import ROOT


def test_modules_are_found_by_place_and_the_one_that_falls_back_comes_last() -> None:
    names = [module.__name__.rpartition(".")[2] for module in sources.modules()]
    on_disk = {path.stem for path in (ROOT / "kg" / "sources").glob("*.py") if not path.stem.startswith("_")}
    assert set(names) == on_disk
    assert names[-1] == "vault_note"


@pytest.mark.parametrize(
    ("path", "text", "form"),
    [
        ("d.txt", "2025-03-10\nRed Kites\n(Ann Lee, Bo Ek)\n연.\n", "digest-text"),
        ("d.md", "2025-03-10\nRed Kites\n(Ann Lee, Bo Ek)\n연.\n", "digest-text"),
        ("d.md", "# 2025-03-10\n\n## Red Kites\n\n연.\n", "digest-markdown"),
        ("250310 Kites.md", "https://a.org\n\n*Red Kites* (Ann Lee)\n", "vault-note"),
        ("250310 Kites.txt", "https://a.org\n\n*Red Kites* (Ann Lee)\n", "vault-note"),
        ("kites.markdown", "연에 대한 메모. https://a.org", "vault-note"),
    ],
)
def test_one_module_claims_a_file(path: str, text: str, form: str) -> None:
    assert {entry.format for entry in sources.parse_text(text, path).entries} == {form}


def test_a_file_that_nobody_claims() -> None:
    parsed = sources.parse_text("numpy>=1.0\n", "requirements.txt")
    assert [str(problem) for problem in parsed.problems] == [
        "requirements.txt: found text of an unknown format, expected a date line and papers, or a Markdown note"
    ]


class Format:
    """A source module of a user, as an entry point gives it."""

    __name__ = "kite_format"
    ENDINGS = (".kite",)

    def __init__(self, *, fails: bool = False) -> None:
        self.fails = fails

    def matches(self, text: str, path: str) -> bool:
        return text.startswith("KITE") and path != ""

    def parse(self, text: str, path: str) -> Parsed:
        if self.fails:
            raise KeyError(f"{path} {len(text)}")
        return Parsed((Entry(Source(path), "kite", "Kite"),), ())


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test install source modules, and forgets them again."""
    sources.modules.cache_clear()
    yield monkeypatch
    sources.modules.cache_clear()


class Point(NamedTuple):
    """An entry point."""

    name: str
    module: Format

    def load(self) -> Format:
        return self.module


def installed(monkeypatch: pytest.MonkeyPatch, *formats: Format) -> None:
    """Make these the modules of the entry point group."""
    points = [Point(str(place), one) for place, one in enumerate(formats)]
    monkeypatch.setattr(sources, "entry_points", lambda group: points if group == "kg.sources" else [])


def test_an_installed_module_brings_its_ending_and_goes_before_the_fallback(
    install: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed(install, Format())
    (tmp_path / "red.kite").write_text("KITE", encoding="utf-8")
    (tmp_path / "blue.md").write_text("KITE", encoding="utf-8")
    assert [(file.name, parsed.problems) for file, parsed in sources.read([tmp_path])] == [
        ("blue.md", ()),
        ("red.kite", ()),
    ]


@pytest.mark.parametrize(("text", "path"), [("2025-03-10\n", "d.txt"), ("# 2025-03-10\n\n---\n", "d.md")])
def test_a_file_without_a_paper_is_a_problem(text: str, path: str) -> None:
    (problem,) = sources.parse_text(text, path).problems
    assert (problem.kind, problem.found) == ("no-entry", "no paper")


def test_two_modules_that_claim_one_file(install: pytest.MonkeyPatch) -> None:
    installed(install, Format(), Format())
    (problem,) = sources.parse_text("KITE", "a.md").problems
    assert (problem.kind, problem.found) == (
        "ambiguous-format",
        "a file that is claimed by kite_format and kite_format",
    )


def test_a_module_that_fails_loses_one_file_only(install: pytest.MonkeyPatch, tmp_path: Path) -> None:
    installed(install, Format(fails=True))
    (tmp_path / "a.md").write_text("KITE", encoding="utf-8")
    (tmp_path / "b.md").write_text("https://a.org", encoding="utf-8")
    read = dict(sources.read([tmp_path]))
    assert [str(problem) for parsed in read.values() for problem in parsed.problems] == [
        "a.md: found a note on which kite_format fails with KeyError: 'a.md 4', expected a module that reads it"
    ]
    assert sum(len(parsed.entries) for parsed in read.values()) == 1


@given(st.text(), st.sampled_from(["a.md", "a.txt", "250310 a.md"]))
def test_any_text_ends_in_entries_or_problems(text: str, path: str) -> None:
    parsed = sources.parse_text(text, path)
    assert parsed.entries or parsed.problems
    assert all(problem.kind != "source-failed" for problem in parsed.problems)
