from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.recall import AFRESH, Recall, Things


class Makes:
    """A function that makes a new object each time and counts how often it did."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> object:
        self.times += 1
        return object()


def test_afresh_makes_everything_anew() -> None:
    make = Makes()
    one = object()
    assert AFRESH.of("key", make) is not AFRESH.of("key", make)
    assert AFRESH.of_same(one, "key", make) is not AFRESH.of_same(one, "key", make)
    assert make.times == 4


def test_what_has_the_same_key_is_made_once() -> None:
    recall, make = Recall(), Makes()
    assert recall.of(("a", 1), make) is recall.of(("a", 1), make)
    assert recall.of(("a", 2), make) is not recall.of(("a", 1), make)
    assert make.times == 2


def test_none_is_a_result_as_any_other() -> None:
    made: list[int] = []
    recall = Recall()
    make: Callable[[], None] = lambda: made.append(1)  # noqa: E731
    recall.of("key", make)
    recall.of("key", make)
    assert made == [1]


def test_of_objects_only_the_very_same_is_the_same() -> None:
    recall, make = Recall(), Makes()
    one, equal = [1], [1]
    assert recall.of_same(one, "key", make) is recall.of_same(one, "key", make)
    assert recall.of_same(equal, "key", make) is not recall.of_same(one, "key", make)
    assert recall.of_same(one, "other", make) is not recall.of_same(one, "key", make)


def test_an_object_that_takes_the_place_of_another_is_not_taken_for_it() -> None:
    recall = Recall()
    for number in range(1000):
        one = [number]
        assert recall.of_same(one, "key", lambda number=number: number) == number  # type: ignore[misc]
        del one


def test_what_a_whole_build_did_not_ask_for_is_forgotten() -> None:
    recall, make = Recall(), Makes()
    first = recall.of("key", make)
    recall.turn()
    assert recall.of("key", make) is first
    recall.turn()
    recall.turn()
    assert recall.of("key", make) is not first


def test_of_several_objects_all_have_to_be_the_same() -> None:
    recall, make = Recall(), Makes()
    one, other = [1], [2]
    assert recall.of_these((one, other), "key", make) is recall.of_these((one, other), "key", make)
    assert recall.of_these((one, [2]), "key", make) is not recall.of_these((one, other), "key", make)
    assert recall.of_these((other, one), "key", make) is not recall.of_these((one, other), "key", make)
    assert AFRESH.of_these((one, other), "key", make) is not AFRESH.of_these((one, other), "key", make)


def test_what_is_equal_stays_the_object_that_it_was() -> None:
    recall = Recall()
    first = recall.kept("key", [1])
    recall.turn()
    assert recall.kept("key", [1]) is first
    recall.turn()
    assert recall.kept("key", [2]) == [2]
    recall.turn()
    assert recall.kept("key", [1]) is not first
    assert AFRESH.kept("key", [1]) == [1]


class Sum:
    """The sum of numbers that come and go, with the names of those that it was told of last."""

    def __init__(self) -> None:
        self.sum = 0
        self.told: tuple[list[str], list[str]] = ([], [])

    def change(self, gone: Things[str, int], come: Things[str, int]) -> None:
        self.told = ([name for name, _ in gone], [name for name, _ in come])
        self.sum -= sum(number for _, number in gone)
        if "broken" in self.told[1]:
            raise KeyboardInterrupt
        self.sum += sum(number for _, number in come)


@pytest.mark.parametrize(
    ("now", "gone", "come"),
    [
        ({"a": 1, "b": 2}, [], []),
        ({"a": 1, "b": 5}, ["b"], ["b"]),
        ({"b": 2}, ["a"], []),
        ({"a": 1, "c": 3, "b": 2}, [], ["c"]),
        ({"a": 1, "c": 2}, ["b"], ["c"]),
        ({"b": 2, "a": 1}, [], []),
        ({}, ["a", "b"], []),
    ],
)
def test_what_is_made_of_things_is_told_only_of_those_that_differ(
    now: dict[str, int], gone: list[str], come: list[str]
) -> None:
    recall = Recall()
    recall.brought("sum", {"a": 1, "b": 2}, Sum)
    recall.turn()

    made = recall.brought("sum", now, Sum)

    assert made.sum == AFRESH.brought("sum", now, Sum).sum == sum(now.values())
    assert made.told == (gone, come)


def test_what_was_changed_by_half_is_made_anew() -> None:
    recall = Recall()
    recall.brought("sum", {"a": 1}, Sum)
    recall.turn()
    with pytest.raises(KeyboardInterrupt):
        recall.brought("sum", {"broken": 2}, Sum)
    assert recall.brought("sum", {"a": 1, "b": 2}, Sum).sum == 3


def test_what_is_not_asked_for_in_every_build_is_kept_within() -> None:
    recall, make = Recall(), Makes()
    first = recall.within("notes").of("key", make)
    for _ in range(5):
        recall.turn()
    assert recall.within("notes").of("key", make) is first
    assert recall.within("others").of("key", make) is not first
    recall.within("notes")
    recall.within("notes")
    assert recall.within("notes").of("key", make) is not first
    assert AFRESH.within("notes") is AFRESH
