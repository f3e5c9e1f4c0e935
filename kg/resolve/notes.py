"""The notes of a build, with their keys, what they link to, and the digests that they belong to."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from kg import iri
from kg.entry import Entry, Problem, Source
from kg.facts import About, Extracted, Linked, Mentioned, Stated, Tagged, Wikilinked
from kg.recall import AFRESH, Afresh
from kg.resolve import tags, wikilinks
from kg.resolve.entities import Digest, Note


def notes(found: Sequence[Extracted], topics: Sequence[str], recall: Afresh = AFRESH) -> list[Note]:
    """One note an entry, in order, without its wikilinks; ``topics`` are the keys of the papers they are about."""
    taken: dict[str, int] = defaultdict(int)
    keys = [_key(one.entry, topic, taken) for one, topic in zip(found, topics, strict=True)]
    return recall.of_each("note", _note, found, topics, keys)


def _key(entry: Entry, topic: str, taken: dict[str, int]) -> str:
    """The key of a note: a slug of the path in a vault; the digest or the file, and the paper, where one file holds many."""
    if entry.digest or entry.source.line:
        within = entry.digest or iri.path_slug(entry.source.path)
        key = f"{within}-{topic or iri.digest8(f'{entry.source.path} {entry.name}')}"
    else:
        key = iri.path_slug(entry.source.path)
    taken[key] += 1
    return key if taken[key] == 1 else f"{key}-{taken[key]}"


def _note(one: Extracted, topic: str, key: str) -> Note:
    about = one.of(About)
    links = [fact.work for fact in one.of(Linked)] + [fact.work for fact in about[0 if topic else 1 :]]
    return Note(
        key=key,
        entry=one.entry,
        topic=topic,
        page="" if topic or not about else iri.work_local(about[0].work.url),
        tags=tuple(sorted({tags.tag_key(fact.written) for fact in one.of(Tagged)})),
        works=tuple(sorted({iri.work_local(work.url) for work in links if not work.paper})),
        papers=tuple(sorted({work.paper for work in links if work.paper} - {topic})),
        mentions=tuple(one.of(Mentioned)),
        statements=tuple(one.of(Stated)),
    )


def link(
    local: Sequence[tuple[Note, Extracted]], recall: Afresh = AFRESH
) -> tuple[list[tuple[Note, Extracted]], list[Problem]]:
    """The notes with their wikilinks, in order, and a problem for each wikilink that leads nowhere."""
    read, found = [note for note, _ in local], [one for _, one in local]
    called = recall.kept("called", recall.of_each("called", lambda note: wikilinks.called(note.key, note.entry), read))
    targets = recall.kept("targets", set(chain.from_iterable(recall.of_each("targets", _targets, found))))
    known = recall.of_these((called, targets), "index", lambda: wikilinks.index(called, targets))
    leads = recall.of_each("leads", lambda one: _leads(one, known), found, given=(known,))
    linked = recall.of_each("linked", _linked, read, leads)
    lost = [
        (note.entry.source.path, fact)
        for note, one in zip(linked, found, strict=True)
        for fact in (one.of(Wikilinked) if note.unresolved else ())
        if fact.target in note.unresolved
    ]
    near = wikilinks.nearest((fact.target for _, fact in lost), known)
    problems = [_lost(path, fact, near[fact.target]) for path, fact in lost]
    return recall.of_each("pairs", lambda *pair: pair, linked, found), problems


def _targets(found: Extracted) -> list[str]:
    return [fact.target for fact in found.of(Wikilinked)]


def _leads(found: Extracted, known: wikilinks.Index) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The notes that the wikilinks of an entry lead to, and the targets that are no note, sorted."""
    if not (targets := _targets(found)):
        return (), ()
    ends = {target: wikilinks.find(target, known) for target in targets}
    return tuple(sorted({*ends.values()} - {""})), tuple(sorted(target for target, key in ends.items() if not key))


def _linked(note: Note, leads: tuple[tuple[str, ...], tuple[str, ...]]) -> Note:
    reached, lost = leads
    return replace(note, wikilinks=reached, unresolved=lost) if reached or lost else note


def _lost(path: str, fact: Wikilinked, near: Sequence[str]) -> Problem:
    expected = "the name of one note" + (f", such as {', '.join(map(repr, near))}" if near else "")
    return Problem(Source(path, fact.line), "unresolved-wikilink", f"[[{fact.target[:80]}]]", expected)


def digests(local: Sequence[Note]) -> tuple[Digest, ...]:
    """The digests of these notes, sorted by key; a digest's notes are in the order of the file."""
    by_digest: dict[str, list[Note]] = defaultdict(list)
    for note in local:
        if note.entry.digest:
            by_digest[note.entry.digest].append(note)
    return tuple(
        Digest(key, _day(by_digest[key]), tuple(note.key for note in by_digest[key])) for key in sorted(by_digest)
    )


def _day(local: Sequence[Note]) -> datetime.date | None:
    return next((note.entry.date for note in local if note.entry.date), None)
