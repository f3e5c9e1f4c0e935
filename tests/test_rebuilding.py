"""Builds one after the other into one folder give what a build from nothing gives, and do no more than they must."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg import export
from kg.errors import SourceError, TableError
from kg.options import Options
from kg.rebuilding import Folder, Rebuilt
from kg.recall import Recall
from tests.edits import EDITS, add, chance, edit, notes, outputs
from tests.tools import ROOT


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody watches."""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """The digest that ships with kg, and some notes."""
    shutil.copytree(ROOT / "seeds", tmp_path / "vault")
    seven = chance(0)
    for _ in range(7):
        add(seven, tmp_path / "vault")
    return tmp_path / "vault"


def rebuild(vault: Path, output: Path | Folder, **options: object) -> Rebuilt:
    folder = output if isinstance(output, Folder) else Folder(output)
    asked = Options((vault,), recogniser=False)._replace(**options)  # type: ignore[arg-type]
    return folder.build(asked, jobs=1, progress=silent)


def whole(vault: Path, output: Path) -> dict[str, bytes]:
    """The outputs of a build from nothing."""
    shutil.rmtree(output, ignore_errors=True)
    kg.build([vault], recogniser=False).write(output)
    return outputs(output)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("warm", [True, False], ids=["in one process", "each by itself"])
def test_edits_at_random_give_what_a_build_from_nothing_gives(
    vault: Path, tmp_path: Path, seed: int, *, warm: bool
) -> None:
    drawn = chance(seed)
    folder = Folder(tmp_path / "out", recall=Recall())
    done = []
    for _ in range(5):
        done += [edit(drawn, vault) for _ in range(drawn.randint(1, 3))]
        rebuild(vault, folder if warm else tmp_path / "out")
        assert outputs(tmp_path / "out") == whole(vault, tmp_path / "whole"), done


def test_the_edits_are_of_every_kind() -> None:
    assert len({one.__name__ for one in EDITS}) == 12


def test_without_a_change_nothing_is_done(vault: Path, tmp_path: Path) -> None:
    first = rebuild(vault, tmp_path / "out")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")}

    again = rebuild(vault, tmp_path / "out")

    assert (first.anew, len(first.outputs)) == (first.report.counts["files"], len(first.replaced))
    assert again == Rebuilt(first.report, first.digests, 0, {}, ())
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*")} == times


def test_a_change_costs_the_file_that_changed_and_the_outputs_that_differ(vault: Path, tmp_path: Path) -> None:
    rebuild(vault, tmp_path / "out")
    changed = notes(vault)[0]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n연이 난다.\n", encoding="utf-8")

    done = rebuild(vault, tmp_path / "out")

    assert done.anew == 1
    names = {path.name for path in done.replaced}
    assert names >= {"kg.ttl", "explorer.html"}
    assert names.isdisjoint({"LOAD.md", "vis-network.js", "decisions.tsv"})


@pytest.mark.parametrize("name", ["kg.ttl", "index.html"])
def test_an_output_that_was_touched_is_made_again(vault: Path, tmp_path: Path, name: str) -> None:
    rebuild(vault, tmp_path / "out")
    file = tmp_path / "out" / name
    kept = file.read_bytes()
    for spoil in (file.unlink, lambda: file.write_bytes(kept.replace(b"a", b"b", 1))):
        spoil()
        done = rebuild(vault, tmp_path / "out")
        assert (done.anew, [path.name for path in done.replaced]) == (0, [name])
        assert file.read_bytes() == kept


def test_another_option_gives_what_it_would_give_from_nothing(vault: Path, tmp_path: Path) -> None:
    folder = Folder(tmp_path / "out", recall=Recall())
    rebuild(vault, folder)
    done = rebuild(vault, folder, base="https://example.org/me/")

    assert done.anew == 0
    kg.build([vault], recogniser=False, base="https://example.org/me/").write(tmp_path / "whole")
    assert outputs(tmp_path / "out") == outputs(tmp_path / "whole")


def test_a_note_whose_key_hangs_on_another_gets_it_though_it_is_the_same(vault: Path, tmp_path: Path) -> None:
    (digest,) = (ROOT / "seeds").iterdir()
    shutil.copyfile(digest, vault / f"0 {digest.name}")
    folder = Folder(tmp_path / "out", recall=Recall())
    rebuild(vault, folder)

    (vault / f"0 {digest.name}").unlink()
    rebuild(vault, folder)

    assert outputs(tmp_path / "out") == whole(vault, tmp_path / "whole")


def test_what_is_kept_may_be_deleted(vault: Path, tmp_path: Path) -> None:
    first = rebuild(vault, tmp_path / "out")
    shutil.rmtree(tmp_path / "out" / ".kg")

    assert rebuild(vault, tmp_path / "out") == first._replace(replaced=())


def test_nothing_is_kept_that_is_not_to_be(vault: Path, tmp_path: Path) -> None:
    rebuild(vault, Folder(tmp_path / "out", keep=False))

    assert not (tmp_path / "out" / ".kg").exists()
    assert outputs(tmp_path / "out") == whole(vault, tmp_path / "whole")


def test_a_build_that_fails_leaves_the_next_one_whole(vault: Path, tmp_path: Path) -> None:
    rebuild(vault, tmp_path / "out")
    (vault / "names.tsv").write_text("no table", encoding="utf-8")
    with pytest.raises(TableError):
        rebuild(vault, tmp_path / "out")
    (vault / "names.tsv").unlink()
    assert rebuild(vault, tmp_path / "out").outputs == {}

    (tmp_path / "out" / "explorer.html").unlink()
    (tmp_path / "out" / "explorer.html").mkdir()
    with pytest.raises(kg.KgError, match=r"cannot write .*explorer\.html"):
        rebuild(vault, tmp_path / "out")
    (tmp_path / "out" / "explorer.html").rmdir()
    rebuild(vault, tmp_path / "out")
    assert outputs(tmp_path / "out") == whole(vault, tmp_path / "whole")


def test_a_folder_that_is_gone_is_an_error_even_after_a_build(vault: Path, tmp_path: Path) -> None:
    rebuild(vault, tmp_path / "out")
    shutil.rmtree(vault)
    with pytest.raises(SourceError):
        rebuild(vault, tmp_path / "out")


def test_the_receipt_is_for_what_was_written_not_for_what_another_build_wrote_meanwhile(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = export.write

    def crossed(path: Path, content: export.Content) -> export.Saved:
        saved = write(path, content)
        if path.name == "index.html":
            (path.parent / "kg.ttl").write_text("of another build", encoding="utf-8")
        return saved

    monkeypatch.setattr(export, "write", crossed)
    rebuild(vault, tmp_path / "out")
    monkeypatch.undo()

    assert [path.name for path in rebuild(vault, tmp_path / "out").replaced] == ["kg.ttl"]
    assert outputs(tmp_path / "out") == whole(vault, tmp_path / "whole")


def test_a_table_that_changes_while_a_build_goes_on_leaves_no_receipt(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg import receipt

    marks = iter("abc")
    monkeypatch.setattr(receipt, "surroundings", lambda _options, _installed: next(marks))
    rebuild(vault, tmp_path / "out")
    assert receipt.find(tmp_path / "out" / ".kg") is None


def test_a_process_that_outlives_its_kg_leaves_no_receipt(
    vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg import installed, receipt

    folder = Folder(tmp_path / "out")
    rebuild(vault, folder)
    before = receipt.find(tmp_path / "out" / ".kg")
    monkeypatch.setattr(installed, "mark", lambda _without=(): "another version")
    add(chance(3), vault)

    assert rebuild(vault, folder).anew == 1
    assert receipt.find(tmp_path / "out" / ".kg") == before
    assert rebuild(vault, tmp_path / "out").anew == 9


def test_a_build_killed_while_it_writes_is_mended_by_the_next(vault: Path, tmp_path: Path) -> None:
    rebuild(vault, tmp_path / "out")
    add(chance(3), vault)
    code = (
        "import os, sys; from pathlib import Path; from kg import export; from kg.options import Options\n"
        "from kg.rebuilding import Folder\n"
        "write = export.write\n"
        "def dying(path, content):\n"
        "    if path.name == 'facts.tsv': os._exit(9)\n"
        "    return write(path, content)\n"
        "export.write = dying\n"
        "Folder(Path(sys.argv[2])).build(Options((Path(sys.argv[1]),), recogniser=False), jobs=1, progress=print)"
    )
    killed = subprocess.run(
        [sys.executable, "-c", code, str(vault), str(tmp_path / "out")], cwd=ROOT, check=False, capture_output=True
    )
    assert killed.returncode == 9

    rebuild(vault, tmp_path / "out")

    assert outputs(tmp_path / "out") == whole(vault, tmp_path / "whole")


def test_a_build_without_a_change_imports_next_to_nothing(vault: Path, tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "kg", "build", str(vault), "-o", str(tmp_path / "out"), "--no-mentions"]
    subprocess.run(arguments, cwd=ROOT, check=True, capture_output=True)
    code = (
        "import sys; sys.argv[0] = 'kg'; from kg.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'numpy', 'spacy', 'networkx', 'pyoxigraph', 'rdflib', 'msgspec', 'kg.building'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments[3:]], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "nothing, all is as the last build left it" in done.stdout
    assert done.stdout.endswith("[]\n")
