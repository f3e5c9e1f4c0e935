"""Things to their texts: abstracts, comments, and the sentences that mention something, kept apart from the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
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
        if not thing.notes and DCTERMS.abstract not in graph.by_subject[thing.iri]:
            continue
        written = _written(graph, thing, recall)
        if said := mentions.get(place):
            yield place, {**written, "mentions": said}
        elif written:
            yield place, written


def _written(graph: Graph, thing: Thing, recall: Afresh) -> dict[str, Any]:
    """What is written of a thing, by itself and by its notes."""
    notes = [graph.by_subject[note] for note in thing.notes]
    parts = [part for note in notes for iri in note.get(SCHEMA.hasPart, ()) if (part := graph.by_subject.get(IRI(iri)))]
    known = (graph.by_subject[thing.iri], *notes, *parts)

    def make() -> dict[str, Any]:
        record = {
            "sources": list(map(_source, notes)),
            "abstracts": _literals(graph, thing.iri, DCTERMS.abstract),
            "comments": [text for note in thing.notes for text in _comments(graph, note)],
        }
        return {key: value for key, value in record.items() if value}

    return recall.of_these(known, "written", make)


def _source(about: About) -> str:
    return f"{first(about.get(KG.sourcePath, ()))}, line {first(about.get(KG.sourceLine, ())) or 1}"


def _comments(graph: Graph, note: IRI) -> Iterator[tuple[str, str]]:
    for comment in graph.objects(note, SCHEMA.hasPart):
        yield from _literals(graph, IRI(comment), SCHEMA.text)


def _literals(graph: Graph, subject: IRI, predicate: IRI) -> list[tuple[str, str]]:
    """Language and text of the values, sorted; the language is empty when none is given."""
    return [(kind_of(term)[0], value_of(term)) for term in graph.objects(subject, predicate)]


def _mentions(evidence: Graph, found: Sequence[Thing], recall: Afresh) -> Mapping[int, list[Any]]:
    """What each reading mentions, with the sentences, each once."""
    place = {thing.iri: number for number, thing in enumerate(found)}
    of_note = {note: number for number, thing in enumerate(found) for note in thing.notes}
    known: dict[int, list[_Said]] = defaultdict(list)
    for said in _said(evidence, recall):
        if said.note in of_note and said.thing in place:
            known[of_note[said.note]].append(said)
    made = {}
    for reading, some in known.items():
        sentences = recall.of_these(some, "sentences", partial(_sentences, some))
        made[reading] = sorted(((place[thing], told) for thing, told in sentences), key=itemgetter(0))
    return made


def _sentences(said: Iterable[_Said]) -> list[tuple[IRI, list[Any]]]:
    """The things of these mentions, each with its sentences in the order of the notes."""
    made = []
    for thing, some in groupby(sorted(said, key=lambda one: one[1:]), lambda one: one.thing):
        sentences = {one.sentence: (FIELDS[one.field], *one[4:]) for one in reversed(list(some))}
        made.append((thing, list(reversed(sentences.values()))))
    return made


class _Said(NamedTuple):
    """A mention: its note, the thing, where it stands, and the sentence with the place in it."""

    note: IRI
    thing: IRI
    field: int
    start: int
    sentence: str
    begin: int
    end: int


def _said(evidence: Graph, recall: Afresh) -> Iterator[_Said]:
    """Each mention."""
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
    return _Said(note, thing, name, begin, sentence, _units(sentence[: begin - start]), _units(sentence[: end - start]))


def _units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
