"""ontology/README.md, the reference page, is what ontology/reference.py makes of kg.ttl."""

from __future__ import annotations

import runpy
from functools import cache
from typing import Any

import rdflib

from kg import tables

TINY = """
    @prefix kg: <https://w3id.org/paperkg/ns#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix schema: <https://schema.org/> .
    kg:Kite a owl:Class ; rdfs:label "kite"@en , "연"@ko ; rdfs:comment "It flies | falls."@en , "난다."@ko ;
        rdfs:subClassOf schema:Thing .
    kg:tail a owl:ObjectProperty ; rdfs:label "tail"@en , "꼬리"@ko ; rdfs:comment "Its tail."@en , "연의 꼬리."@ko ;
        rdfs:domain kg:Kite ; schema:rangeIncludes schema:Thing , kg:Kite .
"""


@cache
def script() -> dict[str, Any]:
    """The names that the script defines; it is no module of a package, and running it by path leaves no bytecode."""
    return runpy.run_path(str(tables.path("reference.py")))


def page(turtle: str) -> str:
    graph = rdflib.Graph(bind_namespaces="none").parse(data=turtle, format="turtle")
    made: str = script()["page"](graph)
    return made


def test_a_class_is_a_row_with_both_languages_and_its_ties() -> None:
    assert "## Classes (1)\n\n| class | label | what it is | ties |\n|---|---|---|---|\n" in page(TINY)
    assert "| `kg:Kite` | kite<br>연 | It flies \\| falls.<br>난다. | kind of `schema:Thing` |\n" in page(TINY)


def test_a_property_says_what_it_joins() -> None:
    assert (
        "| `kg:tail` | tail<br>꼬리 | Its tail.<br>연의 꼬리. | `kg:Kite` | `kg:Kite`, `schema:Thing` |  |\n"
        in page(TINY)
    )


def test_the_page_is_up_to_date() -> None:
    made = page(tables.path("kg.ttl").read_text(encoding="utf-8"))
    assert tables.path("README.md").read_text(encoding="utf-8") == made, "run: python ontology/reference.py"
