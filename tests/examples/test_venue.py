"""The example of a plugin: it is installed like any package, and its statements are built and explained."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT

NOTE = "https://arxiv.org/abs/2401.00001\n\n*Kites* (Ada Example)\n\n연에 대한 논문.\n\n<english>\nA paper on kites. Accepted at NeurIPS 2024, it seems.\n</english>\n"
LIST = "Sails | https://arxiv.org/abs/2402.00002 | On sails. Accepted to ICLR 2025.\nRudders\n"


def install(package: Path, folder: Path) -> Path:
    """Install the package into a folder, without a network."""
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--disable-pip-version-check", "--target", str(folder), str(package)], check=True)
    return folder


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(ROOT / "examples" / "kg-venue", tmp_path_factory.mktemp("site"))


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "240101 Kites.md").write_text(NOTE, encoding="utf-8")
    (folder / "more.papers").write_text(LIST, encoding="utf-8")
    return folder


def kg(*arguments: str, site: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": f"{site}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=cwd, env=environment)


def test_an_extractor_of_a_package_states_something_and_it_is_explained(installed: Path, notes: Path) -> None:
    folder = notes.parent
    built = kg("build", "notes", "-o", "out", "--no-mentions", site=installed, cwd=folder)
    why = kg(
        "explain", "paper:arxiv-2401.00001", "creativeWorkStatus", "-d", "out", "-f", "json", site=installed, cwd=folder
    )

    assert built.returncode == 0
    assert 'schema:creativeWorkStatus "Accepted at NeurIPS 2024"@en' in (folder / "out" / "kg.ttl").read_text("utf-8")
    (reason,) = json.loads(why.stdout)
    assert reason["extractor"] == "venue"
    assert (reason["path"], reason["line"]) == ("240101 Kites.md", 8)
    assert reason["words"] == "Accepted at NeurIPS 2024"
    assert reason["sentence"] == "A paper on kites. Accepted at NeurIPS 2024, it seems."


def test_a_source_format_of_a_package_is_read_with_its_problems(installed: Path, notes: Path) -> None:
    folder = notes.parent
    built = kg("build", "notes", "-o", "out", "--no-mentions", site=installed, cwd=folder)
    why = kg("explain", "Sails", "schema:creativeWorkStatus", "-d", "out", site=installed, cwd=folder)

    assert "more.papers:2: found 'Rudders', expected Title | address | comment" in built.stderr
    assert "more.papers:1 (venue): Accepted to ICLR 2025" in why.stdout


def test_without_the_package_the_list_is_not_read_and_nothing_is_stated(notes: Path) -> None:
    folder = notes.parent
    built = kg("build", "notes", "-o", "out", "--no-mentions", site=folder, cwd=folder)

    assert built.stdout.startswith("1 files, 1 entries")
    assert "creativeWorkStatus" not in (folder / "out" / "kg.ttl").read_text("utf-8")


def broken(folder: Path, module: str, group: str = "kg.extractors") -> Path:
    """A folder in which a package is installed whose extractor or source module is this module."""
    (folder / "bad.py").write_text(module, encoding="utf-8")
    about = folder / "bad-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: bad\nVersion: 1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[{group}]\nbad = bad\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("module", "message"),
    [
        ("def extract(entry):\n    raise ValueError('no venue')\n    yield", "kg: extractor 'bad' fails on 240101 Kites.md with ValueError: no venue"),
        ("def extract(entry):\n    return ['NeurIPS']\n", "kg: extractor 'bad' gives 'NeurIPS' for 240101 Kites.md, expected a fact of kg.facts, its terms made by kg.terms"),
        ("from kg.facts import Stated\ndef extract(entry):\n    return [Stated('paper', 'schema:name', 'x', 1)]\n", "kg: extractor 'bad' gives Stated(subject='paper', predicate='schema:name', object='x', line=1) for 240101 Kites.md, expected a fact of kg.facts, its terms made by kg.terms"),
        ("def find(entry):\n    return []\n", "kg: extractor 'bad' cannot be loaded: AttributeError: module 'bad' has no attribute 'extract'"),
        ("import nowhere\n", "kg: extractor 'bad' cannot be loaded: ModuleNotFoundError: No module named 'nowhere'"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("notes")
def test_a_broken_plugin_is_one_line_and_status_2(tmp_path: Path, module: str, message: str) -> None:
    (tmp_path / "site").mkdir()
    done = kg("build", "notes", "-o", "out", "--no-mentions", site=broken(tmp_path / "site", module), cwd=tmp_path)

    assert done.returncode == 2
    assert [line for line in done.stderr.splitlines() if "placeholder" not in line] == [message]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {".kg"}


@pytest.mark.usefixtures("notes")
def test_a_source_module_without_its_functions_is_one_line_and_status_2(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    site = broken(tmp_path / "site", "ENDINGS = ('.x',)\n", "kg.sources")
    done = kg("build", "notes", "-o", "out", "--no-mentions", site=site, cwd=tmp_path)

    assert done.returncode == 2
    assert (
        done.stderr
        == "kg: source module 'bad' cannot be loaded: AttributeError: module 'bad' has no attribute 'matches'\n"
    )
