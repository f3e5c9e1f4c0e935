from __future__ import annotations

import numpy as np
import pytest

from kg.mentions.candidates import Candidate, Occurrence
from kg.mentions.recogniser import TAGS
from kg.mentions.votes import NAMES, Vote, rivals, row, votes


def tags(*words: dict[str, float]) -> np.ndarray:
    """The rows of words that are outside of any name but for what each says."""
    made = np.zeros((len(words), len(TAGS)), "float64")
    for at, told in enumerate(words):
        made[at, 0] = 1 - sum(told.values())
        for tag, likely in told.items():
            made[at, TAGS.index(tag)] = likely
    return made


def place(first: int, last: int) -> Occurrence:
    return Occurrence(0, first * 10, last * 10 - 1, first, last)


THE: dict[str, float] = {}
KITE = {"B-Model-1": 0.5, "B-Method-0": 0.25}
NET = {"I-Model-1": 0.5, "I-Dataset-0": 0.25}
IS = {"I-Model-0": 0.5}


def test_a_vote_on_two_words_between_others() -> None:
    at = place(1, 3)

    vote = votes([Candidate("Kite Net", [at])], [tags(THE, KITE, NET, IS)])[at]
    assert vote[:5] == (0.75 * (1 - 0.5) * 0.75, 0.75, 0.75, 0.5, 0.0)
    assert vote.new == pytest.approx(1.0 / 1.5 * 0.75)
    assert vote.types == pytest.approx((1.0 / 1.5, 0.25 / 1.5, 0.25 / 1.5))


def test_a_vote_at_the_ends_of_a_text() -> None:
    first, last = place(0, 1), place(1, 2)
    made = votes([Candidate("Kite", [first]), Candidate("Net", [last])], [tags(KITE, NET)])

    assert (made[first].before, made[first].after) == (0.0, 0.75)
    assert (made[last].before, made[last].after, made[last].start, made[last].span) == (0.75, 0.0, 0.0, 0.0)


def test_a_word_that_is_outside_of_any_name_has_no_type() -> None:
    at = place(0, 1)

    assert votes([Candidate("the", [at])], [tags(THE)])[at] == Vote(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, (0.0, 0.0, 0.0))


def test_the_numbers_of_a_candidate_are_pooled_over_its_places() -> None:
    inner, outer = Candidate("Kite", [place(0, 1), place(3, 4)]), Candidate("Kite Net", [place(0, 2)])
    made = votes([inner, outer], [tags(KITE, NET, THE, KITE, THE)])
    told = dict(zip(NAMES, row(inner, made, rivals(made)), strict=True))

    assert told == pytest.approx(
        {"span_max": 0.75, "span_mean": (0.75 + 0.75 * 0.25) / 2, "span_sum": 0.75 + 0.75 * 0.25}
        | {"name_max": 0.75, "name_mean": 0.75, "start_max": 0.75, "after_mean": 0.375, "before_mean": 0.0}
        | {"new_max": 0.5, "new_mean": 0.5}
        | {
            "max_Model": 2 / 3,
            "mean_Model": 2 / 3,
            "max_Method": 1 / 3,
            "mean_Method": 1 / 3,
            "max_Dataset": 0.0,
            "mean_Dataset": 0.0,
        }
        | {"longer": 0.75 * 0.75, "shorter": 0.0}
    )
