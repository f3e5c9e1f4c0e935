from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from kg.mentions.schedule import Weighed, best

SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 6), st.integers(-2, 5)).map(
        lambda told: Weighed(told[0], told[0] + told[1], float(told[2]))
    ),
    max_size=7,
)


def test_two_short_names_are_worth_more_than_a_long_one_around_them() -> None:
    assert best([Weighed(0, 9, 3.0), Weighed(0, 4, 2.0), Weighed(5, 9, 2.0)]) == [1, 2]


def test_what_is_worth_nothing_is_left_out() -> None:
    assert best([Weighed(0, 4, 0.0), Weighed(5, 9, -1.0)]) == []


def _apart(spans: list[Weighed]) -> bool:
    return all(one.end <= two.begin or two.end <= one.begin for one, two in combinations(spans, 2))


@given(SPANS)
def test_no_other_set_of_spans_that_do_not_overlap_is_worth_more(spans: list[Weighed]) -> None:
    chosen = [spans[place] for place in best(spans)]
    sets = (list(some) for size in range(len(spans) + 1) for some in combinations(spans, size))

    assert _apart(chosen)
    assert sum(one.worth for one in chosen) == max(sum(one.worth for one in some) for some in sets if _apart(some))
