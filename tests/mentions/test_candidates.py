from __future__ import annotations

import pytest

from kg.mentions import note
from kg.mentions.candidates import Candidate, candidates
from kg.mentions.names import index
from tests.mentions.notes import field, korean


def found(*texts: str, name: str = "abstract") -> dict[str, Candidate]:
    return candidates(note.read([field(text, name) for text in texts], index()), {}, index())


def test_stages_say_who_saw_a_name() -> None:
    made = found("KiteNet: Wind Policy Optimization (WPO) with GRPO", name="title")

    assert "head" in made["KiteNet"].stages
    assert "short" in made["WPO"].stages
    assert "long" in made["Wind Policy Optimization"].stages
    assert "name" in made["GRPO"].stages


def test_all_places_of_a_spelling_are_one_candidate() -> None:
    (one,) = (one for one in found("KiteNet flies. KiteNet lands.").values() if one.surface == "KiteNet")

    assert [at.begin for at in one.at] == [0, 15]


def test_a_plural_and_a_particle_may_be_left_off() -> None:
    made = candidates(note.read([korean("KiteNets와 GRPO로")], index()), {}, index())

    assert {"KiteNets", "KiteNet", "GRPO"} <= set(made)
    assert "GRPO로" not in made


def test_words_that_are_never_a_name_are_no_candidates() -> None:
    assert not {"Google", "DeepMind", "Google DeepMind", "FID"} & set(found("Google DeepMind reports FID"))


def test_a_candidate_does_not_cut_a_latex_command() -> None:
    assert r"\textbf{K}ite \textbf{N}et" in found(r"We show \textbf{K}ite \textbf{N}et (KN).")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\Delta L$ Normalization: sums", r"$\Delta L$ Normalization"),
        (r"ReST$^\text{EM}$: trains", r"ReST$^\text{EM}$"),
        ("I$^2$SB: bridges", "I$^2$SB"),
    ],
)
def test_a_candidate_does_not_cut_a_formula(text: str, expected: str) -> None:
    assert expected in found(text, name="title")


def test_a_candidate_does_not_start_in_one_latex_command_and_end_in_another() -> None:
    assert not [name for name in found(r"\textbf{C}alming \textbf{E}ddies (CE)") if name.startswith("C}")]


def test_a_person_is_no_candidate_for_a_name_in_capitals() -> None:
    assert "Sam" not in found("Sam says so, and SAM segments")
