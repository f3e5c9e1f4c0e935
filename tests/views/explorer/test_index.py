from __future__ import annotations

import json
from pathlib import Path

from kg.views.things import RELATIONS
from tests.views.explorer.library import graph, index_of
from tests.views.graphs import graph_of, many

#: The index as the tests of the JavaScript read it.
KEPT = Path(__file__).with_name("small.json")


def test_the_index_of_a_small_graph() -> None:
    made = index_of(graph())

    assert made["kinds"] == [
        ["paper", "Paper", "Papers", "box", 2],
        ["note", "Note", "Notes", "box", 1],
        ["tag", "Topic", "Topics", "ellipse", 1],
        ["author", "Author", "Authors", "dot", 2],
        ["model", "Model", "Models", "diamond", 2],
        ["linked", "Linked paper", "Linked papers", "box", 1],
        ["work", "Linked page", "Linked pages", "hexagon", 1],
        ["digest", "Digest", "Digests", "box", 1],
    ]
    assert made["labels"][:5] == ["Boats in Wind", "Papers That Fly", "Ports", "wind", "Ada Example"]
    assert made["at"][:5] == ["paper/boat", "paper/kite", "note/port", "tag/wind", "author/ada"]
    assert made["dates"] == ["2024-03-01", "2024-01-02", "2023-05-05", "", "", "", "", "", "2024-02", "", "2024-01-02"]
    assert made["also"] == [(6, ["Glider-2"])]
    assert made["web"] == [(1, ["https://arxiv.org/abs/2401.00001"]), (9, ["https://example.org/port"])]
    assert made["modified"] == "2024-03-01"


def test_authors_are_linked_in_the_order_of_their_paper() -> None:
    made = index_of(graph())
    written_by = made["links"][[relation.verb for relation in RELATIONS].index("written by")]

    assert written_by == ([0, 1], [[4], [5, 4]])
    assert [made["labels"][place] for place in written_by[1][1]] == ["Bo Test", "Ada Example"]


def test_only_addresses_of_the_web_are_kept() -> None:
    urls = "<javascript:alert(1)> , <https://example.org/a> , <file:///etc/passwd> , <data:text/html,x>"
    found = graph_of(f"work:a a kg:Work ; schema:name 'A' ; schema:url {urls} .")

    assert index_of(found)["web"] == [(0, ["https://example.org/a"])]


def test_the_tests_of_the_javascript_read_what_is_made_here() -> None:
    made = index_of(graph())

    assert json.loads(KEPT.read_text(encoding="utf-8")) == json.loads(json.dumps(made)), (
        "write it anew: python -m tests.views.explorer.library"
    )


def test_the_links_of_a_large_graph_are_all_there() -> None:
    found = many(500, authors=4)
    made = index_of(found)

    topics = sum(len({number % 40, number // 3 % 40}) for number in range(500))

    assert sum(len(targets) for _, some in made["links"] for targets in some) == 500 * 4 + topics
    assert made["kinds"][0][-1] == 500
