from __future__ import annotations

import pytest

from kg.views.picture import LIMIT, MAP, of_everything
from kg.views.things import label, things
from tests.views.graphs import graph_of, many, small


def test_a_small_graph_is_drawn_whole_without_its_digests() -> None:
    graph = small()
    drawn = of_everything(things(graph))
    names = [label(graph, thing) for thing in drawn.nodes]

    assert drawn.form == "graph"
    assert sorted(names) == sorted(
        ["Boats in Wind", "Papers That Fly", "Ports", "wind", "Ada Example", "Bo Test", "Glider 2", "Glider", "SAIL",
         "example.org/port"]
    )  # fmt: skip
    assert sorted((names[edge.source], edge.reason, names[edge.target]) for edge in drawn.edges) == [
        ("Boats in Wind", "mentions", "Glider 2"),
        ("Boats in Wind", "on the topic", "wind"),
        ("Boats in Wind", "written by", "Ada Example"),
        ("Glider 2", "of the family", "Glider"),
        ("Papers That Fly", "introduces", "Glider 2"),
        ("Papers That Fly", "links to", "SAIL"),
        ("Papers That Fly", "on the topic", "wind"),
        ("Papers That Fly", "written by", "Ada Example"),
        ("Papers That Fly", "written by", "Bo Test"),
        ("Ports", "about", "example.org/port"),
        ("Ports", "on the topic", "wind"),
    ]


def test_authors_of_one_paper_are_left_out_when_not_all_fits() -> None:
    graph = many(papers=40, authors=10)
    drawn = of_everything(things(graph))

    assert drawn.form == "graph"
    assert {thing.kind for thing in drawn.nodes} == {"paper", "tag"}


def test_a_large_graph_becomes_a_map_of_what_its_papers_share() -> None:
    graph = many(papers=400)
    drawn = of_everything(things(graph))

    assert drawn.form == "map"
    assert {thing.kind for thing in drawn.nodes} == {"tag"}
    assert all(0 < edge.weight <= 1 for edge in drawn.edges)
    assert {place for edge in drawn.edges for place in edge[:2]} == set(range(40))


def test_without_topics_the_map_shows_the_names_that_papers_share() -> None:
    papers = "".join(
        f"paper:p{n} a kg:Paper ; rdfs:label 'P{n}' ; schema:mentions model:m{n % 7} , model:m{n % 5} .\n"
        f"note:p{n} a kg:Note ; foaf:primaryTopic paper:p{n} .\n"
        for n in range(LIMIT + 1)
    )
    models = "".join(f"model:m{n} a kg:Model ; skos:prefLabel 'M{n}' .\n" for n in range(7))

    assert {thing.kind for thing in of_everything(things(graph_of(papers + models))).nodes} == {"model"}


@pytest.mark.parametrize("graph", [many(400), many(400, topics=200), many(2000, topics=1), many(80, authors=30)])
def test_there_are_never_more_nodes_than_the_limit(graph: object) -> None:
    drawn = of_everything(things(graph))  # type: ignore[arg-type]

    assert 0 < len(drawn.nodes) <= LIMIT
    assert drawn.form == "graph" or len(drawn.nodes) <= MAP
