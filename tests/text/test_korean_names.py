from __future__ import annotations

import pytest

from kg.text import korean_names


@pytest.mark.parametrize(
    ("hangul", "latin", "same"),
    [
        ("김연날", "Yeonnal Kim", True),
        ("김연날", "Kim Yeonnal", True),
        ("김연날", "Yeon-nal Gim", True),
        ("이바람", "Baram Lee", True),
        ("이바람", "Baram Rhee", True),
        ("이바람", "Baram Park", False),
        ("서울대", "Minho Seo", False),
        ("카카오", "Minho Ka", False),
        ("김연날", "Kim", False),
        ("Kim", "Yeonnal Kim", False),
        ("", "", False),
    ],
)
def test_the_surnames_of_one_person_agree_in_both_scripts(hangul: str, latin: str, same: bool) -> None:
    assert korean_names.is_same_person(hangul, latin) is same
