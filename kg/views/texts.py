"""Things to their texts: abstracts, comments, and the sentences that mention something, kept apart from the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, NamedTuple

from kg.graph import Graph
from kg.graph.graph import About, kind_of, value_of
from kg.recall import AFRESH, Afresh
from kg.terms import IRI
from kg.views.things import Thing, first
from kg.vocab import DCTERMS, ITSRDF, KG, NIF, SCHEMA

#: The order in which the fields of a note are read.
FIELDS = ("title", "abstract", "comment-en", "comment-ko")


def texts(
    graph: Graph, evidence: Graph, found: Sequence[Thing], recall: Afresh = AFRESH
) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each thing that has texts, by its place, and these; ``evidence`` is the graph of the mentions.

    ``sources``: file and line of each note. ``abstracts`` and ``comments``: language and text. ``mentions``: thing and
    sentences, each with the name of its field and where in the sentence the mention begins and ends, in UTF-16 units as
    JavaScript counts.
    """
    mentions = _mentions(evidence, found, recall)
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
    return [(kind_of(term)[0], value_of(term)) for term in graph.objects(subject, predicate)]


class _Mention(NamedTuple):
    """A mention as it is sorted: the reading, the thing, where it stands, and the sentence with the place in it."""

    reading: int
    thing: int
    field: int
    start: int
    sentence: str
    begin: int
    end: int


def _mentions(evidence: Graph, found: Sequence[Thing], recall: Afresh) -> Mapping[int, list[Any]]:
    """What each reading mentions, with the sentences, each once."""
    place = {thing.iri: number for number, thing in enumerate(found)}
    of_note = {note: number for number, thing in enumerate(found) for note in thing.notes}
    known = sorted(
        _Mention(of_note[note], place[thing], *where)
        for note, thing, where in _said(evidence, recall)
        if note in of_note and thing in place
    )
    made: dict[int, list[Any]] = defaultdict(list)
    for (reading, thing), some in groupby(known, lambda one: one[:2]):
        sentences = {one.sentence: (FIELDS[one.field], *one[4:]) for one in reversed(list(some))}
        made[reading].append((thing, list(reversed(sentences.values()))))
    return made


_Said = tuple[IRI, IRI, tuple[int, int, str, int, int]]


def _said(evidence: Graph, recall: Afresh) -> Iterator[_Said]:
    """The note and the thing of each mention, and what else :class:`_Mention` has of it."""
    context = NIF.referenceContext
    for mention in evidence.of_type(KG.Mention):
        about = evidence.by_subject[mention]
        field = evidence.by_subject[IRI(next(iter(about[context])))]
        yield recall.of_these((about, field), "said", partial(_sentence, about, field))


def _sentence(about: About, field: About) -> _Said:
    note, thing = (IRI(next(iter(about[which]))) for which in (KG.inNote, ITSRDF.taIdentRef))
    whole, sentence = first(field[NIF.isString]), first(about[NIF.sentence])
    begin, end = (int(first(about[where])) for where in (NIF.beginIndex, NIF.endIndex))
    start = whole.rfind(sentence, 0, begin + len(sentence))
    name = FIELDS.index(first(field[KG.fieldName]))
    return note, thing, (name, begin, sentence, _units(sentence[: begin - start]), _units(sentence[: end - start]))


def _units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
