from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT


def kg(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, in a pipe."""
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=cwd)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    assert kg("build", "seeds", "-o", str(folder)).returncode == 0
    return folder


def test_help_has_each_command_in_a_sentence_and_a_slip_is_answered_with_what_is_near() -> None:
    listed = kg("--help").stdout.partition("Commands:\n")[2]
    slip = kg("quer")

    assert "  query     Ask a built graph: SPARQL of your own, or a named question\n" in listed
    assert {line.split()[0] for line in listed.splitlines() if line[2:3].strip()} >= {"build", "view", "push", "train"}
    assert (slip.returncode, slip.stdout) == (2, "")
    assert "No such command 'quer'. Did you mean query?" in slip.stderr


def test_build_says_what_it_found_and_wrote(tmp_path: Path) -> None:
    done = kg("build", "seeds", "-o", str(tmp_path))

    assert done.returncode == 0
    assert done.stdout.startswith("1 files, 4 entries, 7 papers, 93 authors, ")
    assert ", 0 problems; " in done.stdout
    assert "identity by rule: name introduced-here " in done.stdout
    assert "paper title 4; 1 candidates not joined" in done.stdout
    assert str(tmp_path / "kg.ttl") in done.stdout
    assert "https://kg.example/, a placeholder; give your own with --base" in done.stderr


def test_build_counts_the_pages_of_topics_rather_than_naming_each(tmp_path: Path) -> None:
    for number in range(5):
        note = f"https://arxiv.org/abs/2401.0000{number}\n\nKites {number} (Ada Example)\n\n#wind\n"
        (tmp_path / f"24010{number + 1} Kites {number}.md").write_text(note, encoding="utf-8")
    done = kg("build", ".", "-o", "out", "--no-mentions", cwd=tmp_path)

    assert done.stdout.endswith(f"{Path('out') / 'vis-network.js'}, 1 in {Path('out') / 'topics'}\n")


def test_build_does_again_only_what_changed_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    for name in ("Kite", "Wind"):
        (tmp_path / "notes" / f"{name}.md").write_text(f"{name} (Ada Example)\n\n[[Nowhere]]\n", encoding="utf-8")
    arguments = ("build", "notes", "-o", "out", "--no-mentions", "--strict")

    first = kg(*arguments, cwd=tmp_path)
    again = kg(*arguments, cwd=tmp_path)
    (tmp_path / "notes" / "Kite.md").write_text("Kite (Bo Sample)\n", encoding="utf-8")
    changed = kg(*arguments, cwd=tmp_path)

    assert "2 problems (unresolved-wikilink 2); 2 files read anew; " in first.stdout
    assert "2 problems (unresolved-wikilink 2); 0 files read anew; " in again.stdout
    assert again.stdout.endswith("written: nothing, all is as the last build left it\n")
    assert (again.returncode, again.stderr) == (first.returncode, first.stderr)
    assert "1 problems (unresolved-wikilink 1); 1 files read anew; " in changed.stdout
    assert changed.stdout.endswith(" files are as they were\n")


def test_build_keeps_nothing_where_it_is_told_to(tmp_path: Path) -> None:
    for _ in range(2):
        done = kg("build", "-o", "out", "--no-mentions", "--no-cache", cwd=tmp_path)
        assert "; 1 files read anew; " in done.stdout
    assert not (tmp_path / "out" / ".kg").exists()


def test_the_help_of_build_names_every_format() -> None:
    from kg.export import formats

    assert f"Further formats: {', '.join(formats())}." in " ".join(kg("build", "--help").stdout.split())


def test_build_without_sources_reads_the_seeds(tmp_path: Path) -> None:
    assert kg("build", "-o", str(tmp_path), cwd=ROOT).stdout.startswith("1 files, 4 entries")
    assert kg("build", "-o", "out", cwd=tmp_path).stdout.startswith("1 files, 4 entries")


def test_problems_are_named_on_stderr_and_count_under_strict(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "240101 Lost.md").write_text("Kites (Ada Example)\n\n[[Nowhere]] 참고\n", encoding="utf-8")

    lax = kg("build", "notes", "-o", "out", cwd=tmp_path)
    strict = kg("build", "notes", "-o", "out", "--strict", cwd=tmp_path)

    assert lax.returncode == 0
    assert "240101 Lost.md:3: found [[Nowhere]], expected the name of one note" in lax.stderr
    assert "1 problems (unresolved-wikilink 1)" in lax.stdout
    assert strict.returncode == 1
    assert (tmp_path / "out" / "kg.ttl").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "nowhere"), "kg: no file or folder 'nowhere'"),
        (("build", "--base", "me"), "kg: base 'me' is not an http(s) IRI"),
        (("build", "--format", "xml"), "kg: no format 'xml'; there are: csv, "),
        (("build", "-o", "/dev/null/x"), "kg: cannot write /dev/null/x/kg.ttl"),
        (("query", "SELECT", "-d", "nowhere"), "kg: no kg.ttl in 'nowhere': run 'kg build SOURCES -o nowhere' first"),
        (("stats", "-d", "nowhere"), "kg: no kg.ttl in 'nowhere'"),
        (("nonsense",), "No such command 'nonsense'"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = kg(*arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_stats_counts_what_there_is(built: Path) -> None:
    rows = {
        line.rsplit(maxsplit=1)[0].strip(): line.split()[-1]
        for line in kg("stats", "-d", str(built)).stdout.splitlines()[2:]
    }

    assert rows["papers"] == "7"
    assert rows["authors"] == "93"
    assert rows["digests"] == "1"


def test_settings_of_the_folder_stand_where_no_option_is_given(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text('base = "https://example.org/me/"\noutput = "made"\n', encoding="utf-8")

    kg("build", cwd=tmp_path)
    kg("build", "--base", "https://example.org/other/", "-o", "other", cwd=tmp_path)

    assert "<https://example.org/me/note/>" in (tmp_path / "made" / "kg.ttl").read_text(encoding="utf-8")
    assert "<https://example.org/other/note/>" in (tmp_path / "other" / "kg.ttl").read_text(encoding="utf-8")


def test_version() -> None:
    assert kg("--version").stdout.startswith("kg 0.")
