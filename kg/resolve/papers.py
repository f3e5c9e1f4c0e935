"""The papers of a build: those that notes are about, and those that notes only link to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.facts import About, Authored, Extracted, Linked, Work
from kg.recall import AFRESH, Afresh
from kg.resolve import people
from kg.resolve.entities import Authorship, Note, Paper
from kg.text import scripts

_NEW_ARXIV = re.compile(r"(\d\d)(\d\d)\.\d{4,5}")
_OLD_ARXIV = re.compile(r"[A-Za-z-]+(?:\.[A-Z]{2})?/(\d\d)(\d\d)\d{3}")


@dataclass(slots=True)
class _Draft:
    """What one note says of one paper; ``local`` holds the note with its facts when it is about the paper."""

    arxiv: str = ""
    doi: str = ""
    pages: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    local: list[tuple[Note, Extracted]] = field(default_factory=list)


def papers(local: Sequence[tuple[Note, Extracted]], recall: Afresh = AFRESH) -> tuple[Paper, ...]:
    """The papers of these notes, sorted by key; ``local`` pairs each note with its entry's facts."""
    drafts: dict[str, list[_Draft]] = defaultdict(list)
    for of_note in recall.of_each("drafts", lambda one: _drafts(*one), local):
        for key, draft in of_note.items():
            drafts[key].append(draft)
    keys = sorted(drafts)
    return tuple(recall.of_each("paper", _paper, keys, [drafts[key] for key in keys]))


def _drafts(note: Note, found: Extracted) -> Mapping[str, _Draft]:
    """What one note says of papers, by their keys."""
    drafts: dict[str, _Draft] = defaultdict(_Draft)
    if note.topic:
        drafts[note.topic].local.append((note, found))
        for about in found.of(About):
            if about.work.paper in {"", note.topic}:
                drafts[note.topic].pages.add(about.work.url)
            _identify(drafts, about.work)
    for linked in found.of(Linked):
        if linked.work.paper:
            _identify(drafts, linked.work)
            drafts[linked.work.paper].names.update(filter(None, (linked.name,)))
    return drafts


def _identify(drafts: Mapping[str, _Draft], work: Work) -> None:
    if work.paper:
        draft = drafts[work.paper]
        draft.arxiv = draft.arxiv or work.arxiv
        draft.doi = draft.doi or work.doi
        draft.pages.add(work.url)


def _paper(key: str, drafts: Sequence[_Draft]) -> Paper:
    arxiv = next(filter(None, (draft.arxiv for draft in drafts)), "")
    local = [one for draft in drafts for one in draft.local]
    local.sort(key=lambda one: (one[0].entry.date is None, str(one[0].entry.date), one[0].key))
    entries = [note.entry for note, _ in local]
    title = next((entry.title for entry in entries if entry.title), "")
    abstract = next(filter(None, (entry.field("abstract") for entry in entries)), None)
    return Paper(
        key=key,
        arxiv=arxiv,
        doi=next(filter(None, (draft.doi for draft in drafts)), ""),
        title=title,
        language=scripts.language(title) or "en",
        abstract=abstract.text if abstract else "",
        abstract_language=abstract.language if abstract else "en",
        date=arxiv_month(arxiv),
        pages=tuple(sorted({page for draft in drafts for page in draft.pages})),
        authorships=_authorships([found for _, found in local]),
        tags=_union(note.tags for note, _ in local),
        short_names=tuple(sorted({name for draft in drafts for name in draft.names})),
        works=_union(note.works for note, _ in local),
        papers=tuple(other for other in _union(note.papers for note, _ in local) if other != key),
    )


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(sorted({one for group in groups for one in group}))


def _authorships(local: Sequence[Extracted]) -> tuple[Authorship, ...]:
    """The longest author list that a note gives, the earliest note's when several are as long."""
    lists: list[Sequence[Authored]] = [found.of(Authored) for found in local]
    longest = max(lists, key=len, default=())
    return tuple(Authorship(fact.position, people.author_key(fact.name), fact.name) for fact in longest)


def arxiv_month(arxiv: str) -> str:
    """The month that an arXiv id was given out, as ``YYYY-MM``; empty for what is no such id.

    Source: arXiv identifier scheme, ``YYMM.NNNNN`` since April 2007, ``archive/YYMMNNN`` before.
    """
    match = _NEW_ARXIV.fullmatch(arxiv) or _OLD_ARXIV.fullmatch(arxiv)
    if not match or not 1 <= int(match[2]) <= 12:
        return ""
    year = int(match[1])
    return f"{1900 + year if year > 90 else 2000 + year}-{match[2]}"
