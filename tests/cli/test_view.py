"""``kg view`` on the exports of the seeds."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest

from tests.cli.test_commands import kg


def test_a_slice_is_one_file(exports: Path, tmp_path: Path) -> None:
    done = kg(
        "view", "-d", str(exports), "--tag", "reasoning", "--author", "Ji-Rong Wen", "-o", "out.html", cwd=tmp_path
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 papers, ")
    assert done.stdout.endswith("written: out.html\n")
    assert [path.name for path in tmp_path.iterdir()] == ["out.html"]
    assert "reasoning · Ji-Rong Wen" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_options_can_be_repeated_and_the_file_is_named_after_them(exports: Path, tmp_path: Path) -> None:
    done = kg("view", "-d", str(exports), "-t", "reasoning", "-t", "scaling", "--since", "2025", cwd=tmp_path)

    assert done.stdout.startswith("3 papers, ")
    assert [path.name for path in tmp_path.iterdir()] == ["reasoning-scaling-since-2025.html"]


def test_settings_name_the_build_and_no_author(exports: Path, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text(f'output = "{exports}"\nauthors = "authors.tsv"\n', encoding="utf-8")
    done = kg("view", "-t", "reasoning", cwd=tmp_path)

    assert (done.returncode, done.stdout[:9]) == (0, "2 papers,")


@pytest.mark.parametrize(("form", "read"), [("gexf", nx.read_gexf), ("graphml", nx.read_graphml)])
def test_a_selection_as_a_network(form: str, read: object, exports: Path, tmp_path: Path) -> None:
    done = kg("view", "-d", str(exports), "--tag", "reasoning", "-f", form, "-o", "out", cwd=tmp_path)
    network = read(tmp_path / "out")  # type: ignore[operator]

    assert done.returncode == 0
    assert sum(kind == "paper" for _, kind in network.nodes(data="kind")) == 2


def test_a_name_that_nothing_has_is_one_line_with_what_is_near_and_status_2(exports: Path, tmp_path: Path) -> None:
    done = kg("view", "-d", str(exports), "--author", "Ji Rong Wenn", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("kg: no author is called 'Ji Rong Wenn'; near it: Ji-Rong Wen")
    assert done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_selection_of_nothing_is_said(exports: Path, tmp_path: Path) -> None:
    done = kg("view", "-d", str(exports), "--since", "2026", "-o", "out.html", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (0, "kg: no paper is all of this\n")


@pytest.mark.parametrize("arguments", [("--nodes", "2001"), ("--format", "png")])
def test_what_cannot_be_done_is_status_2(arguments: tuple[str, ...], exports: Path, tmp_path: Path) -> None:
    assert kg("view", "-d", str(exports), *arguments, cwd=tmp_path).returncode == 2
