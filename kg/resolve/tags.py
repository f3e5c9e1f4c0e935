"""Tags to topics: one concept for all spellings, with the broader concepts of the topic scheme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from kg import iri, tables
from kg.entry import Source
from kg.facts import Extracted, Tagged
from kg.resolve.entities import Decision, Tag

COLUMNS = ("tag", "label", "broader", "synonyms", "source")


class Concept(NamedTuple):
    """A row of the topic scheme ``ontology/tags.tsv``."""

    label: str
    broader: tuple[str, ...]


class Scheme(NamedTuple):
    """The topic scheme: concepts by key, and the key that each synonym stands for."""

    concepts: dict[str, Concept]
    synonyms: dict[str, str]


@cache
def scheme() -> Scheme:
    """The topic scheme that ships with kg."""
    concepts: dict[str, Concept] = {}
    synonyms: dict[str, str] = {}
    for key, label, broader, others, _source in tables.rows("tags.tsv", COLUMNS):
        concepts[key] = Concept(label, tuple(filter(None, broader.split("|"))))
        synonyms.update({spelling_key(other): key for other in others.split("|") if other})
    return Scheme(concepts, synonyms)


def spelling_key(written: str) -> str:
    """The key of a spelling: case folded, ``_`` and spaces to ``-``; a hash where nothing else is left."""
    return iri.slug(written.replace("+", "-plus")) or f"tag-{iri.digest8(written)}"


@lru_cache(maxsize=65_536)
def tag_key(written: str) -> str:
    """The key of the concept that a tag as written stands for."""
    key = spelling_key(written)
    return scheme().synonyms.get(key, key)


def tags(written: Iterable[str]) -> tuple[Tag, ...]:
    """The concepts of these tags and of everything broader, sorted by key."""
    spellings: dict[str, set[str]] = defaultdict(set)
    for tag in written:
        spellings[tag_key(tag)].add(tag)
    known = scheme().concepts
    pending = list(spellings)
    while pending:
        for broader in known[key].broader if (key := pending.pop()) in known else ():
            if broader not in spellings:
                spellings[broader] = set()
                pending.append(broader)
    return tuple(_tag(key, sorted(spellings[key]), known.get(key)) for key in sorted(spellings))


def decisions(found: Iterable[Extracted]) -> list[Decision]:
    """For each spelling of a tag that is not its key: the key that it stands for, why, and where it stands first."""
    first: dict[str, Decision] = {}
    for one in found:
        for fact in one.of(Tagged):
            key = tag_key(fact.written)
            if fact.written != key and fact.written not in first:
                rule = "spelling" if spelling_key(fact.written) == key else "synonym"
                source = Source(one.entry.source.path, fact.line)
                first[fact.written] = Decision("tag", key, rule, fact.written, source)
    return list(first.values())


def _tag(key: str, spellings: list[str], concept: Concept | None) -> Tag:
    label = concept.label if concept else spellings[0].replace("_", " ").replace("-", " ").strip() or spellings[0]
    others = tuple(spelling for spelling in spellings if spelling != label)
    return Tag(key, label, others, concept.broader if concept else ())
