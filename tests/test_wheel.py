"""The wheel that a user installs holds what kg needs, and works where no checkout is near."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from pyoxigraph import Dataset, NamedNode, RdfFormat, parse

from tests.tools import ROOT

NS = "https://w3id.org/paperkg/ns#"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
COUNT_PAPERS = f"SELECT (COUNT(?paper) AS ?papers) {{ ?paper a <{NS}Paper> }}"


def finish(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> str:
    """What the command prints; it has to succeed."""
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("dist")
    finish([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel installed, far from the checkout.

    What kg depends on is lent by the environment of the tests: its packages are put on the path as a plain folder, so
    that nothing is fetched and an editable install there (a ``.pth`` file) is not followed.
    """
    folder = tmp_path_factory.mktemp("environment")
    finish([sys.executable, "-m", "venv", "--without-pip", folder], folder)
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python"]
    finish([*pip, "install", "--no-deps", "--no-index", wheel], folder)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder of a user."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def run(environment: Path, elsewhere: Path) -> Callable[..., str]:
    """``run("kg", "stats")``: what the program of the new environment prints in the user's folder."""
    clean = {"PATH": os.defpath, "HOME": str(elsewhere)}
    return lambda program, *arguments: finish([environment / "bin" / program, *arguments], elsewhere, clean)


@pytest.fixture(scope="module")
def built(run: Callable[..., str], elsewhere: Path) -> Path:
    """The exports of the notes that kg ships with, as ``kg build`` makes them in the user's folder."""
    run("kg", "build", "-o", "graph")
    return elsewhere / "graph"


def test_holds_package_data_and_licence_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {"kg/py.typed", "kg/ontology/kg.ttl", "kg/cli/__init__.py"} <= set(names)
    for folder, place in (("ontology", "kg/ontology"), ("seeds", "kg/seeds")):
        files = [path for path in (ROOT / folder).rglob("*") if path.is_file()]
        assert {f"{place}/{path.relative_to(ROOT / folder).as_posix()}" for path in files} <= set(names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    assert [name for name in names if not name.startswith(("kg/", "paperkg-"))] == []


def test_installed_kg_is_not_the_checkout(run: Callable[..., str], environment: Path) -> None:
    printed = run("python", "-c", "import sys, kg; print(kg.__file__); print(*sys.path, sep='\\n')").splitlines()
    assert printed[0].startswith(str(environment))
    assert str(ROOT) not in printed


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["query", "--help"], ["stats", "--help"]])
def test_tells_its_usage(run: Callable[..., str], arguments: list[str]) -> None:
    assert "Usage: kg" in run("kg", *arguments)


def test_builds_the_notes_that_it_ships_with(built: Path) -> None:
    assert {"kg.ttl", "mentions.ttl", "index.html"} <= {path.name for path in built.iterdir()}


def test_answers_sparql(run: Callable[..., str], built: Path) -> None:
    answer = run("kg", "query", COUNT_PAPERS, "-d", str(built))
    graph = Dataset(parse(path=built / "kg.ttl", format=RdfFormat.TURTLE))
    papers = {quad.subject for quad in graph.quads_for_object(NamedNode(f"{NS}Paper")) if quad.predicate == TYPE}
    assert int("".join(filter(str.isdigit, answer))) == len(papers) > 0


def test_counts_what_it_built(run: Callable[..., str], built: Path) -> None:
    assert "papers" in run("kg", "stats", "-d", str(built)).lower()
