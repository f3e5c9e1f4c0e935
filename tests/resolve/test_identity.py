from __future__ import annotations

import pytest

from kg.entry import Problem, Source
from kg.resolve import identity
from kg.resolve.identity import Claim, agree


def claim(path: str, title: str = "", ids: tuple[str, ...] = (), authors: str = "") -> Claim:
    """A claim with authors given as one-letter names."""
    return Claim(Source(path, 1), title or path, ids, title.lower(), tuple(authors))


def identify(claims: list[Claim]) -> tuple[list[str], list[Problem]]:
    found = identity.identify(claims)
    return list(found.keys), list(found.problems)


def test_an_id_decides() -> None:
    keys, problems = identify([claim("a", "One", ("arxiv-1",)), claim("b", "Two", ("arxiv-1",)), claim("c")])

    assert keys == ["arxiv-1", "arxiv-1", ""]
    assert problems == []


def test_a_title_without_id_joins_the_paper_of_that_title_when_the_authors_agree() -> None:
    keys, problems = identify([claim("a", "Kites", ("arxiv-1",), "xyz"), claim("b", "Kites", (), "xy")])

    assert keys == ["arxiv-1", "arxiv-1"]
    assert problems == []


def test_a_title_with_other_authors_stays_apart() -> None:
    keys, problems = identify([claim("a", "Kites", ("arxiv-1",), "xyz"), claim("b", "Kites", (), "uvw")])

    assert keys[0] == "arxiv-1"
    assert keys[1].startswith("title-kites-")
    assert problems == []


def test_a_title_that_fits_two_papers_joins_neither_and_is_reported() -> None:
    keys, problems = identify(
        [
            claim("a", "Kites", ("arxiv-1",), "xy"),
            claim("b", "Kites", ("arxiv-2",), "xy"),
            claim("c", "Kites", (), "xy"),
        ]
    )

    assert keys[2].startswith("title-kites-")
    (problem,) = problems
    assert str(problem.source) == "c:1"
    assert problem.found == "the title 'Kites' without an id"
    assert problem.expected == "an address or authors that tell whether it is arxiv-1 or arxiv-2"


def test_a_title_without_authors_is_not_joined_by_guess() -> None:
    keys, problems = identify([claim("a", "Kites", ("arxiv-1",), "xy"), claim("b", "Kites")])

    assert keys[1].startswith("title-kites-")
    assert [problem.kind for problem in problems] == ["maybe-same-paper"]


def test_two_notes_on_one_paper_without_id() -> None:
    keys, _ = identify([claim("a", "Kites", (), "xy"), claim("b", "Kites", (), "yx"), claim("c", "Kites", (), "uv")])

    assert keys[0] == keys[1]
    assert keys[2] != keys[0]
    assert keys[2].startswith(keys[0])


def test_the_order_of_the_claims_makes_no_difference() -> None:
    claims = [claim("a", "Kites", (), "xy"), claim("b", "Kites", (), "uv"), claim("c", "Kites", (), "yx")]

    forwards, _ = identify(claims)
    backwards, _ = identify(claims[::-1])

    assert forwards == backwards[::-1]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ab", "ab", True),
        ("ab", "bc", True),
        ("a", "abcdef", True),
        ("abc", "cde", False),
        ("", "", False),
        ("a", "", False),
    ],
)
def test_author_lists_agree_when_half_of_the_shorter_is_in_the_longer(one: str, other: str, expected: bool) -> None:
    assert agree(frozenset(one), frozenset(other)) is expected


def test_every_identity_names_its_rule() -> None:
    claims = [claim("a", "Kites", ("arxiv-1",), "xy"), claim("b", "Kites", (), "xy"), claim("c", "Boats", (), "z")]

    decisions = identity.identify(claims).decisions

    assert [(one.source.path, one.rule) for one in decisions] == [
        ("a", "arxiv-id"),
        ("b", "title-and-authors"),
        ("c", "title"),
    ]
