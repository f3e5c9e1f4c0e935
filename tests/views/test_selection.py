"""What is asked for by name and date, and the readings that are meant."""

from __future__ import annotations

import unicodedata

import pytest

from kg.errors import ViewError
from kg.views.selection import Asked, Selection, select
from kg.views.things import label, things
from tests.views.graphs import graph_of, small


def selected(asked: Asked) -> Selection:
    graph = small()
    return select(graph, things(graph), asked)


def titles(asked: Asked) -> list[str]:
    return [label(small(), thing) for thing in selected(asked).readings]


BOATS, KITES, PORTS = "Boats in Wind", "Papers That Fly", "Ports"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), [BOATS, KITES, PORTS]),
        (Asked(tag=("wind",)), [BOATS, KITES, PORTS]),
        (Asked(author=("bo test",)), [KITES]),
        (Asked(author=("Bo Test", "Ada Example")), [BOATS, KITES]),
        (Asked(author=("Ada Example",), since="2024-02"), [BOATS]),
        (Asked(model=("glider 2",)), [BOATS, KITES]),
        (Asked(model=("GLIDER-2",), author=("Bo Test",)), [KITES]),
        (Asked(paper=("Kites",)), [KITES]),
        (Asked(paper=("https://arxiv.org/abs/2401.00001",)), [KITES]),
        (Asked(paper=("kite", "boat")), [BOATS, KITES]),
        (Asked(paper=("2402.00002v3",)), ["SAIL"]),
        (Asked(since="2024"), [BOATS, KITES]),
        (Asked(until="2024-01"), [KITES, PORTS]),
        (Asked(since="2024-01-02", until="2024-01-02"), [KITES]),
        (Asked(since="2025"), []),
    ],
)
def test_names_of_a_kind_add_up_and_kinds_and_dates_narrow(asked: Asked, found: list[str]) -> None:
    assert titles(asked) == found


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (Asked(), "All papers"),
        (Asked(tag=("WIND",), author=("ada example", "Bo Test")), "wind · Ada Example, Bo Test"),
        (Asked(tag=("wind",), since="2024"), "wind · since 2024"),
        (Asked(since="2024", until="2024-03"), "2024 to 2024-03"),
        (Asked(until="2023"), "until 2023"),
        (Asked(since="2023", until="2023"), "2023"),
    ],
)
def test_the_title_says_what_was_asked_for(asked: Asked, title: str) -> None:
    assert selected(asked).title == title


def test_a_topic_stands_for_what_is_narrower_as_well() -> None:
    graph = graph_of(
        """
        tag:weather a kg:Tag ; skos:prefLabel 'weather' . tag:wind a kg:Tag ; skos:prefLabel 'wind' ; skos:broader tag:weather .
        tag:gale a kg:Tag ; skos:prefLabel 'gale' ; skos:broader tag:wind .
        paper:a a kg:Paper ; rdfs:label 'A' ; dcterms:subject tag:gale . note:a a kg:Note ; foaf:primaryTopic paper:a .
        """
    )

    assert [label(graph, one) for one in select(graph, things(graph), Asked(tag=("weather",))).readings] == ["A"]


def test_hangul_is_found_composed_or_not_and_separators_do_not_count() -> None:
    graph = graph_of(
        "tag:강화학습 a kg:Tag ; skos:prefLabel '강화학습' . tag:x a kg:Tag ; skos:prefLabel 'In-Context Learning' ."
    )

    for name in ("강화학습", unicodedata.normalize("NFD", "강화학습"), "강화 학습"):
        assert select(graph, things(graph), Asked(tag=(name,))).title == "강화학습"
    assert select(graph, things(graph), Asked(tag=("in_context learning",))).title == "In-Context Learning"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (Asked(tag=("wnd",)), "no tag is called 'wnd'; near it: wind"),
        (Asked(author=("Ada Exampel",)), "no author is called 'Ada Exampel'; near it: Ada Example"),
        (Asked(model=("zzzz",)), "no model is called 'zzzz'"),
        (Asked(since="last year"), "found 'last year', expected a date such as 2024, 2024-03 or 2024-03-01"),
    ],
)
def test_what_is_not_there_is_an_error_that_names_what_is_near(asked: Asked, message: str) -> None:
    with pytest.raises(ViewError) as error:
        selected(asked)

    assert str(error.value) == message
