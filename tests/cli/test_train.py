"""``kg train``: what a person decided of some names holds for other names of the kind, and nothing else changes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.building import build
from kg.errors import SettingsError
from kg.mentions import decisions, learnt
from tests.tools import ROOT

pytest.importorskip("sklearn", reason="the extra train is not installed")

BIRDS = ("Wren", "Lark", "Dove", "Owl", "Finch", "Robin", "Swift", "Heron", "Crane", "Kestrel", "Magpie", "Plover")
#: Meetings are no names, and rigs are models; as kg ships it takes meetings for models and rigs for methods.
DECIDED = [f"HNX-{200 + 17 * at}=not-a-name" for at in range(12)] + [f"{bird}Rig=is:Model" for bird in BIRDS]
UNSEEN = "회의 메모 HNX-990: GRPO로 학습하니 잘 된다. HNX-990 참고.\n\nJayRig라는 GPT-4o용 도구."


def kg(*arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, in a pipe."""
    command, env = [sys.executable, "-m", "kg", *arguments], os.environ | variables
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=cwd, env=env)


def write(folder: Path, name: str, comment: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.md").write_text(f"https://kites.example/{name}\n\n{comment}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with notes, decisions and the model that was learnt from them."""
    folder = tmp_path_factory.mktemp("own")
    for at, bird in enumerate(BIRDS):
        code = 200 + 17 * at
        write(folder / "notes", f"2401{10 + at} Meeting {at}", f"회의 메모 HNX-{code}: DPO로 학습. HNX-{code} 참고.")
        write(folder / "notes", f"2402{10 + at} Rig {at}", f"{bird}Rig라는 도구로 GPT-4o를 돌렸다. {bird}Rig는 빠르다.")
    table = decisions.text(map(decisions.parse, DECIDED))
    (folder / "notes" / "names.tsv").write_text(table, encoding="utf-8")
    done = kg("train", "notes", "-o", "mine", cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "said.txt").write_text(done.stdout, encoding="utf-8")
    return folder


def found(notes: Path, model: Path | None, *, recogniser: bool = True) -> list[tuple[str, str]]:
    """Surface and type of each mention."""
    made = build([notes], model=model, recogniser=recogniser)
    return [(one.surface, one.type) for note in made.entities.notes for one in note.mentions]


def test_corrections_hold_for_names_that_nobody_decided_on(place: Path, tmp_path: Path) -> None:
    write(tmp_path / "new", "240301 Later", UNSEEN)
    before = found(tmp_path / "new", None)
    after = found(tmp_path / "new", place / "mine")

    assert ("HNX-990", "Model") in before
    assert dict(before)["JayRig"] != "Model"
    assert after == [("GRPO", "Method"), ("JayRig", "Model"), ("GPT-4o", "Model")]


@pytest.mark.parametrize(
    "recogniser",
    [
        True,
        pytest.param(
            False,
            marks=pytest.mark.xfail(strict=True, reason="two dozen decisions in a tiny vault move the rules too far"),
        ),
    ],
)
def test_what_nobody_decided_on_stays(recogniser: bool, place: Path) -> None:
    seeds = ROOT / "seeds"
    assert found(seeds, place / "mine", recogniser=recogniser) == found(seeds, None, recogniser=recogniser)


def test_it_says_how_far_what_was_learnt_holds_for_names_not_seen(place: Path) -> None:
    mention, type_, new = (place / "said.txt").read_text(encoding="utf-8").splitlines()

    assert mention.startswith("is it a name?           10 of 24 right before, ")
    assert mention.endswith(" when not seen: learnt")
    assert type_.endswith(" when not seen: learnt")
    assert new == "is it the paper's own?  nothing decided"


def test_the_same_corrections_give_the_same_bytes(place: Path) -> None:
    assert kg("train", "notes", "-o", "again", cwd=place).returncode == 0

    files = sorted((place / "mine").iterdir())
    assert [file.name for file in files] == sorted(file.name for file in learnt.FOLDER.iterdir())
    assert [file.read_bytes() for file in files] == [(place / "again" / file.name).read_bytes() for file in files]


def test_a_build_takes_the_model_by_option_variable_or_settings(place: Path, tmp_path: Path) -> None:
    write(tmp_path / "new", "240301 Later", UNSEEN)
    shutil.copytree(place / "mine", tmp_path / "mine")
    kg("build", "new", "-o", "option", "--model", "mine", cwd=tmp_path)
    kg("build", "new", "-o", "variable", cwd=tmp_path, KG_MODEL="mine")
    (tmp_path / "kg.toml").write_text('model = "mine"\n', encoding="utf-8")
    kg("build", "new", "-o", "setting", cwd=tmp_path)
    made = [(tmp_path / way / "mentions.ttl").read_text("utf-8") for way in ("option", "variable", "setting")]

    assert 'nif:anchorOf "JayRig"' in made[0]
    assert 'nif:anchorOf "HNX-990"' not in made[0]
    assert made[0] == made[1] == made[2]


def test_labelled_notes_are_learnt_from_as_well(place: Path, tmp_path: Path) -> None:
    rig = [{"surface": f"{bird}Rig", "type": "Method", "canonical": bird, "introduced": True} for bird in BIRDS]
    lines = [{"note": f"2402{10 + at} Rig {at}.md", "mentions": [one]} for at, one in enumerate(rig)]
    text = "".join(json.dumps(line) + "\n" for line in [*lines, {"note": "lost.md", "mentions": []}])
    (tmp_path / "labels.jsonl").write_text(text, encoding="utf-8")
    (tmp_path / "none.tsv").write_text(decisions.text([]), encoding="utf-8")
    arguments = ("--labels", str(tmp_path / "labels.jsonl"), "--names", str(tmp_path / "none.tsv"))
    done = kg("train", "notes", "-o", str(tmp_path / "mine"), *arguments, cwd=place)

    assert done.returncode == 0
    assert "1 labelled notes are not among these notes, such as 'lost.md'" in done.stderr
    assert "is it the paper's own?  " in done.stdout
    assert "nothing decided" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("few",),
            "kg: found 1 decided spellings that stand in these notes and 0 labelled notes, expected at least 10",
        ),
        (("nowhere",), "kg: no file or folder 'nowhere'"),
        (("few", "--names", "lost.tsv"), "kg: lost.tsv"),
        (("few", "--labels", "lost.jsonl"), "kg: lost.jsonl: cannot be read as labels"),
        (("few", "--labels", "bad.jsonl"), "kg: bad.jsonl:2: found '{\"note\": 3}', expected"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_status_2(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    write(tmp_path / "few", "240101 Kite", "Kite라는 도구.")
    table = decisions.text(map(decisions.parse, ["Kite=is:Method", "Lark=is:Method"]))
    (tmp_path / "few" / "names.tsv").write_text(table, encoding="utf-8")
    (tmp_path / "bad.jsonl").write_text('{"note": "a.md", "mentions": []}\n{"note": 3}\n', encoding="utf-8")
    done = kg("train", *arguments, cwd=tmp_path)

    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "model").exists()


def test_without_scikit_learn_it_says_what_to_install(tmp_path: Path) -> None:
    code = "import sys; sys.modules['sklearn'] = None; sys.argv = ['kg', 'train', '.']; from kg.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True, cwd=tmp_path)

    assert (done.returncode, done.stderr) == (2, "kg: learning needs scikit-learn: pip install 'paperkg[train]'\n")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (learnt.CONFIG, "{", "cannot be read as a model"),
        (learnt.CONFIG, '{"columns": "older"}', "another version of kg made this model: run kg train again"),
        (learnt.DECISION, "no arrays", "cannot be read as a model"),
    ],
)
def test_a_folder_that_is_no_model_is_refused(name: str, text: str, message: str, place: Path, tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(place / "mine", folder)
    (folder / name).write_text(text, encoding="utf-8")

    with pytest.raises(SettingsError, match=message):
        learnt.load(folder)
