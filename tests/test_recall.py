from __future__ import annotations

from collections.abc import Callable

from kg.recall import AFRESH, Recall


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
