"""Triples of papers, authorships and authors."""

from __future__ import annotations

from collections.abc import Iterator

from kg import terms
from kg.iri import Mint, http_iri
from kg.resolve.entities import Author, Authorship, Paper
from kg.terms import IRI, XSD, Literal, Triple, text
from kg.text import latex
from kg.vocab import BIBO, CITO, DCTERMS, FABIO, FOAF, KG, OWL, RDF, RDFS, SCHEMA, SKOS

#: The datatype of a date by its length: ``2024``, ``2024-03``, ``2024-03-01``.
_DATE_TYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}

ARXIV_DOI = "https://doi.org/10.48550/arxiv."

#: An ORCID iD is an IRI, and it names the person. Source: ORCID, "Structure of the ORCID Identifier".
ORCID = "https://orcid.org/"


def paper_triples(paper: Paper, mint: Mint) -> Iterator[Triple]:
    """What the graph says of a paper, its authorships included."""
    subject = mint.of("paper", paper.key)
    yield subject, RDF.type, KG.Paper
    yield subject, RDF.type, SCHEMA.ScholarlyArticle
    yield from _identity(subject, paper)
    yield from _description(subject, paper)
    for tag in paper.tags:
        yield subject, DCTERMS.subject, mint.of("tag", tag)
    for work in paper.works:
        yield subject, CITO.linksTo, mint.of("work", work)
    for other in paper.papers:
        yield subject, CITO.linksTo, mint.of("paper", other)
    for authorship in paper.authorships:
        yield from authorship_triples(paper.key, authorship, mint)


def _identity(subject: IRI, paper: Paper) -> Iterator[Triple]:
    if paper.arxiv:
        yield subject, RDF.type, FABIO.Preprint
        yield subject, FABIO.hasArXivId, text(paper.arxiv)
        yield subject, OWL.sameAs, terms.iri(f"{ARXIV_DOI}{paper.arxiv.lower()}")
    if paper.doi:
        yield subject, BIBO.doi, text(paper.doi)
    for page in paper.pages:
        if address := http_iri(page):
            yield subject, SCHEMA.url, address


def _description(subject: IRI, paper: Paper) -> Iterator[Triple]:
    """Title and abstract as written; ``rdfs:label`` is what people read: LaTeX gone, or else a name that links use."""
    if paper.title:
        yield subject, DCTERMS.title, text(paper.title, paper.language)
    if label := latex.plain(paper.title) or next(iter(paper.short_names), ""):
        yield subject, RDFS.label, text(label, paper.language)
    if paper.abstract:
        yield subject, DCTERMS.abstract, text(paper.abstract, paper.abstract_language)
    for name in paper.short_names:
        yield subject, SKOS.altLabel, text(name, "en")
    if paper.date:
        yield subject, DCTERMS.date, Literal(f'"{paper.date}"^^<{XSD}{_DATE_TYPES[len(paper.date)]}>')
    for category in paper.categories:
        yield subject, SCHEMA.keywords, text(category)


def authorship_triples(key: str, authorship: Authorship, mint: Mint) -> tuple[Triple, ...]:
    """The triples of one authorship of the paper of that key: more than half of a graph, hence no generator."""
    subject = mint.of("paper", key)
    place = mint.of("authorship", f"{key}-{authorship.position}")
    author = mint.of("author", authorship.author)
    return (
        (subject, KG.hasAuthorship, place),
        (subject, DCTERMS.creator, author),
        (place, RDF.type, KG.Authorship),
        (place, KG.author, author),
        (place, KG.position, terms.integer(authorship.position)),
        (place, KG.nameAsWritten, text(authorship.name)),
    )


def author_triples(author: Author, mint: Mint) -> Iterator[Triple]:
    """What the graph says of an author."""
    subject = mint.of("author", author.key)
    yield subject, RDF.type, KG.Author
    yield subject, RDF.type, FOAF.Organization if author.organisation else FOAF.Person
    yield subject, FOAF.name, text(author.name)
    if author.orcid:
        yield subject, OWL.sameAs, terms.iri(f"{ORCID}{author.orcid}")
