"""Names and dates as people write them to the readings that are meant: what a slice is about."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.errors import ViewError
from kg.graph import Graph
from kg.graph.graph import value_of
from kg.mentions import keys
from kg.views.things import NAMED_BY, READ, Thing, label, local_name
from kg.vocab import BIBO, DCTERMS, FABIO, SCHEMA, SKOS

#: What a word of a request asks for: the kinds among which its name is looked up.
KINDS_OF = {
    "tag": ("tag",),
    "author": ("author",),
    "model": ("model", "method", "dataset"),
    "paper": ("paper", "note", "linked"),
}
_DATE = re.compile(r"\d{4}(-\d\d){0,2}\Z")
_ARXIV = re.compile(
    r"(?:https?://(?:\w+\.)?arxiv\.org/(?:abs|pdf)/|arxiv:)?(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?\Z", re.IGNORECASE
)
_NEAR = 60
_SHOWN = 5


class Asked(NamedTuple):
    """What is asked for, as written. One of the names of a kind is enough; of the kinds and dates all must hold.

    ``since`` and ``until`` are dates of as many parts as are known, both included: ``2024``, ``2024-03``, ``2024-03-01``.
    """

    tag: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    model: tuple[str, ...] = ()
    paper: tuple[str, ...] = ()
    since: str = ""
    until: str = ""


class Selection(NamedTuple):
    """The readings that are meant, newest first, what they have in common by request, and a title for it all."""

    title: str
    asked: tuple[Thing, ...]
    readings: tuple[Thing, ...]


def select(graph: Graph, things: Sequence[Thing], asked: Asked) -> Selection:
    """The readings that are asked for; all of them when nothing is.

    Raises:
        ViewError: a name is that of nothing, or a date is none; the message lists names that are near.
    """
    for date in (asked.since, asked.until):
        if date and not _DATE.match(date):
            raise ViewError(f"found {date!r}, expected a date such as 2024, 2024-03 or 2024-03-01")
    meant = {word: _meant(graph, things, word, getattr(asked, word)) for word in KINDS_OF if getattr(asked, word)}
    wanted = [_readings(found) for found in meant.values()]
    readings = [
        thing
        for thing in things
        if (thing.kind in READ or thing in meant.get("paper", ()))
        and all(thing in some for some in wanted)
        and _within(thing.date, asked)
    ]
    named = tuple(dict.fromkeys(thing for found in meant.values() for thing in found))
    return Selection(_title(graph, meant, asked), named, tuple(readings))


def of_topic(graph: Graph, topic: Thing) -> Selection:
    """The readings on one topic."""
    return Selection(label(graph, topic), (topic,), tuple(topic.readings))


def _readings(found: Iterable[Thing]) -> set[Thing]:
    """The readings beside these things, and beside the topics narrower than these, as ``papers-of-topic`` has them."""
    readings: set[Thing] = set()
    seen: set[Thing] = set()
    waiting = list(found)
    while waiting:
        thing = waiting.pop()
        if thing not in seen:
            seen.add(thing)
            readings.update((thing,) if thing.kind in KINDS_OF["paper"] else thing.readings)
            waiting += (
                link.source for link in thing.links if link.relation.predicate == SKOS.broader and link.target is thing
            )
    return readings


def _within(date: str, asked: Asked) -> bool:
    if not (asked.since or asked.until):
        return True
    return bool(date) and date >= asked.since and (not asked.until or date[: len(asked.until)] <= asked.until)


def _title(graph: Graph, meant: Mapping[str, Sequence[Thing]], asked: Asked) -> str:
    """``reinforcement learning, reasoning · Ada Example · since 2024``."""
    parts = [", ".join(dict.fromkeys(label(graph, thing) for thing in found)) for found in meant.values()]
    if asked.since and asked.until:
        parts.append(asked.since if asked.since == asked.until else f"{asked.since} to {asked.until}")
    elif asked.since or asked.until:
        parts.append(f"since {asked.since}" if asked.since else f"until {asked.until}")
    return " · ".join(parts) or "All papers"


def _meant(graph: Graph, things: Sequence[Thing], word: str, names: Iterable[str]) -> list[Thing]:
    """The things of a kind with one of these names, in the order of the names."""
    known: dict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        if thing.kind in KINDS_OF[word]:
            for name in _names(graph, thing):
                known[_fold(name)].append(thing)
    found: list[Thing] = []
    for name in names:
        matching = known.get(_fold(name), [])
        if not matching:
            near = [label(graph, known[folded][0]) for folded in _nearest(name, known)]
            raise ViewError(
                f"no {word} is called {name!r}" + (f"; near it: {'; '.join(dict.fromkeys(near))}" if near else "")
            )
        found += matching
    return list(dict.fromkeys(found))


def _names(graph: Graph, thing: Thing) -> Iterator[str]:
    """Everything that a person may call a thing: its names, its key in the graph, its identifiers."""
    about = graph.by_subject[thing.iri]
    yield label(graph, thing)
    yield local_name(thing.iri)
    for predicate in dict.fromkeys(
        (*NAMED_BY[thing.kind], DCTERMS.title, SKOS.altLabel, FABIO.hasArXivId, BIBO.doi, SCHEMA.url)
    ):
        yield from (value_of(value) for value in sorted(about.get(predicate, ())))
    for note in thing.notes:
        yield from (value_of(value) for value in sorted(graph.by_subject[note].get(SCHEMA.name, ())))


def _fold(name: str) -> str:
    """A name without case, separators and the wrapping of an arXiv id, so that ``GPT 4`` is ``gpt-4``."""
    plain = unicodedata.normalize("NFKC", name).strip()
    if match := _ARXIV.match(plain):
        return match[1]
    return keys.key(plain).replace("-", "") or plain.casefold()


def _nearest(name: str, known: Iterable[str]) -> list[str]:
    """The folded names that look like this one, the likest first."""
    from rapidfuzz import fuzz, process

    near = process.extract(_fold(name), list(known), scorer=fuzz.WRatio, limit=_SHOWN, score_cutoff=_NEAR)
    return [folded for folded, _, _ in near]
