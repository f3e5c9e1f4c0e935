"""The terms that a graph may use: closed namespaces, so that a misspelt term fails where it is written.

``KG`` equals what ``ontology/kg.ttl`` declares; the tests look every foreign term up in its own vocabulary.
"""

from __future__ import annotations

from kg.terms import IRI, iri


class Namespace:
    """A namespace that knows its terms: ``KG.Paper`` is an IRI, ``KG.Papr`` an AttributeError."""

    def __init__(self, base: str, *terms: str) -> None:
        self.base = base
        self.terms = terms
        for term in terms:
            setattr(self, term, iri(base + term))

    def __getattr__(self, name: str) -> IRI:
        raise AttributeError(f"no term {name!r} in {self.base}; there are: {', '.join(self.terms)}")


KG = Namespace(
    "https://w3id.org/paperkg/ns#",
    # classes
    "Author", "Authorship", "Benchmark", "Comment", "Dataset", "DatasetPage", "Digest", "Mention", "Method", "Model",
    "ModelFamily", "ModelPage", "Note", "Paper", "Post", "Repository", "Tag", "TextField", "Video", "WebPage", "Work",
    # properties
    "activeParameterCount", "author", "family", "fieldName", "hasAuthorship", "host", "inNote", "introduces",
    "nameAsWritten", "parameterCount", "position", "rule", "sizeLabel", "sourceLine", "sourcePath",
    "unresolvedWikilink", "variantLabel", "variantOf", "versionLabel", "wikilink", "workKind",
    # the concept scheme of the tags
    "tags",
)  # fmt: skip
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label")
OWL = Namespace("http://www.w3.org/2002/07/owl#", "sameAs")
DCTERMS = Namespace(
    "http://purl.org/dc/terms/",
    "abstract", "created", "creator", "date", "description", "modified", "source", "subject", "title",
)  # fmt: skip
SCHEMA = Namespace(
    "https://schema.org/",
    "BlogPosting", "Collection", "Comment", "CreativeWork", "Dataset", "NoteDigitalDocument", "ScholarlyArticle",
    "SocialMediaPosting", "SoftwareApplication", "SoftwareSourceCode", "VideoObject", "WebPage",
    "about", "datePublished", "hasPart", "inLanguage", "isPartOf", "keywords", "mentions", "name", "text", "translationOfWork",
    "url",
)  # fmt: skip
FOAF = Namespace("http://xmlns.com/foaf/0.1/", "Organization", "Person", "name", "primaryTopic")
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept", "ConceptScheme", "altLabel", "broader", "hasTopConcept", "inScheme", "prefLabel", "related",
)  # fmt: skip
FABIO = Namespace("http://purl.org/spar/fabio/", "Preprint", "hasArXivId")
CITO = Namespace("http://purl.org/spar/cito/", "linksTo")
BIBO = Namespace("http://purl.org/ontology/bibo/", "doi")
FAIR4ML = Namespace("https://w3id.org/fair4ml#", "MLModel", "fineTunedFrom")
MLS = Namespace("http://www.w3.org/ns/mls#", "Algorithm")
NIF = Namespace(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "Context", "OffsetBasedString",
    "anchorOf", "beginIndex", "endIndex", "isString", "referenceContext", "sentence", "taIdentConf",
)  # fmt: skip
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#", "taClassRef", "taIdentRef")
VOID = Namespace(
    "http://rdfs.org/ns/void#",
    "Dataset", "Linkset",
    "class", "classPartition", "classes", "distinctObjects", "distinctSubjects", "entities", "exampleResource",
    "feature", "linkPredicate", "properties", "property", "propertyPartition", "subset", "subjectsTarget",
    "objectsTarget", "target", "triples", "uriSpace", "vocabulary",
)  # fmt: skip
DCAT = Namespace("http://www.w3.org/ns/dcat#", "Dataset")
PROV = Namespace("http://www.w3.org/ns/prov#", "wasDerivedFrom", "wasGeneratedBy")

FOREIGN: dict[str, Namespace] = {
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "dcterms": DCTERMS,
    "schema": SCHEMA,
    "foaf": FOAF,
    "skos": SKOS,
    "fabio": FABIO,
    "cito": CITO,
    "bibo": BIBO,
    "fair4ml": FAIR4ML,
    "mls": MLS,
    "nif": NIF,
    "itsrdf": ITSRDF,
    "void": VOID,
    "dcat": DCAT,
    "prov": PROV,
}
