"""What a statement rests on: rows of the build's tables, mentions, rows of kg's own tables, or how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.ask.exports import Exports
from kg.ask.record import DecisionRow, FactRow
from kg.entry import Source
from kg.graph.graph import value_of
from kg.terms import IRI, Term
from kg.text import urls, works
from kg.vocab import KG, NIF


class Ground(NamedTuple):
    """One thing that a statement rests on.

    ``rule`` is a row of the table ``ontology/rules.tsv``. ``extractor`` read ``words`` in ``source``, and ``sentence``
    stands around them; all three are empty for what no note says. ``origin`` is what else it rests on: a table, with its
    source and licence, or what spoke for it that two names are one author.
    """

    rule: str
    extractor: str = ""
    source: Source | None = None
    words: str = ""
    sentence: str = ""
    origin: str = ""


#: Explains the statements of one predicate: subject and object to what they rest on.
Explainer = Callable[[Exports, IRI, Term], Iterator[Ground]]

#: Stands for every predicate that has no explainer of its own, where all of a thing has one reason.
ANY = IRI("")


def of_fact(exports: Exports, row: FactRow, rule: str = "") -> Ground:
    """A row of ``facts.tsv`` as a ground, under the rule of its kind if none is given."""
    source = Source(exports.path(row.note), int(row.line))
    sentence = row.words if row.kind in {"linked", "wikilinked", "stated"} else ""
    return Ground(rule or row.kind, row.extractor, source, _words(row), sentence)


def _words(row: FactRow) -> str:
    """The words that the fact was read from, as the note has them."""
    if row.kind == "linked":
        key = works.of(row.value)
        return next((found.url for found in urls.find(row.words) if works.of(found.url) == key), row.value)
    if row.kind in {"wikilinked", "stated"}:
        return row.value if row.kind == "wikilinked" else ""
    return row.words or row.value


def of_decision(row: DecisionRow, rule: str = "") -> Ground:
    """A row of ``decisions.tsv`` as a ground. That two names are one author says what spoke for it behind the names."""
    source = Source(row.path, int(row.line))
    if row.kind == "author":
        return Ground(f"author-{row.rule}", "", source, row.detail.partition(" = ")[0], origin=row.detail)
    return Ground(rule or row.rule, "", source, row.detail)


def of_mention(exports: Exports, mention: IRI, rule: str = "") -> Ground:
    """A mention as a ground, under the rule that found it if none is given."""
    path = exports.value(IRI(exports.objects(mention, KG.inNote)[0]), KG.sourcePath)
    return Ground(
        rule or f"mention-{exports.value(mention, KG.rule)}",
        "mentions",
        Source(path, int(exports.value(mention, KG.sourceLine))),
        exports.value(mention, NIF.anchorOf),
        exports.value(mention, NIF.sentence),
    )


def facts_of(exports: Exports, notes: Iterable[str], *kinds: str) -> Iterator[FactRow]:
    """The facts of these kinds of these notes, in order."""
    for note in notes:
        yield from (row for row in exports.facts.starting(note) if row.kind in kinds)


def mentions_of(exports: Exports, notes: Iterable[str], entity: Term) -> Iterator[IRI]:
    """The mentions of an entity in these notes."""
    for note in notes:
        for found in exports.mentions.pointing(exports.mint.of("note", note), KG.inNote):
            if any(entity in values for values in exports.mentions.about(found).values()):
                yield found


def by_rule(rule: str, origin: str = "") -> Explainer:
    """Explains a statement that is made by construction."""

    def explain(_exports: Exports, _subject: IRI, _value: Term) -> Iterator[Ground]:
        yield Ground(rule, origin=origin)

    return explain


def renamed(rule: str, grounds: Iterable[Ground]) -> Iterator[Ground]:
    """The same grounds under another rule."""
    return (ground._replace(rule=rule) for ground in grounds)


def text_of(value: Term) -> str:
    """A literal as the tables hold it, on one line."""
    return " ".join(value_of(value).split())
