from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.views.panels import LISTED, contents, records
from kg.views.picture import picture
from kg.views.things import things
from tests.views.graphs import graph_of, many, small

if TYPE_CHECKING:
    from kg.graph import Graph


def records_of(graph: Graph) -> dict[str, dict[str, Any]]:
    found = things(graph)
    made = records(graph, contents(found, picture(found).nodes))
    named = {number: record["label"] for number, record in enumerate(made)}
    for record in made:
        record["groups"] = [
            (heading, total, [named.get(one, one) if isinstance(one, int) else one for one in entries])
            for heading, total, entries in record.get("groups", [])
        ]
    return {record["label"]: record for record in made}


def test_what_a_page_says_of_a_paper() -> None:
    assert records_of(small())["Papers That Fly"] == {
        "kind": "paper",
        "label": "Papers That Fly",
        "at": "paper/kite",
        "date": "2024-01-02",
        "links": ["https://arxiv.org/abs/2401.00001"],
        "sources": ["2024/kites.md, line 3"],
        "groups": [
            ("Authors", 2, ["Bo Test", "Ada Example"]),
            ("Topics", 1, ["wind"]),
            ("Introduces", 1, ["Glider 2"]),
            ("Models", 1, ["Glider 2"]),
            ("Digests", 1, ["2024-01-02"]),
            ("Links to", 1, ["SAIL"]),
        ],
        "texts": [("Comment (Korean)", "ko", "연이 높이 난다."), ("Abstract", "en", "We fly kites.")],
    }


def test_what_a_page_says_of_a_model() -> None:
    model = records_of(small())["Glider 2"]

    assert model["also"] == ["Glider-2"]
    assert model["count"] == 2
    assert model["groups"][:3] == [
        ("Introduced by", 1, ["Papers That Fly"]),
        ("Papers that mention it", 2, ["Boats in Wind", "Papers That Fly"]),
        ("Family", 1, ["Glider"]),
    ]
    assert [(heading, total) for heading, total, _ in model["groups"][3:]] == [
        ("Related topics", 1),
        ("Related authors", 1),
    ]


def test_only_http_addresses_become_links() -> None:
    urls = "<javascript:alert(1)> , <https://example.org/a> , <file:///etc/passwd> , <data:text/html,x>"
    graph = graph_of(f"work:a a kg:Work ; schema:name 'A' ; schema:url {urls} .")

    assert records_of(graph)["A"]["links"] == ["https://example.org/a"]


def test_a_large_graph_is_told_in_part_and_says_how_much_there_is() -> None:
    told = records_of(many(papers=2000))
    kinds = [record["kind"] for record in told.values()]
    topic = told["topic 0"]

    assert kinds.count("author") == LISTED
    assert kinds.count("tag") == 40
    assert LISTED <= kinds.count("paper") < 400
    (heading, total, entries), *_ = topic["groups"]
    assert (heading, total, len(entries)) == ("Papers", topic["count"], 5)
    assert all(entry in told for entry in entries)
