from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest
from rdflib.namespace import DC, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SH, SKOS, VANN, XSD, DefinedNamespace

from kg import tables

#: Vocabularies that rdflib holds as closed namespaces; the others are tables under ontology/vocabularies.
CLOSED = (DC, DCTERMS, FOAF, OWL, PROV, RDF, RDFS, SH, SKOS, VANN, XSD)
MARK = "# namespace: "

#: Addresses of things that are no terms of a vocabulary.
THINGS = ("https://w3id.org/paperkg/", "https://creativecommons.org/")

HasTerm = Callable[[str], bool]
Unknown = Callable[[Iterable[str], Iterable[str]], list[str]]


@pytest.fixture(scope="session")
def vocabularies() -> dict[str, HasTerm]:
    """Namespace to a function that tells whether it has a term of that local name."""
    found: dict[str, HasTerm] = {str(space): _closed(space) for space in CLOSED}
    for file in sorted((tables.folder() / "vocabularies").glob("*.tsv")):
        head = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert head.startswith(MARK), f"{file.name} does not start with {MARK!r}"
        found[head.removeprefix(MARK)] = frozenset(term for term, _ in tables.read(file, ("term", "kind"))).__contains__
    return found


def _closed(space: type[DefinedNamespace]) -> HasTerm:
    return lambda local: f"{space}{local}" in space


@pytest.fixture(scope="session")
def unknown(vocabularies: dict[str, HasTerm]) -> Unknown:
    """A function from IRIs and own terms to those IRIs that neither the own terms nor a vocabulary hold."""
    bases = sorted(vocabularies, key=len, reverse=True)

    def is_known(iri: str) -> bool:
        base = next((base for base in bases if iri.startswith(base)), None)
        if base is None:
            return iri.startswith(THINGS)
        return iri == base or vocabularies[base](iri.removeprefix(base))

    def found(iris: Iterable[str], own: Iterable[str]) -> list[str]:
        space = "https://w3id.org/paperkg/ns#"
        mine = {space, *own}
        return sorted(iri for iri in set(iris) - mine if iri.startswith(space) or not is_known(iri))

    return found
