from __future__ import annotations

from collections.abc import Callable, Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize(
    ("now", "anew"),
    [
        (["a", "b", "c", "d"], []),
        (["a", "x", "c", "d"], ["x"]),
        (["a", "b", "x", "c", "d"], ["x"]),
        (["x", "a", "b", "c", "d", "y"], ["x", "y"]),
        (["b", "c", "a", "d"], []),
        (["a", "d"], []),
        ([], []),
    ],
)
def test_of_rows_only_those_that_were_not_there_are_made(now: list[str], anew: list[str]) -> None:
    recall, made = Recall(), list[str]()

    def make(text: str, number: int) -> tuple[str, int]:
        made.append(text)
        return text, number

    recall.of_each("key", make, ["a", "b", "c", "d"], [1] * 4)
    recall.turn()
    made.clear()

    assert recall.of_each("key", make, now, [1] * len(now)) == [(text, 1) for text in now]
    assert made == anew


def test_rows_are_made_again_when_a_column_or_what_is_given_is_another() -> None:
    recall, make = Recall(), Makes()
    one, given = [1], [2]

    def made(column: object, beside: object) -> object:
        recall.turn()
        return recall.of_each("key", lambda _one, _column: make(), [one], [column], given=(beside,))[0]

    first = made("a", given)
    assert made("a", given) is first
    assert made("b", given) is not first
    first = made("a", given)
    assert made("a", [2]) is not first
    assert AFRESH.of_each("key", lambda one: one, [1, 2]) == [1, 2]


class Bag:
    """Numbers that come and go, with those that it was told of last."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.told: tuple[list[int], list[int]] = ([], [])

    def change(self, gone: Collection[list[int]], come: Collection[list[int]]) -> None:
        self.told = [number for (number,) in gone], [number for (number,) in come]
        for one in self.told[0]:
            self.numbers.remove(one)
        self.numbers += self.told[1]


@given(st.lists(st.tuples(st.lists(st.integers(0, 9)), st.lists(st.integers(10, 19))), min_size=1))
def test_what_is_gathered_from_lists_is_what_it_would_be_from_nothing(
    builds: list[tuple[list[int], list[int]]],
) -> None:
    recall = Recall()
    known = {number: [number] for number in range(20)}
    for lists in builds:
        several = [[known[number] for number in dict.fromkeys(some)] for some in lists]
        made = recall.gathered("bag", Bag, *several)
        assert sorted(made.numbers) == sorted(AFRESH.gathered("bag", Bag, *several).numbers)
        known[lists[0][0] if lists[0] else 0] = [lists[0][0] if lists[0] else 0]
        recall.turn()


def test_of_what_is_gathered_only_what_differs_is_looked_at() -> None:
    recall = Recall()
    one, two, three = [1], [2], [3]
    recall.gathered("bag", Bag, [one, two], [three])
    recall.turn()
    assert recall.gathered("bag", Bag, [two, [4]], [three]).told == ([1], [4])


def test_how_two_mappings_differ_is_believed_of_who_made_them() -> None:
    recall = Recall()
    before, now = {"a": 1}, {"a": 1, "b": 2}
    recall.brought("sum", before, Sum)
    recall.turn()
    recall.differ(before, now, [], [("b", 2)])
    assert recall.brought("sum", now, Sum).told == ([], ["b"])


def test_what_comes_after_is_made_of_what_was_before() -> None:
    recall = Recall()
    count: Callable[[int | None], int] = lambda last: (last or 0) + 1  # noqa: E731
    assert [recall.after("key", count) for _ in range(2)] == [1, 1]
    recall.turn()
    assert recall.after("key", count) == 2
    assert AFRESH.after("key", count) == 1
