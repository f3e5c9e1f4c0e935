from __future__ import annotations

from pathlib import Path

import pytest

from kg.entry import Entry, Source
from kg.errors import TrainingError
from kg.mentions import decisions, learnt
from kg.mentions.gold import Label, Labelled
from kg.mentions.training import corrections
from kg.mentions.training.corrections import Case, Told
from tests.mentions.notes import field

#: Decisions on names of which the notes say nothing more.
MORE = [f"Kite{at}=is:Method" for at in range(9)]


def cases(texts: dict[str, str], written: list[str], labelled: list[Labelled] | None = None) -> list[Case]:
    """The cases of notes by path that hold these texts and a list of all the further names."""
    filler = Entry(Source("z.md"), "test", "z", fields=(field(", ".join(one.partition("=")[0] for one in MORE)),))
    known = {path: Entry(Source(path), "test", path, fields=(field(text),)) for path, text in texts.items()}
    decided = map(decisions.parse, [*MORE, *written])
    model = learnt.load(with_recogniser=False)
    found = corrections.cases(known | {"z.md": filler}, decided, labelled or [], model)
    return [case for case in found if not case.group.startswith("kite")]


def told(found: list[Case]) -> dict[str, Told]:
    return {case.group: case.told for case in found if case.told}


def test_a_decision_says_whether_it_is_a_name_and_of_which_type() -> None:
    text = "We train WindRig and LarkNet on the HN-12 board."
    found = cases({"a.md": text}, ["WindRig=is:Benchmark", "LarkNet=same-as:GPT-4", "HN-12=not-a-name"])

    assert told(found) == {"windrig": Told(True, 2), "larknet": Told(True, 0), "hn12": Told(False)}


def test_the_numbers_do_not_give_the_decision_away() -> None:
    text = {"a.md": "We train WindRig."}
    (one,) = (case for case in cases(text, ["WindRig=is:Dataset"]) if case.told)
    (other,) = (case for case in cases(text, ["WindRig=not-a-name"]) if case.told)

    assert one.numbers == other.numbers


def test_what_stands_in_a_longer_name_alone_is_no_case() -> None:
    assert told(cases({"a.md": "We use Wind-GRPO."}, ["Wind=is:Method", "Wind-GRPO=is:Method"])) == {
        "windgrpo": Told(True, 1)
    }


def test_a_frequent_spelling_counts_in_some_notes_alone() -> None:
    found = cases({f"{at}.md": "We train WindRig." for at in range(9)}, ["WindRig=is:Dataset"])

    assert [case.group for case in found if case.told] == ["windrig"] * 5


def test_a_labelled_note_says_of_everything_whether_it_is_a_name() -> None:
    label = Label("WindRig", "Method", "WindRig", introduced=True)
    found = cases({"a.md": "We train WindRig with GRPO."}, [], [Labelled("a.md", (label,))])

    assert {case.group for case in found if case.told} == {"a.md"}
    assert {case.told for case in found if case.group == "a.md"} == {Told(True, 1, True), Told(False)}


def test_too_few_decisions_that_stand_in_the_notes_are_refused() -> None:
    known = {"a.md": Entry(Source("a.md"), "test", "a", fields=(field("Kite1 and Kite2"),))}

    with pytest.raises(TrainingError, match="found 2 decided spellings that stand in these notes and 0 labelled"):
        list(corrections.cases(known, map(decisions.parse, MORE), [], learnt.load(with_recogniser=False)))


def test_notes_of_one_file_are_told_apart_by_their_lines(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("https://kites.example/a\n\nGRPO\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("https://kites.example/b\n\nDPO\n", encoding="utf-8")

    assert list(corrections.read([tmp_path])) == ["a.md", "b.md"]
    digest = corrections.read([Path(__file__).parents[3] / "seeds"])
    assert len(digest) == 4
    assert all(path.rpartition(":")[2].isdigit() for path in digest)
