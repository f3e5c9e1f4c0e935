"""The small graph of the other views with what the explorer shows besides: a comment in English, and mentions."""

from __future__ import annotations

from typing import Any

from kg.graph import Graph
from kg.views import explorer
from kg.views.explorer.index import index, ordered
from kg.views.material import material
from tests.views.graphs import KNOWN, SMALL, graph_of

NOTHING = Graph([], KNOWN)

GRAPH = (
    SMALL
    + """
note:kite schema:hasPart comment:kite-en .
comment:kite-en a kg:Comment ; kg:inNote note:kite ; schema:text "The kite flies high."@en .
"""
)

#: Glider 2 is mentioned in the title and, behind a letter of two UTF-16 units, twice in one sentence of the abstract.
EVIDENCE = """
field:kite-title a kg:TextField ; kg:inNote note:kite ; kg:fieldName "title" ; nif:isString "Papers That Fly: Glider 2" .
field:kite-abstract a kg:TextField ; kg:inNote note:kite ; kg:fieldName "abstract" ;
  nif:isString "We fly kites. 🪁 Glider 2 is no kite; Glider 2 glides." .
mention:kite-title-17-25 a kg:Mention ; kg:inNote note:kite ; nif:referenceContext field:kite-title ;
  nif:beginIndex 17 ; nif:endIndex 25 ; nif:sentence "Papers That Fly: Glider 2" ; itsrdf:taIdentRef model:glider-2 .
mention:kite-abstract-16-24 a kg:Mention ; kg:inNote note:kite ; nif:referenceContext field:kite-abstract ;
  nif:beginIndex 16 ; nif:endIndex 24 ; nif:sentence "🪁 Glider 2 is no kite; Glider 2 glides." ;
  itsrdf:taIdentRef model:glider-2 .
mention:kite-abstract-37-45 a kg:Mention ; kg:inNote note:kite ; nif:referenceContext field:kite-abstract ;
  nif:beginIndex 37 ; nif:endIndex 45 ; nif:sentence "🪁 Glider 2 is no kite; Glider 2 glides." ;
  itsrdf:taIdentRef model:glider-2 .
"""


def graph() -> Graph:
    """The graph."""
    return graph_of(GRAPH)


def evidence() -> Graph:
    """The graph of its mentions."""
    return graph_of(EVIDENCE)


def page_of(some: Graph, its_evidence: Graph = NOTHING) -> str:
    """The explorer of a graph."""
    return explorer.page(material(some, its_evidence))


def index_of(some: Graph) -> dict[str, Any]:
    """The index of the explorer of a graph."""
    made = material(some, NOTHING)
    return index(made, ordered(made.things))


if __name__ == "__main__":
    import json
    from pathlib import Path

    text = json.dumps(index_of(graph()), ensure_ascii=False, indent=1)
    Path(__file__).with_name("small.json").write_text(f"{text}\n", encoding="utf-8")
