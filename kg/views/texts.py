"""Things to their texts: abstracts, comments, and the sentences that mention something, kept apart from the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from kg.graph import Graph
from kg.graph.graph import value_of
from kg.terms import IRI
from kg.views.things import Thing, first
from kg.vocab import DCTERMS, ITSRDF, KG, NIF, SCHEMA

#: The order in which the fields of a note are read.
FIELDS = ("title", "abstract", "comment-en", "comment-ko")


def texts(graph: Graph, evidence: Graph, found: Sequence[Thing]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each thing that has texts, by its place, and these; ``evidence`` is the graph of the mentions.

    ``sources``: file and line of each note. ``abstracts`` and ``comments``: language and text. ``mentions``: thing and
    sentences, each with the name of its field and where in the sentence the mention begins and ends, in UTF-16 units as
    JavaScript counts.
    """
    mentions = _mentions(evidence, found)
    for place, thing in enumerate(found):
        record = {
            "sources": [_source(graph, note) for note in thing.notes],
            "abstracts": _literals(graph, thing.iri, DCTERMS.abstract),
            "comments": [text for note in thing.notes for text in _comments(graph, note)],
            "mentions": mentions.get(place, []),
        }
        if filled := {key: value for key, value in record.items() if value}:
            yield place, filled


def _source(graph: Graph, note: IRI) -> str:
    about = graph.by_subject[note]
    return f"{first(about.get(KG.sourcePath, ()))}, line {first(about.get(KG.sourceLine, ())) or 1}"


def _comments(graph: Graph, note: IRI) -> Iterator[tuple[str, str]]:
    for comment in graph.objects(note, SCHEMA.hasPart):
        yield from _literals(graph, IRI(comment), SCHEMA.text)


def _literals(graph: Graph, subject: IRI, predicate: IRI) -> list[tuple[str, str]]:
    """Language and text of the values, sorted; the language is empty when none is given."""
    return [
        (term[term.rindex('"') + 1 :].partition("@")[2], value_of(term)) for term in graph.objects(subject, predicate)
    ]


class _Mention(NamedTuple):
    """A mention as it is sorted: the reading, the thing, where it stands, and the sentence with the place in it."""

    reading: int
    thing: int
    field: int
    start: int
    sentence: str
    begin: int
    end: int


def _mentions(evidence: Graph, found: Sequence[Thing]) -> Mapping[int, list[Any]]:
    """What each reading mentions, with the sentences, each once."""
    place = {thing.iri: number for number, thing in enumerate(found)}
    of_note = {note: number for number, thing in enumerate(found) for note in thing.notes}
    known = sorted(_read(evidence, place, of_note))
    made: dict[int, list[Any]] = defaultdict(list)
    for (reading, thing), some in groupby(known, lambda one: one[:2]):
        sentences = {one.sentence: (FIELDS[one.field], *one[4:]) for one in reversed(list(some))}
        made[reading].append((thing, list(reversed(sentences.values()))))
    return made


def _read(evidence: Graph, place: Mapping[IRI, int], of_note: Mapping[IRI, int]) -> Iterator[_Mention]:
    for mention in evidence.of_type(KG.Mention):
        about = {predicate: next(iter(values)) for predicate, values in evidence.by_subject[mention].items()}
        reading, thing = of_note.get(IRI(about[KG.inNote])), place.get(IRI(about[ITSRDF.taIdentRef]))
        if reading is not None and thing is not None:
            field = evidence.by_subject[IRI(about[NIF.referenceContext])]
            whole, sentence = first(field[NIF.isString]), value_of(about[NIF.sentence])
            begin, end = (int(value_of(about[where])) for where in (NIF.beginIndex, NIF.endIndex))
            start = whole.rfind(sentence, 0, begin + len(sentence))
            name = FIELDS.index(first(field[KG.fieldName]))
            yield _Mention(
                reading,
                thing,
                name,
                begin,
                sentence,
                _units(sentence[: begin - start]),
                _units(sentence[: end - start]),
            )


def _units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) + sum(letter > "\uffff" for letter in text)
