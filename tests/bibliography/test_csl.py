from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.bibliography import csl
from kg.bibliography.record import Record
from kg.entry import Problem, Source

HERE = Source("a.json", 3)


def record(**fields: object) -> Record:
    made = csl.record({name.replace("_", "-"): value for name, value in fields.items()}, HERE)
    assert isinstance(made, Record)
    return made


def test_an_item_of_zotero() -> None:
    assert record(
        id="lee2024",
        type="article",
        title="Red Kites &amp; the <i>Wind</i>",
        author=[
            {"family": "Lee", "given": "Ann"},
            {"family": "Ek", "given": "Bo", "suffix": "Jr."},
            {"literal": "Kite Team"},
        ],
        abstract="Kites\nfly.",
        issued={"date-parts": [[2024, "3", 5]]},
        accessed={"date-parts": [[2024, 7, 1]]},
        DOI="10.1000/KITES.1",
        URL="https://example.org/kites",
        keyword="kites, wind power",
    ) == Record(
        HERE,
        title="Red Kites & the Wind",
        authors=("Ann Lee", "Bo Ek, Jr.", "Kite Team"),
        abstract="Kites fly.",
        published="2024-03-05",
        doi="10.1000/kites.1",
        urls=("https://example.org/kites",),
        keywords=("kites", "wind power"),
        added=datetime.date(2024, 7, 1),
    )


def test_particles_stand_before_the_family_name() -> None:
    person = {"family": "Ek", "given": "Bo", "non-dropping-particle": "van"}
    assert record(title="Kites", author=[person]).authors == ("Bo van Ek",)


def test_a_work_of_crossref() -> None:
    made = record(
        title=["Red Kites"],
        author=[{"given": "Ann", "family": "Lee", "sequence": "first"}, {"name": "Kite Team"}],
        issued={"date-parts": [[2024]]},
        abstract="<jats:title>Abstract</jats:title><jats:p>Kites fly where x &lt; y.</jats:p>",
        DOI="10.1000/kites.1",
    )
    assert (made.title, made.authors, made.published) == ("Red Kites", ("Ann Lee", "Kite Team"), "2024")
    assert made.abstract == "AbstractKites fly where x < y."


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "arXiv:2401.00001"},
        {"note": "arXiv:2401.00001 [cs]"},
        {"URL": "http://arxiv.org/abs/2401.00001"},
        {"DOI": "10.48550/arXiv.2401.00001"},
    ],
)
def test_where_zotero_leaves_the_arxiv_id(fields: dict[str, object]) -> None:
    assert record(title="Red Kites", **fields).arxiv == "2401.00001"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ({"raw": "2024-03-05"}, "2024-03-05"),
        ({"literal": "2024"}, "2024"),
        ({"date-parts": [[None]]}, ""),
        ({"date-parts": []}, ""),
        ({"season": "spring"}, ""),
        ("2024", ""),
    ],
)
def test_dates(issued: object, date: str) -> None:
    assert record(title="Kites", issued=issued).published == date


def test_an_item_without_title_and_id_is_a_problem() -> None:
    assert str(csl.record({"type": "book"}, HERE)) == (
        "a.json:3: found an item without title or id, expected an item with a title or a DOI"
    )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    ["title", "author", "issued", "DOI", "URL", "abstract", "keyword", "note", "accessed", "number"]
)


@given(st.dictionaries(NAMES, JSON))
def test_any_item_is_a_record_or_a_problem(item: dict[str, object]) -> None:
    assert isinstance(csl.record(item, HERE), Record | Problem)
