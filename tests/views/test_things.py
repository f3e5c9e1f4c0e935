from __future__ import annotations

from kg.graph import Graph
from kg.views.things import label, things
from tests.views.graphs import KNOWN, graph_of, small


def test_a_note_and_its_paper_are_one_thing_and_readings_come_newest_first() -> None:
    graph = small()

    assert [(thing.kind, label(graph, thing), thing.date) for thing in things(graph)] == [
        ("paper", "Boats in Wind", "2024-03-01"),
        ("digest", "2024-01-02", "2024-01-02"),
        ("paper", "Papers That Fly", "2024-01-02"),
        ("note", "Ports", "2023-05-05"),
        ("tag", "wind", ""),
        ("author", "Ada Example", ""),
        ("model", "Glider 2", ""),
        ("author", "Bo Test", ""),
        ("linked", "SAIL", ""),
        ("work", "example.org/port", ""),
        ("model", "Glider", ""),
    ]


def test_a_thing_knows_its_readings_once_and_newest_first() -> None:
    graph = small()
    readings = {label(graph, thing): [label(graph, one) for one in thing.readings] for thing in things(graph)}

    assert readings["wind"] == ["Boats in Wind", "Papers That Fly", "Ports"]
    assert readings["Glider 2"] == ["Boats in Wind", "Papers That Fly"]
    assert readings["SAIL"] == ["Papers That Fly"]
    assert readings["2024-01-02"] == ["Papers That Fly"]
    assert readings["Glider"] == []


def test_names_of_what_has_no_title() -> None:
    graph = graph_of(
        """
        paper:a a kg:Paper ; fabio:hasArXivId "2402.00002" .
        paper:b a kg:Paper ; bibo:doi "10.1/b" .
        work:c a kg:Work ; schema:url <https://example.org/c> .
        tag:d a kg:Tag .
        """
    )

    assert [label(graph, thing) for thing in things(graph)] == ["arXiv:2402.00002", "10.1/b", "d", "example.org/c"]


def test_a_graph_without_things() -> None:
    assert things(Graph([], KNOWN)) == []
