from __future__ import annotations

from typing import Any

from kg.graph import Graph
from kg.views.material import LISTED, material, of_everything
from kg.views.panels import NAMED, records
from tests.views.explorer import library
from tests.views.graphs import KNOWN, graph_of, many, small


def records_of(graph: Graph, evidence: Graph | None = None) -> dict[str, dict[str, Any]]:
    """The records of a front page by label, with labels for places."""
    found = material(graph, evidence or Graph((), KNOWN))
    made = records(found, of_everything(found, ()))
    named = {number: record["label"] for number, record in enumerate(made)}
    for record in made:
        record["groups"] = [
            (heading, total, [named.get(one, one) if isinstance(one, int) else one for one in entries])
            for heading, total, entries in record.get("groups", [])
        ]
        record["beside"] = [named[place] for place in record.get("beside", [])]
    return {record["label"]: record for record in made}


def test_what_a_page_says_of_a_paper() -> None:
    assert records_of(library.graph(), library.evidence())["Papers That Fly"] == {
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
        "abstracts": [("en", "We fly kites.")],
        "comments": [("en", "The kite flies high."), ("ko", "연이 높이 난다.")],
        "said": [[6, [("title", "Papers That Fly: Glider 2", 17, 25), ("abstract", "🪁 Glider 2 is no kite; Glider 2 glides.", 3, 11)]]],
        "beside": [],
    }  # fmt: skip


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


def test_of_a_large_graph_all_papers_are_there_and_most_in_brief() -> None:
    told = records_of(many(papers=2000))
    kinds = [record["kind"] for record in told.values()]
    topic, paper = told["topic 0"], told["Paper 1999 on Things"]

    assert kinds.count("author") == LISTED["author"]
    assert kinds.count("tag") == 40
    assert kinds.count("paper") == 2000
    heading, total, named = topic["groups"][0]
    assert (heading, total, len(named)) == ("Papers", topic["count"], NAMED)
    assert {"topic 39", "topic 26"} <= set(paper["beside"] + [name for _, _, some in paper["groups"] for name in some])


def test_a_paper_of_two_hundred_authors_names_them_all_in_order() -> None:
    authors = "".join(f"author:a{n} a kg:Author ; foaf:name 'A {n}' .\n" for n in range(200))
    places = "".join(
        f"paper:p kg:hasAuthorship authorship:p-{n} . authorship:p-{n} kg:author author:a{n} ; kg:position {200 - n} .\n"
        for n in range(200)
    )
    listed = " , ".join(f"author:a{n}" for n in range(200))
    graph = graph_of(f"{authors}{places}paper:p a kg:Paper ; rdfs:label 'P' ; dcterms:creator {listed} .\n")
    ((heading, total, names),) = records_of(graph)["P"]["groups"]

    assert (heading, total) == ("Authors", 200)
    assert names == [f"A {n}" for n in reversed(range(200))]
