from __future__ import annotations

from kg.extract import authors
from kg.facts import Authored
from tests.extract.entries import entry


def test_positions_run_over_all_lists_from_one() -> None:
    assert list(authors.extract(entry(authors=("Kite Team, Ann Lee*", "Bo Ek")))) == [
        Authored(1, "Kite Team", 1),
        Authored(2, "Ann Lee", 1),
        Authored(3, "Bo Ek", 2),
    ]


def test_a_name_that_the_list_repeats_counts_once() -> None:
    read = entry(authors=("Ann Lee, Bo Ek, Ann Lee, Cy Oh",))
    assert [(fact.position, fact.name) for fact in authors.extract(read)] == [
        (1, "Ann Lee"),
        (2, "Bo Ek"),
        (3, "Cy Oh"),
    ]
