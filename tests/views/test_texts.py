from __future__ import annotations

from kg.graph import Graph
from kg.views.texts import texts
from kg.views.things import things
from tests.views.explorer.library import evidence, graph
from tests.views.graphs import KNOWN


def test_the_texts_of_a_paper_and_where_its_sentences_mention_something() -> None:
    found = things(graph())
    told = {found[place].iri.rpartition("/")[2]: record for place, record in texts(graph(), evidence(), found)}
    kite = told["kite>"]

    assert kite["sources"] == ["2024/kites.md, line 3"]
    assert kite["abstracts"] == [("en", "We fly kites.")]
    assert kite["comments"] == [("en", "The kite flies high."), ("ko", "연이 높이 난다.")]
    ((glider, sentences),) = kite["mentions"]
    assert found[glider].iri.endswith("/model/glider-2>")
    assert sentences == [
        ("title", "Papers That Fly: Glider 2", 17, 25),
        ("abstract", "🪁 Glider 2 is no kite; Glider 2 glides.", 3, 11),
    ]


def test_without_evidence_there_are_texts_but_no_sentences() -> None:
    told = [record for _, record in texts(graph(), Graph([], KNOWN), things(graph()))]

    assert len(told) == 3
    assert not any("mentions" in record for record in told)
