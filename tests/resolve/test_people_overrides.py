"""What the user says of authors wins over every rule."""

from __future__ import annotations

import pytest

from kg.resolve import overrides
from kg.resolve.people import People
from tests.resolve.author_notes import identify, keys, notes


def told(lists: str, *rows: str) -> People:
    """The people of these notes, with rows whose cells have `` | `` between them."""
    table = "\n".join(row.replace(" | ", "\t").replace("| ", "\t") for row in rows)
    return identify(notes(lists), overrides.parse(table, "authors.tsv"))


def problems(found: People) -> list[str]:
    return [str(one) for one in found.problems]


def test_same_as_joins_names_that_no_rule_would() -> None:
    found = told("Bill Reed; Ann Lo / William Kite; Bo Ek", "Bill Reed | | same-as | William Kite")

    assert keys(found, "Bill Reed") == keys(found, "William Kite") == {"william-kite"}
    assert [one.name for one in found.authors] == ["Ann Lo", "Bo Ek", "William Kite"]


def test_same_as_wins_where_one_list_holds_both_names() -> None:
    found = told("Yi Kite; Y. Kite", "Y. Kite | | same-as | Yi Kite")

    assert keys(found, "Y. Kite") == {"yi-kite"}


def test_the_name_that_others_are_joined_with_is_shown_even_if_no_note_has_it() -> None:
    found = told("Yi Tan Kite / Y. Kite", "Yi Tan Kite | | same-as | Yi Kite", "Y. Kite | | same-as | Yi Tan Kite")

    assert [(one.key, one.name) for one in found.authors] == [("yi-kite", "Yi Kite")]


def test_names_joined_in_a_circle_are_a_problem() -> None:
    found = told("Yi Kite / Yi Reed", "Yi Kite | | same-as | Yi Reed", "Yi Reed | | same-as | Yi Kite")

    assert keys(found, "Yi Kite") == keys(found, "Yi Reed") == {"yi-reed"}
    assert problems(found) == [
        "authors.tsv:2: found 'Yi Reed' same-as 'Yi Kite', which are one already, expected two names that are not one"
    ]


def test_same_as_in_one_paper() -> None:
    found = told("p1= W. Reed; Ann Lo / p2= W. Reed; Bo Ek / p3= Wei Reed", "W. Reed | p1 | same-as | Wei Reed")

    assert keys(found, "W. Reed") == {"wei-reed", "w-reed"}
    assert [place.author for paper in found.papers if paper.key == "p1" for place in paper.authorships] == [
        "wei-reed",
        "ann-lo",
    ]


@pytest.mark.parametrize("where", ["arxiv-2503.05139", "2503.05139", "https://arxiv.org/pdf/2503.05139v2", "1.md"])
def test_two_people_of_one_name_are_told_apart_by_paper_or_note(where: str) -> None:
    found = told("arxiv-2503.05139= Wei Reed; Ann Lo / Wei Reed; Bo Ek", f"Wei Reed | {where} | split | Harbour")

    assert keys(found, "Wei Reed") == {"wei-reed", "wei-reed-harbour"}
    assert [one.name for one in found.authors if one.key.startswith("wei")] == ["Wei Reed", "Wei Reed"]


def test_one_spelling_is_set_apart() -> None:
    found = told("Mario Lučić / Mario Lucic", "Mario Lucic | | split | chef")

    assert keys(found, "Mario Lučić") == {"mario-lučić"}
    assert keys(found, "Mario Lucic") == {"mario-lucic-chef"}


def test_a_name_set_apart_is_joined_by_no_rule() -> None:
    lists = "Wade Zorin; Ann Lo; Bo Ek / Wade X. Zorin; Ann Lo; Bo Ek"

    assert keys(told(lists), "Wade Zorin") == {"wade-x-zorin"}
    apart = told(lists, "Wade Zorin | | split | ")
    assert keys(apart, "Wade Zorin") == {"wade-zorin"}
    assert keys(apart, "Wade X. Zorin") == {"wade-x-zorin"}
    assert apart.decisions[0].rule == "override"
    assert len(apart.decisions) == 1


def test_a_join_in_one_paper_goes_before_a_split() -> None:
    found = told("p1= W. Reed / p2= Wei Reed", "W. Reed | p1 | same-as | Wei Reed", "Wei Reed | p1 | split | harbour")

    assert keys(found, "W. Reed") == {"wei-reed-harbour"}
    assert keys(found, "Wei Reed") == {"wei-reed"}


def test_an_orcid_id_is_the_authors_whatever_the_spelling() -> None:
    found = told("José Kite / Jose Kite", "Jose Kite | | orcid | 0000-0002-1825-0097")

    assert [(one.key, one.orcid) for one in found.authors] == [("josé-kite", "0000-0002-1825-0097")]


def test_names_with_one_orcid_id_are_one_author() -> None:
    rows = ("Yi Kite | | orcid | 0000-0002-1825-0097", "Yi Reed | | orcid | 0000-0002-1825-0097")

    assert len(told("Yi Kite; Ann Lo / Yi Reed; Bo Ek", *rows).authors) == 3


def test_names_with_two_orcid_ids_are_never_joined() -> None:
    lists = "Wade Zorin; Ann Lo; Bo Ek / Wade X. Zorin; Ann Lo; Bo Ek"
    found = told(lists, "Wade Zorin | | orcid | 0000-0002-1825-0097", "Wade X. Zorin | | orcid | 0000-0001-5109-3700")

    assert [(one.key, one.orcid) for one in found.authors if one.orcid] == [
        ("wade-x-zorin", "0000-0001-5109-3700"),
        ("wade-zorin", "0000-0002-1825-0097"),
    ]


def test_an_orcid_id_in_one_paper_is_that_persons() -> None:
    found = told(
        "p1= Wei Reed / p2= Wei Reed", "Wei Reed | p1 | split | harbour", "Wei Reed | p1 | orcid | 0000-0002-1825-0097"
    )

    assert [(one.key, one.orcid) for one in found.authors] == [
        ("wei-reed", ""),
        ("wei-reed-harbour", "0000-0002-1825-0097"),
    ]


def test_what_is_an_organisation_is_the_users_to_say() -> None:
    found = told("Kite Seven; Lab Kite", "Kite Seven | | organisation", "Lab Kite | | person")

    assert [(one.name, one.organisation) for one in found.authors] == [("Kite Seven", True), ("Lab Kite", False)]


def test_rows_that_fit_nothing_are_problems() -> None:
    rows = (
        "Wei Read | | same-as | Wei Kite",
        "Wei Reed | p9 | split | harbour",
        "Wei Reed | p2 | split | harbour",
        "Wei REED | | split | harbour",
    )

    assert problems(told("p1= Wei Reed / p2= Ann Lo", *rows)) == [
        "authors.tsv:1: found the name 'Wei Read', which no note gives, expected a name such as 'Wei Reed'",
        "authors.tsv:2: found 'p9', expected the key, arXiv id or address of a paper with authors, or the path of its note",
        "authors.tsv:3: found the name 'Wei Reed' not in 'p2', expected a name that stands in that paper",
        "authors.tsv:4: found the name 'Wei REED', which no note writes so, expected the name exactly as it is written",
    ]


def test_a_second_orcid_id_for_one_author_is_a_problem() -> None:
    found = told(
        "José Kite / Jose Kite",
        "Jose Kite | | orcid | 0000-0002-1825-0097",
        "José Kite | | orcid | 0000-0001-5109-3700",
    )

    assert [one.orcid for one in found.authors] == ["0000-0002-1825-0097"]
    assert [one.kind for one in found.problems] == ["unused-override"]


def test_an_override_is_a_decision_with_its_line() -> None:
    found = told("Yi T. Kite", "", "Yi T. Kite | | same-as | Yi Kite")

    assert [(one.key, one.rule, one.detail, str(one.source)) for one in found.decisions] == [
        ("yi-kite", "override", "Yi T. Kite same-as Yi Kite", "authors.tsv:2")
    ]
