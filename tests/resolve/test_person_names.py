from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve import person_names


def name(written: str) -> person_names.Name:
    return person_names.take_apart(person_names.spelling(written), written)


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("Yun Tavi", ("yun",), "tavi"),
        ("Y. M. Tavi", ("y", "m"), "tavi"),
        ("YM Tavi", ("y", "m"), "tavi"),
        ("Yun-Min Tavi", ("yun", "min"), "tavi"),
        ("Lieke van den Dorst", ("lieke",), "dorst"),
        ("Van Minh Tavi", ("van", "minh"), "tavi"),
        ("Niamh O'Vale", ("niamh",), "vale"),
        ("Sam Al-Tavi", ("sam",), "tavi"),
        ("Otto Brandel, Jr.", ("otto",), "brandel"),
        ("Otto Brandel PhD", ("otto",), "brandel"),
        ("Nils 'Skip' Brandel", ("nils", "skip"), "brandel"),
        ("Tavi", (), "tavi"),
        ("김연날", (), "김연날"),
    ],
)
def test_the_parts_of_a_name(written: str, given: tuple[str, ...], family: str) -> None:
    found = name(written)

    assert (found.given, found.family) == (given, family)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Y. Tavi", "Yun Tavi", "initials"),
        ("Y. Tavi", "Y. M. Tavi", "initials"),
        ("Wade Zorin", "Wade X. Zorin", "middle-name"),
        ("Wade X. Zorin", "Wade Xan Zorin", "middle-name"),
        ("Brun Marlow", "H. Brun Marlow", "first-name"),
        ("Brun Marlow", "Hugo Ivo Brun Marlow", ""),
        ("Lieke Dorst", "Lieke van Dorst", "particle"),
        ("Yun-Min Tavi", "Yun Tavi", ""),
        ("Yun-Min Tavi", "Y. Tavi", "initials"),
        ("Y. Xan Yul Tavi", "Yun Tavi", ""),
        ("Yun Tavi", "Xan Tavi", ""),
        ("Yun Tavi", "Yun Zorin", ""),
        ("Tavi", "Yun Tavi", ""),
    ],
)
def test_how_two_names_fit(one: str, other: str, rule: str) -> None:
    assert person_names.fit(name(one), name(other)) == rule
    assert person_names.fit(name(other), name(one)) == rule


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Tavi, Yun", "Yun Tavi"),
        ("Otto Brandel, Jr.", "Otto Brandel, Jr."),
        ("Institute of Kites, Seoul", "Institute of Kites, Seoul"),
        (r"J{\"o}rn Felde", "Jörn Felde"),
        ("Maja Tr \u0328eba", "Maja Tręba"),
    ],
)
def test_a_name_as_people_say_it(written: str, said: str) -> None:
    assert person_names.spoken(written) == said


@pytest.mark.parametrize(
    ("written", "pair"),
    [
        ("김연날 (Yeonnal Kim)", ("Yeonnal Kim", "김연날")),
        ("Yeonnal Kim (김연날)", ("Yeonnal Kim", "김연날")),
        ("Minho Seo (서울대)", None),
        ("Yun (Robin) Tavi", None),
    ],
)
def test_two_scripts_side_by_side(written: str, pair: tuple[str, str] | None) -> None:
    assert person_names.stated(written) == pair


@given(st.text())
def test_a_spelling_is_its_own_spelling_and_taking_apart_never_fails(written: str) -> None:
    key = person_names.spelling(written)

    assert person_names.spelling(unicodedata.normalize("NFC", key)) == key
    assert person_names.take_apart(key, written).key == key
