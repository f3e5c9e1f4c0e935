from __future__ import annotations

import datetime

import pytest

from kg.bibliography.record import Record, categories, day, ids, iso_date, letters, partial_date
from kg.entry import Source


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Red Kites: A Study", "red kites - a study"),
        ("{BERT} and Kites", "BERT and Kites"),
        (r"Schr\"odinger's Kite", "Schrödinger’s kite"),
        ("S$^3$c-Kite", "S³c-Kite"),
        ("Text-to-Kite", "Text to Kite"),
    ],
)
def test_titles_that_differ_in_marks_alone_have_the_same_letters(one: str, other: str) -> None:
    assert letters(one) == letters(other) != ""


def test_titles_that_differ_in_a_letter_differ() -> None:
    assert letters("Kite 2") != letters("Kite 3")


@pytest.mark.parametrize(
    ("doi", "urls", "arxiv", "loose", "found"),
    [
        ("", (), "2401.00001", "", ("2401.00001", "")),
        ("", (), " arXiv:2401.00001v3 ", "", ("2401.00001", "")),
        ("", (), "hep-th/9901001", "", ("hep-th/9901001", "")),
        ("10.1000/KITE.1", (), "", "", ("", "10.1000/kite.1")),
        ("https://doi.org/10.1000/kite", (), "", "", ("", "10.1000/kite")),
        ("doi:10.48550/arXiv.2401.00001", (), "", "", ("2401.00001", "")),
        ("10.1000/kite", ("http://arxiv.org/pdf/2401.00001v2",), "", "", ("2401.00001", "10.1000/kite")),
        ("", (), "", "arXiv preprint arXiv:2401.00001", ("2401.00001", "")),
        ("", (), "", "abs/2401.00001", ("2401.00001", "")),
        ("", (), "", "arXiv:2401.00001 [cs]", ("2401.00001", "")),
        ("n/a", ("https://example.org/",), "12345", "Kites 24", ("", "")),
    ],
)
def test_ids_in_the_places_where_people_leave_them(
    doi: str, urls: tuple[str, ...], arxiv: str, loose: str, found: tuple[str, str]
) -> None:
    assert ids(doi, urls, arxiv, loose) == found


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ((2024, 3, 1), "2024-03-01"),
        (("2024", "03"), "2024-03"),
        ((2024,), "2024"),
        ((2024, 2, 31), "2024-02"),
        ((2024, 13, 1), "2024"),
        ((24,), ""),
        ((None,), ""),
        (("forthcoming",), ""),
    ],
)
def test_a_date_is_as_exact_as_its_parts_are_days_that_exist(parts: tuple[object, ...], date: str) -> None:
    assert partial_date(*parts) == date


def test_dates_that_texts_begin_with() -> None:
    assert [iso_date(text) for text in ("2024-03-01T10:00:00Z", "2024/3", "2024", "spring", "20240301")] == [
        "2024-03-01", "2024-03", "2024", "", "",
    ]  # fmt: skip
    assert day("2024-03-01 10:00") == datetime.date(2024, 3, 1)
    assert day("2024-03") is None


def test_the_date_of_a_paper_on_arxiv_is_never_that_of_printing() -> None:
    source = Source("a.bib", 1)
    assert Record(source, arxiv="2401.00001", published="2025-06-01").date == ""
    assert Record(source, arxiv="2401.00001", posted="2024-01-01", published="2025-06-01").date == "2024-01-01"
    assert Record(source, doi="10.1000/kite", published="2025").date == "2025"


def test_categories_are_those_of_arxiv() -> None:
    assert categories("cs.CL cond-mat.mes-hall hep-th 4711 cs.CL a<b") == ("cs.CL", "cond-mat.mes-hall", "hep-th")
