"""Whether the terms of a graph exist: each is looked up in the list of its vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg import tables, vocab
from kg.graph.graph import Graph
from kg.graph.invariants import Violation
from kg.terms import IRI
from kg.vocab import KG, RDF

MARK = "# namespace: "


@cache
def known() -> dict[str, frozenset[str]]:
    """Each vocabulary that kg knows: its namespace, and the local names of its terms.

    A vocabulary without a list of its own counts by the terms of it that kg uses.
    """
    found = {space.base: frozenset(space.terms) for space in (KG, *vocab.FOREIGN.values())}
    for file in sorted((tables.folder() / "vocabularies").glob("*.tsv")):
        head = file.read_text(encoding="utf-8").partition("\n")[0]
        found[head.removeprefix(MARK)] = frozenset(term for term, _ in tables.read(file, ("term", "kind")))
    return found


def unknown(graph: Graph) -> Iterator[Violation]:
    """Properties and classes that their vocabulary does not have, each once, at a subject that uses it.

    Terms of a vocabulary that kg does not know are left alone: an extractor of the user's own may bring them.
    """
    used: dict[IRI, IRI] = {}
    for subject, about in graph.by_subject.items():
        for predicate in about:
            used.setdefault(predicate, subject)
        for kind in about.get(RDF.type, ()):
            used.setdefault(IRI(kind), subject)
    for term in sorted(used):
        if not _exists(term):
            yield Violation(used[term], f"the term {term}", "a term that its vocabulary has")


def _exists(term: IRI) -> bool:
    address = term[1:-1]
    cut = max(address.rfind("/"), address.rfind("#")) + 1
    return address[cut:] in known().get(address[:cut], {address[cut:]})
