"""Each invariant: a graph that keeps it, and the same graph broken in one place."""

from __future__ import annotations

import pytest

from kg.graph import Graph, invariants
from kg.iri import PLACEHOLDER_BASE
from kg.recall import Recall
from tests.graph.turtle_of import going_on, graph

KG = """
paper:arxiv-1 a kg:Paper ; fabio:hasArXivId "1" ; kg:hasAuthorship authorship:arxiv-1-1 , authorship:arxiv-1-2 .
authorship:arxiv-1-1 a kg:Authorship ; kg:position 1 ; kg:author author:ada .
authorship:arxiv-1-2 a kg:Authorship ; kg:position 2 ; kg:author author:ada .
author:ada a kg:Author .
method:grpo a kg:Method .
note:n a kg:Note ; foaf:primaryTopic paper:arxiv-1 ; schema:mentions method:grpo .
"""
MENTIONS = """
field:n-abstract a kg:TextField ; nif:isString "We use \\"GRPO\\"." .
mention:n-abstract-8-12 a kg:Mention ; kg:inNote note:n ; nif:referenceContext field:n-abstract ;
    nif:beginIndex "8"^^xsd:nonNegativeInteger ; nif:endIndex "12"^^xsd:nonNegativeInteger ;
    nif:anchorOf "GRPO" ; itsrdf:taIdentRef method:grpo .
"""


def broken(kg: Graph, mentions: Graph) -> list[str]:
    return [f"{one.found} at {one.subject}" for one in invariants.broken(kg, mentions, PLACEHOLDER_BASE)]


def test_a_good_graph_breaks_nothing() -> None:
    assert broken(graph(KG), graph(MENTIONS)) == []


BREAKS = pytest.mark.parametrize(
    ("written", "instead", "found"),
    [
        ('fabio:hasArXivId "1"', 'rdfs:label "1"', "neither title nor id at <https://w3id.org/paperkg/paper/arxiv-1>"),
        ("kg:position 2", "kg:position 3", "author positions 1, 3 at <https://w3id.org/paperkg/paper/arxiv-1>"),
        ("kg:position 2", "kg:position 1", "author positions 1, 1 at <https://w3id.org/paperkg/paper/arxiv-1>"),
        (
            "author:ada a kg:Author .",
            "",
            "<https://w3id.org/paperkg/author/ada> that nothing describes at <https://w3id.org/paperkg/authorship/arxiv-1-1>",
        ),
        (
            "schema:mentions method:grpo",
            "schema:mentions paper:arxiv-1",
            "schema:mentions <https://w3id.org/paperkg/paper/arxiv-1> at <https://kg.example/note/n>",
        ),
        ('"8"^^', '"7"^^', "words 'GRPO' elsewhere at <https://kg.example/mention/n-abstract-8-12>"),
        (
            "field:n-abstract a kg:TextField",
            "field:n-abstract a kg:Other",
            "words 'GRPO' elsewhere at <https://kg.example/mention/n-abstract-8-12>",
        ),
        ('"We use', '"I use', "words 'GRPO' elsewhere at <https://kg.example/mention/n-abstract-8-12>"),
        (
            "mention:n-abstract-8-12 a kg:Mention",
            "mention:n-abstract-8-12 a kg:Other",
            "schema:mentions <https://w3id.org/paperkg/method/grpo> at <https://kg.example/note/n>",
        ),
    ],
)


@BREAKS
def test_a_broken_invariant_is_named(written: str, instead: str, found: str) -> None:
    assert found in broken(graph(KG.replace(written, instead)), graph(MENTIONS.replace(written, instead)))


@BREAKS
def test_what_is_broken_and_mended_later_is_seen(written: str, instead: str, found: str) -> None:
    recall = Recall()
    good = graph(KG), graph(MENTIONS)
    bad = tuple(
        going_on(one, graph(text.replace(written, instead))) for one, text in zip(good, (KG, MENTIONS), strict=True)
    )
    for kg, mentions in (good, bad, good, bad):
        named = invariants.broken(kg, mentions, PLACEHOLDER_BASE, recall)
        assert named == invariants.broken(kg, mentions, PLACEHOLDER_BASE)
        assert (found in {f"{one.found} at {one.subject}" for one in named}) is (kg is not good[0])
        recall.turn()
