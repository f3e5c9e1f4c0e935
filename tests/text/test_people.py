from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Bo Ek, Cy Oh", ("Ann Lee", "Bo Ek", "Cy Oh")),
        ("Ann Lee and Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee, Bo Ek, and Cy Oh", ("Ann Lee", "Bo Ek", "Cy Oh")),
        ("Ann Lee & Bo Ek; Cy Oh", ("Ann Lee", "Bo Ek", "Cy Oh")),
        ("Ann Lee,\n  Bo Ek", ("Ann Lee", "Bo Ek")),
        ("Ann Lee, Bo Ek et al.", ("Ann Lee", "Bo Ek")),
        ("Ann Lee, Bo Ek, and 12 others", ("Ann Lee", "Bo Ek")),
        ("Ann Lee*, Bo Ek†, Cy Oh‡", ("Ann Lee", "Bo Ek", "Cy Oh")),
        ("Ann Lee^{1,2}, Bo Ek$^2$, Cy Oh¹", ("Ann Lee", "Bo Ek", "Cy Oh")),
        ("Ann Lee1, Bo Ek2, Cy Oh1", ("Ann Lee", "Bo Ek", "Cy Oh")),
        ("Ann Lee, Bo Ek1, Cy Oh, Di Pu", ("Ann Lee", "Bo Ek1", "Cy Oh", "Di Pu")),
        ("Ann Lee (KAIST), Bo Ek (University of Kites, Seoul)", ("Ann Lee", "Bo Ek")),
        ("Ann (Annie)Lee, Bo (Bob) Ek", ("Ann (Annie)Lee", "Bo (Bob) Ek")),
        ("Yeonnal Kim (김연날), 이바람 (Baram Lee)", ("Yeonnal Kim (김연날)", "이바람 (Baram Lee)")),
        ("Yeonnal Kim (서울대), Baram Lee (카카오)", ("Yeonnal Kim", "Baram Lee")),
        ("Ann Lee (Annie Mo), Bo Ek", ("Ann Lee (Annie Mo)", "Bo Ek")),
        ("Kite Team: Ann Lee, Bo Ek", ("Kite Team", "Ann Lee", "Bo Ek")),
        ("Ann Lee, Jr., Bo Ek III", ("Ann Lee, Jr.", "Bo Ek III")),
        ("Ann Sanders, Bo Andrews", ("Ann Sanders", "Bo Andrews")),
        ("김연, 이바람", ("김연", "이바람")),
        ('Jo{\\"o}rg Lee, Bo Ek', ('Jo{\\"o}rg Lee', "Bo Ek")),
        ("", ()),
        (", ,;", ()),
    ],
)
def test_names_as_written_in_order(text: str, names: tuple[str, ...]) -> None:
    assert people.split(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee, Bo Ek",
        "Ann de la Cruz, Bo van Ek",
        "Ann Lee",
        "OpenAI",
        "Kite Team",
        "김연, 이바람",
        "Lee et al.",
        "Qwen, Ann Lee, Bo Ek",
    ],
)
def test_an_author_list(text: str) -> None:
    assert people.is_author_list(text)


@pytest.mark.parametrize(
    "text",
    [
        "ICLR 2024",
        "VQ-VAE",
        "Almost",
        "GANs, VAEs, and Flows",
        "https://example.org",
        "n^2",
        "성능과는 별개로.",
        "for example, when the wind is strong",
        "It flies. The kite is red, it is",
        "",
    ],
)
def test_no_author_list(text: str) -> None:
    assert not people.is_author_list(text)


@pytest.mark.parametrize(
    "name", ["OpenAI", "Google DeepMind", "Kite Team", "DeepSeek-AI", "Institute of Kites", "Kite AI"]
)
def test_an_organisation(name: str) -> None:
    assert people.is_organisation(name)


@pytest.mark.parametrize("name", ["Ann Lee", "Yuan Ai", "Metabo Ek", "김연"])
def test_a_person(name: str) -> None:
    assert not people.is_organisation(name)


@given(st.text())
def test_names_are_words_of_the_text(text: str) -> None:
    for name in people.split(text):
        assert name == " ".join(name.split())
        assert set(name) <= set(text) | {" ", ","}
    people.is_author_list(text)


@given(st.lists(st.from_regex(r"\A[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}\Z"), min_size=1, max_size=9))
def test_a_joined_list_parts_again(names: list[str]) -> None:
    assert people.split(", ".join(names)) == tuple(names)
