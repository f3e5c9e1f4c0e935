"""The files of a build, opened to look things up in them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from kg.ask import record
from kg.ask.blocks import Blocks, open_blocks, short
from kg.ask.built import folder_of
from kg.graph.graph import prefixes, value_of
from kg.iri import PERSONAL_KINDS, PLACEHOLDER_BASE, Mint
from kg.terms import IRI, Term
from kg.vocab import DCTERMS, FOAF, KG


class Exports:
    """The folder of a build; a file in it is read when first asked for.

    ``kg`` and ``mentions`` are the two graphs, ``facts`` and ``decisions`` the tables beside them.

    Raises:
        QueryError: the folder holds no build.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder = folder_of(folder)

    @cached_property
    def kg(self) -> Blocks:
        """The graph."""
        return open_blocks(self.folder / "kg.ttl")

    @cached_property
    def mentions(self) -> Blocks:
        """The evidence."""
        return open_blocks(self.folder / "mentions.ttl")

    @cached_property
    def facts(self) -> record.Rows[record.FactRow]:
        """What was read from the notes."""
        return record.facts(self.folder)

    @cached_property
    def decisions(self) -> record.Rows[record.DecisionRow]:
        """Why things are one."""
        return record.decisions(self.folder)

    @cached_property
    def mint(self) -> Mint:
        """Makes the IRIs of this build."""
        personal = ((kind, self.kg.prefixes.get(kind, "")) for kind in PERSONAL_KINDS)
        bases = (space.removesuffix(f"{kind}/") for kind, space in personal if space.endswith(f"{kind}/"))
        return Mint(next(bases, PLACEHOLDER_BASE))

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Every prefix that this build may use, to its namespace."""
        return prefixes(self.mint.base)

    def about(self, subject: IRI) -> dict[IRI, list[Term]]:
        """What the two graphs say of a subject: predicates to sorted objects."""
        return self.kg.about(subject) or self.mentions.about(subject)

    def objects(self, subject: IRI, predicate: IRI) -> list[Term]:
        """The objects of a subject and predicate, sorted."""
        return self.about(subject).get(predicate, [])

    def value(self, subject: IRI, predicate: IRI) -> str:
        """The first object as plain text, ``""`` without one."""
        return next(map(value_of, self.objects(subject, predicate)), "")

    def kind_and_key(self, thing: Term) -> tuple[str, str]:
        """``paper`` and ``arxiv-2503.05139`` for an IRI of kg, two empty texts for any other term."""
        cut = thing.rfind("/")
        namespace, key = thing[1 : cut + 1], thing[cut + 1 : -1]
        kind = namespace[max(namespace.rfind("/", 0, -1), namespace.rfind("#")) + 1 : -1]
        return (kind, key) if thing[0] == "<" and self.prefixes.get(kind) == namespace else ("", "")

    def notes_about(self, topic: IRI) -> list[str]:
        """The keys of the notes about a paper or a work, the earliest first, as the resolver orders them."""
        notes = self.kg.pointing(topic, FOAF.primaryTopic)
        keys = [(self.value(note, DCTERMS.created), self.kind_and_key(note)[1]) for note in notes]
        return [key for _, key in sorted(keys, key=lambda one: (not one[0], *one))]

    def path(self, note: str) -> str:
        """The file that a note was read from, relative to the folder of the notes."""
        return self.value(self.mint.of("note", note), KG.sourcePath)

    def short(self, term: Term) -> str:
        """A term as people write it: with a prefix, or a literal as it stands."""
        if term[0] == "<":
            return short(term, self._prefix_of)
        value, typed, datatype = term.rpartition("^^")
        return f"{value}^^{short(datatype, self._prefix_of)}" if typed and datatype[-1] == ">" else term

    @cached_property
    def _prefix_of(self) -> dict[str, str]:
        return {namespace: prefix for prefix, namespace in self.prefixes.items()}
