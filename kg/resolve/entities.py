"""The entities of a build: what the graph will say, one record a thing, each under the key that its IRI is made from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from kg.entry import Entry, Problem, Source
from kg.facts import Mentioned, Stated, Work
from kg.mentions import Entity


class Authorship(NamedTuple):
    """One place in an author list, counted from 1: the author's key and the name as written."""

    position: int
    author: str
    name: str


class Author(NamedTuple):
    """A person or an organisation that writes papers. ``orcid`` is the person's ORCID iD, or empty."""

    key: str
    name: str
    organisation: bool = False
    orcid: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that a note is about or links to.

    ``title`` and ``abstract`` are as written; empty when no note gives them. ``language`` is that of the title.
    ``date`` is ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY`` (the day of version 1 on arXiv where it is known, else the month
    of the arXiv id, else as published), or empty. ``categories`` are those of arXiv (``cs.CL``), the primary one first.
    ``pages`` are canonical addresses of the paper.
    ``short_names`` come from links such as ``MAR (https://…)``. Keys of tags, works and papers are sorted.
    """

    key: str
    arxiv: str = ""
    doi: str = ""
    title: str = ""
    language: str = "en"
    abstract: str = ""
    abstract_language: str = "en"
    date: str = ""
    categories: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    authorships: tuple[Authorship, ...] = ()
    tags: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A file of a vault or an entry of a digest. ``topic`` is the key of its paper, ``page`` of the work it is about."""

    key: str
    entry: Entry
    topic: str = ""
    page: str = ""
    tags: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    wikilinks: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    mentions: tuple[Mentioned, ...] = ()
    statements: tuple[Stated, ...] = ()


class Digest(NamedTuple):
    """The notes of one day's digest. ``date`` is None when the digest gives none."""

    key: str
    date: datetime.date | None
    notes: tuple[str, ...]


class Tag(NamedTuple):
    """A topic: one concept for all spellings. ``others`` are the further spellings, ``broader`` keys of tags."""

    key: str
    label: str
    others: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()


class LinkedWork(NamedTuple):
    """A linked work that is no paper, with the names that notes give it."""

    key: str
    work: Work
    names: tuple[str, ...] = ()


class Named(NamedTuple):
    """A model, family, method or dataset, the spellings that notes use, sorted, and the key of the paper that introduces it."""

    entity: Entity
    surfaces: tuple[str, ...] = ()
    introduced_by: str = ""


class Decision(NamedTuple):
    """Why a thing is the node that it is: an identity rule, applied once.

    ``kind`` is paper, author, tag, work or name; ``key`` the key of the node; ``rule`` a word such as ``arxiv-id`` or
    ``title-and-authors``; ``detail`` what was joined, as written; ``source`` where that stands.
    """

    kind: str
    key: str
    rule: str
    detail: str
    source: Source


@dataclass(frozen=True, slots=True)
class Entities:
    """Everything that one build found, each kind sorted by key, the identity decisions behind it, and what is open."""

    papers: tuple[Paper, ...] = ()
    authors: tuple[Author, ...] = ()
    notes: tuple[Note, ...] = ()
    digests: tuple[Digest, ...] = ()
    tags: tuple[Tag, ...] = ()
    works: tuple[LinkedWork, ...] = ()
    names: tuple[Named, ...] = ()
    decisions: tuple[Decision, ...] = ()
    problems: tuple[Problem, ...] = ()
