"""Small graphs to make pages from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.graph import Graph
from kg.graph.graph import prefixes, read
from kg.iri import PLACEHOLDER_BASE, Mint
from kg.terms import text
from kg.vocab import DCTERMS, FOAF, KG, RDF, RDFS, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.terms import IRI, Triple

KNOWN = prefixes(PLACEHOLDER_BASE)
MINT = Mint()


def graph_of(turtle: str) -> Graph:
    """The graph of Turtle that may use every prefix of kg."""
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in KNOWN.items())
    return read([("ttl", (head + turtle).encode())], KNOWN)


#: Two papers on one topic, a model that both mention, a note about a web page, and a digest.
SMALL = """
paper:kite a kg:Paper ; rdfs:label "Papers That Fly"@en ; dcterms:title "\\\\textbf{Papers} That Fly"@en ;
  dcterms:abstract "We fly kites."@en ; schema:url <https://arxiv.org/abs/2401.00001> ;
  dcterms:creator author:bo , author:ada ; kg:hasAuthorship authorship:kite-1 , authorship:kite-2 ;
  dcterms:subject tag:wind ; schema:mentions model:glider-2 ; kg:introduces model:glider-2 ; cito:linksTo paper:sail .
authorship:kite-1 a kg:Authorship ; kg:author author:bo ; kg:position 1 .
authorship:kite-2 a kg:Authorship ; kg:author author:ada ; kg:position 2 .
paper:boat a kg:Paper ; rdfs:label "Boats in Wind"@en ; dcterms:creator author:ada ;
  kg:hasAuthorship authorship:boat-1 ; dcterms:subject tag:wind ; schema:mentions model:glider-2 .
authorship:boat-1 a kg:Authorship ; kg:author author:ada ; kg:position 1 .
paper:sail a kg:Paper ; skos:altLabel "SAIL" ; fabio:hasArXivId "2402.00002" ; dcterms:date "2024-02"^^xsd:gYearMonth .
author:ada a kg:Author ; foaf:name "Ada Example" .
author:bo a kg:Author ; foaf:name "Bo Test" .
tag:wind a kg:Tag ; skos:prefLabel "wind" .
model:glider-2 a kg:Model ; skos:prefLabel "Glider 2" ; skos:altLabel "Glider-2" ; kg:family family:glider .
family:glider a kg:ModelFamily ; skos:prefLabel "Glider" .
note:kite a kg:Note ; schema:name "Kites" ; foaf:primaryTopic paper:kite ; dcterms:created "2024-01-02"^^xsd:date ;
  kg:sourcePath "2024/kites.md" ; kg:sourceLine 3 ; dcterms:subject tag:wind ; schema:mentions model:glider-2 ;
  schema:hasPart comment:kite-ko ; schema:isPartOf digest:2024-01-02 .
comment:kite-ko a kg:Comment ; kg:inNote note:kite ; schema:text "연이 높이 난다."@ko .
note:boat a kg:Note ; schema:name "Boats" ; foaf:primaryTopic paper:boat ; dcterms:created "2024-03-01"^^xsd:date ;
  kg:sourcePath "2024/boats.md" ; kg:sourceLine 1 .
note:port a kg:Note ; schema:name "Ports" ; foaf:primaryTopic work:port ; dcterms:created "2023-05-05"^^xsd:date ;
  kg:sourcePath "2023/ports.md" ; kg:sourceLine 1 ; dcterms:subject tag:wind .
work:port a kg:Work ; schema:url <https://example.org/port> .
digest:2024-01-02 a kg:Digest ; schema:datePublished "2024-01-02"^^xsd:date ; schema:hasPart note:kite .
graph:kg a void:Dataset ; dcterms:modified "2024-03-01"^^xsd:date .
"""


def small() -> Graph:
    """The graph of :data:`SMALL`."""
    return graph_of(SMALL)


def many(papers: int, authors: int = 3, topics: int = 40) -> Graph:
    """A graph of so many papers, each with authors of its own and two of the topics that they share."""
    return Graph(_many(papers, authors, topics), KNOWN)


def _many(papers: int, authors: int, topics: int) -> Iterator[Triple]:
    for number in range(papers):
        paper, note = MINT.of("paper", f"p{number}"), MINT.of("note", f"n{number}")
        yield from paper_with_note(paper, note, f"Paper {number} on Things")
        for place in (number % topics, (number // 3) % topics):
            tag = MINT.of("tag", f"t{place}")
            yield tag, RDF.type, KG.Tag
            yield tag, SKOS.prefLabel, text(f"topic {place}")
            yield paper, DCTERMS.subject, tag
        for place in range(authors):
            author = MINT.of("author", f"a{number}-{place}")
            yield author, RDF.type, KG.Author
            yield author, FOAF.name, text(f"Author {number} {place}")
            yield paper, DCTERMS.creator, author


def paper_with_note(paper: IRI, note: IRI, title: str) -> Iterable[Triple]:
    """A paper of that title and the note about it."""
    yield paper, RDF.type, KG.Paper
    yield paper, RDFS.label, text(title)
    yield note, RDF.type, KG.Note
    yield note, SCHEMA.name, text(title)
    yield note, FOAF.primaryTopic, paper
