from __future__ import annotations

import pytest

from kg.enrich import missing
from kg.enrich.missing import Missing, Titled
from kg.resolve.entities import Authorship, Entities, Paper

WHOLE = Paper(
    key="arxiv-2401.00001",
    arxiv="2401.00001",
    title="Red Kites",
    authorships=(Authorship(1, "ann-lee", "Ann Lee"),),
    date="2024-01-05",
    categories=("cs.CL",),
)


def lacking(**changes: object) -> Missing:
    known = {name: getattr(WHOLE, name) for name in Paper.__dataclass_fields__}
    return missing(Entities(papers=(Paper(**(known | changes)),)))


def test_a_paper_of_which_all_is_known_is_not_asked_for() -> None:
    assert len(lacking()) == 0
    assert len(lacking(key="doi-10.1000-k", arxiv="", doi="10.1000/k", date="2024", categories=())) == 0


@pytest.mark.parametrize("change", [{"title": ""}, {"authorships": ()}, {"date": "2024-01"}, {"categories": ()}])
def test_a_paper_of_arxiv_that_lacks_anything(change: dict[str, object]) -> None:
    assert lacking(**change) == Missing(("2401.00001",), (), ())


@pytest.mark.parametrize("change", [{"title": ""}, {"authorships": ()}, {"date": ""}])
def test_a_paper_with_a_doi_that_lacks_anything(change: dict[str, object]) -> None:
    assert lacking(arxiv="", doi="10.1000/k", key="doi-10.1000-k", **change) == Missing((), ("10.1000/k",), ())


def test_a_paper_without_an_id() -> None:
    assert lacking(key="title-red", arxiv="") == Missing((), (), (Titled("Red Kites", ("Ann Lee",)),))
    assert lacking(key="title-red", arxiv="", authorships=()) == Missing((), (), ())
    long = "Red Kites and the Wind"
    assert lacking(key="title-red", arxiv="", authorships=(), title=long) == Missing((), (), (Titled(long, ()),))


def test_a_paper_with_the_id_of_another_archive_is_not_asked_for() -> None:
    assert len(lacking(key="openreview-x", arxiv="", date="")) == 0
