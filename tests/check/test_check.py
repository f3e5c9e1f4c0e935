"""The gates: the seeds' graph passes, and each kind of damage to it is found at its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kg
from kg.check import check
from kg.errors import CheckError
from tests.tools import ROOT


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("good")
    kg.build([ROOT / "seeds"]).write(folder, formats=("ttl", "nt"), pages=False)
    return folder


def damaged(good: Path, folder: Path, written: str, instead: str) -> list[Path]:
    """The files with the last place that says ``written`` changed."""
    before, found, after = (good / "kg.ttl").read_text(encoding="utf-8").rpartition(written)
    assert found, f"no {written} in the graph"
    (folder / "kg.ttl").write_text(f"{before}{instead}{after}", encoding="utf-8")
    (folder / "mentions.ttl").write_bytes((good / "mentions.ttl").read_bytes())
    return [folder / "kg.ttl", folder / "mentions.ttl"]


@pytest.mark.parametrize("form", ["ttl", "nt"])
def test_a_build_passes(good: Path, form: str) -> None:
    assert check([good / f"kg.{form}", good / f"mentions.{form}"]) == ()


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ("kg:sourcePath", "kg:sourcepath", "found the term <https://w3id.org/paperkg/ns#sourcepath>"),
        ("dcterms:abstract", "fabio:abstract", "found the term <http://purl.org/spar/fabio/abstract>"),
        ("a kg:Digest", "a kg:Digset", "found the term <https://w3id.org/paperkg/ns#Digset>"),
        ("kg:position 3 ", "kg:position 4 ", "found author positions 1, 2, 4, 4, 5"),
        (
            "kg:author author:binwei-zeng",
            "kg:author author:binwei-zen",
            "found <https://w3id.org/paperkg/author/binwei-zen> that nothing describes",
        ),
    ],
)
def test_damage_is_found_without_shapes(good: Path, tmp_path: Path, written: str, instead: str, message: str) -> None:
    files = damaged(good, tmp_path, written, instead)

    assert any(message in str(problem) for problem in check(files, shacl=False))


def test_a_problem_names_the_line_of_its_subject(good: Path, tmp_path: Path) -> None:
    files = damaged(good, tmp_path, "kg:position 74 .", "kg:position 75 .")
    lines = files[0].read_text(encoding="utf-8").split("\n")

    (problem,) = check(files, shacl=False)

    assert problem.source.path == str(files[0])
    assert lines[problem.source.line - 1].startswith("paper:title-every-flop-counts")


def test_false_figures_are_found(good: Path, tmp_path: Path) -> None:
    text = (good / "kg.ttl").read_text(encoding="utf-8")
    triples = re.search(r"void:triples (\d{4,}) ;", text)
    assert triples
    files = damaged(good, tmp_path, triples[0], triples[0].replace(triples[1], "7"))

    problems = {problem.found: problem.expected for problem in check(files, shacl=False)}

    assert problems["<http://rdfs.org/ns/void#triples> 7 at <https://kg.example/graph/kg>"] == triples[1]


@pytest.mark.parametrize(
    ("written", "instead", "message"),
    [
        ('schema:inLanguage "ko"', 'schema:inLanguage "fr"', "language"),
        ("foaf:name ", "foaf:name 3 , ", "name"),
        ('"2025-03-10"^^xsd:date', '"10 March"^^xsd:date', "day"),
    ],
)
def test_damage_that_the_shapes_find(good: Path, tmp_path: Path, written: str, instead: str, message: str) -> None:
    files = damaged(good, tmp_path, written, instead)

    assert any(message in problem.expected for problem in check(files))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("paper:x a kg:Paper .", "no Turtle: "),
        ("<https://example.org/a> <https://example.org/p> [] .", "1 blank nodes"),
        ("<https://example.org/a b> <https://example.org/p> 1 .", "no Turtle: "),
    ],
)
def test_a_file_that_is_no_graph_of_ours(tmp_path: Path, text: str, found: str) -> None:
    (tmp_path / "kg.ttl").write_text(text, encoding="utf-8")

    (problem,) = check([tmp_path / "kg.ttl"])

    assert problem.found.startswith(found)


def test_a_file_that_is_not_there() -> None:
    with pytest.raises(CheckError, match=r"no file 'nowhere\.ttl'"):
        check(["nowhere.ttl"])
