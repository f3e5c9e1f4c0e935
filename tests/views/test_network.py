from __future__ import annotations

from typing import TYPE_CHECKING

from kg.views.network import draw
from kg.views.picture import Picture, of_everything
from kg.views.things import label, things
from tests.views.graphs import many, small

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from kg.graph import Graph


def drawing_of(graph: Graph) -> tuple[Picture, list[dict[str, object]], list[dict[str, object]]]:
    drawn = of_everything(things(graph))
    made = draw(drawn, [label(graph, thing) for thing in drawn.nodes], [thing.kind for thing in drawn.nodes])
    return drawn, made.nodes, made.edges


def test_each_node_has_a_place_and_the_shape_of_its_kind() -> None:
    drawn, nodes, edges = drawing_of(small())

    assert {thing.kind: node["shape"] for thing, node in zip(drawn.nodes, nodes, strict=True)} == {
        "paper": "box",
        "note": "box",
        "linked": "box",
        "tag": "ellipse",
        "author": "dot",
        "model": "diamond",
        "work": "hexagon",
    }
    assert len({(node["x"], node["y"]) for node in nodes}) == len(nodes)
    assert all(isinstance(node["x"], int) and isinstance(node["y"], int) for node in nodes)
    assert len(edges) == len(drawn.edges)


def test_a_long_title_is_wrapped_and_whole_in_the_tooltip() -> None:
    title = "A very long title that tells everything there is to tell about kites, and then a little more than that"
    drawn = Picture(tuple(things(small()))[:1], (), "graph")
    (node,) = draw(drawn, [title], ["paper"]).nodes

    assert node["label"] == "A very long title\nthat tells everything\nthere is to tell\nabout kites, and …"
    assert node["title"] == title


def test_many_authors_of_a_paper_are_dots_whose_names_show_when_zoomed_in() -> None:
    drawn, nodes, _ = drawing_of(many(papers=2, authors=60, topics=2))
    fonts = {node["font"]["size"] for thing, node in zip(drawn.nodes, nodes, strict=True) if thing.kind == "author"}  # type: ignore[index]

    assert max(fonts) < 5


def test_in_a_map_what_has_more_readings_is_larger() -> None:
    drawn, nodes, _ = drawing_of(many(papers=400))
    sizes = [node["size"] for node in nodes]

    assert sizes == sorted(sizes, key=lambda size: -float(str(size)))
    assert {node["shape"] for node in nodes} == {"dot"}
    assert drawn.form == "map"


def test_drawing_leaves_the_current_folder_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    drawing_of(small())

    assert list(tmp_path.iterdir()) == []
