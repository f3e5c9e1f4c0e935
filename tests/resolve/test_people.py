from __future__ import annotations

import pytest

from kg.resolve import people
from kg.resolve.entities import Author, Decision
from kg.resolve.people import People
from tests.resolve.author_notes import identify, keys, notes, others


def names(found: People) -> list[str]:
    return [author.name for author in found.authors]


def decisions(found: People, rule: str) -> list[str]:
    return [one.detail for one in found.decisions if one.rule == rule]


def test_spellings_that_differ_in_case_dots_and_hyphens_are_one_author() -> None:
    found = identify(notes("Ada B. Example / Ada B Example / ADA B. EXAMPLE / Ada B. Example"))

    assert found.authors == (Author("ada-b-example", "Ada B. Example"),)


def test_a_team_is_an_organisation() -> None:
    assert identify(notes("Kite Team; Ada Example")).authors == (
        Author("ada-example", "Ada Example"),
        Author("kite-team", "Kite Team", organisation=True),
    )


def test_a_name_without_a_letter_is_an_author_too() -> None:
    assert [author.name for author in identify(notes("??")).authors] == ["??"]


def test_the_key_of_a_name_alone() -> None:
    assert people.author_key("김 연날") == "김-연날"
    assert people.author_key(r"J{\"o}rg Example") == people.author_key("Jörg Example") == "jörg-example"
    assert people.author_key("??").startswith("author-")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Wade Zorin; Ann Lo; Bo Ek / Wade X. Zorin; Ann Lo; Bo Ek", "Wade X. Zorin"),
        ("Wade X. Zorin; Ann Lo; Bo Ek / Wade Xan Zorin; Ann Lo; Bo Ek", "Wade Xan Zorin"),
        ("Jose Zorin / Jose Zorin / José Zorin", "José Zorin"),
        ("WADE ZORIN / WADE ZORIN / Wade Zorin", "Wade Zorin"),
        ("wade Zorin / wade Zorin / Wade Zorin", "Wade Zorin"),
        ("Wade ZOrin / Wade Zorin", "Wade Zorin"),
        ("Wade ZoRin / Wade ZoRin / Wade Zorin", "Wade ZoRin"),
        ("Zorin, Wade", "Wade Zorin"),
        ("김연날 / 김연날 (Yeonnal Kim)", "Yeonnal Kim"),
        ("KITE Lab / KITE Lab / Kite Lab", "KITE Lab"),
    ],
)
def test_the_fullest_name_is_shown_then_the_best_written_then_the_one_written_most(written: str, shown: str) -> None:
    assert [name for name in names(identify(notes(written))) if name not in ("Ann Lo", "Bo Ek")] == [shown]


def test_places_in_a_list_keep_the_name_as_written_under_the_key_of_the_author() -> None:
    found = identify(notes("Jose Zorin; Ann Lo / José Zorin"))

    assert [(place.position, place.author, place.name) for place in found.papers[0].authorships] == [
        (1, "josé-zorin", "Jose Zorin"),
        (2, "ann-lo", "Ann Lo"),
    ]


def test_names_that_are_not_one_never_share_a_key() -> None:
    found = identify(notes("HS Zorin / Hs Zorin"))

    assert [author.key for author in found.authors] == ["hs-zorin", "hs-zorin-2"]


def test_an_initial_that_fits_two_names_is_told_where_another_note_spells_it_out() -> None:
    read = notes(
        "p1= A. Kestrel; Ann Lo / p1= Anna Kestrel; Ann Lo / p2= A. Kestrel; Bo Ek / p3= Anna Kestrel / p4= Adam Kestrel"
    )
    found = identify([*read, *others()])

    by_paper = {paper.key: paper.authorships[0].author for paper in found.papers if paper.key.startswith("p")}
    assert by_paper == {"p1": "anna-kestrel", "p2": "a-kestrel", "p3": "anna-kestrel", "p4": "adam-kestrel"}
    assert decisions(found, "initials") == ["A. Kestrel = Anna Kestrel in p1: the same place in two lists of one paper"]


def test_every_join_is_a_decision_with_its_reason_and_place() -> None:
    found = identify(notes("Wade Zorin; Ann Lo; Bo Ek / Wade X. Zorin; Ann Lo; BO EK"))

    assert [(one.key, one.rule, one.detail, str(one.source)) for one in found.decisions] == [
        ("bo-ek", "spelling", "BO EK = Bo Ek", "2.md:1"),
        ("wade-x-zorin", "middle-name", "Wade Zorin = Wade X. Zorin: 2 shared co-authors", "1.md:1"),
    ]


def test_a_name_that_could_stand_for_many_is_one_candidate_with_the_likeliest_first() -> None:
    read = notes("A. Zorin; Ann Lo; Bo Ek / Adam Zorin / Anna Zorin; Ann Lo / Axel Zorin; Ann Lo; Bo Ek / Amir Zorin")

    likeliest = "Axel Zorin (initials: 2 shared co-authors) or Anna Zorin (initials: 1 shared co-author)"
    assert decisions(identify([*read, *others()]), "candidate") == [
        f"A. Zorin ~ {likeliest} or Adam Zorin (initials: no shared co-authors) or 1 more"
    ]


@pytest.mark.parametrize(("length", "key"), [(10, "wade-x-zorin"), (40, "wade-zorin")])
def test_two_shared_names_of_a_long_list_say_little(length: int, key: str) -> None:
    crowd = [
        [f"Crowd{chr(97 + n // 26)}{chr(97 + n % 26)} {side}" for n in range(length)] for side in ("Left", "Right")
    ]
    lists = [
        "; ".join([name, "Ann Lo", "Bo Ek", *rest])
        for name, rest in zip(("Wade Zorin", "Wade X. Zorin"), crowd, strict=True)
    ]

    assert keys(identify(notes(" / ".join([*lists, "Wade Reed", "Wade Moss; Gail Zorin"]))), "Wade Zorin") == {key}


def test_authors_that_reference_data_gives_are_people_too() -> None:
    read = notes("p1= Wade Zorin; Ann Lo; Bo Ek")
    filled = Decision("paper", "p1", "reference-authors", "Wade Zorin, Ann Lo, Bo Ek", read[0][0].entry.source)
    written = identify(read).papers

    assert people.identify(written, [], filled=[filled]).authors == identify(read).authors


def test_people_of_one_name_are_one_author() -> None:
    found = identify(notes("Wei Reed; Ann Lo / Wei Reed; Bo Ek / Wei Reed; Cy Oh"))

    assert keys(found, "Wei Reed") == {"wei-reed"}
    assert found.decisions == ()
