"""The tables of ``ontology/names/`` as one index: spelling to name, key to name, and the words of the name grammar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg import tables
from kg.errors import TableError
from kg.mentions import tokens
from kg.mentions.records import Alias, Name

CURATED = (
    *("key", "label", "type", "family", "version", "size", "active", "form"),
    *("aliases", "paper", "source", "licence"),
)
LISTED = (*CURATED[:9], "case", "cues", *CURATED[9:])
AMBIGUOUS = ("alias", "key", "case", "cues")
VETO = ("name", "kind")
TASKS = ("task",)
VARIANTS = ("variant", "label", "place", "apart", "families")
PARTICLES = ("particle", "meaning")
ENDINGS = ("ending", "type")
TYPES = ("Model", "ModelFamily", "Method", "Dataset", "Benchmark")
CASES = ("exact", "korean", "any", "part")

_SHORT = 3
#: A spelling of so many words means nothing else, in whatever case.
_WORDS = 3


class Variant(NamedTuple):
    """A word that tells models of a family apart.

    ``place`` is ``line`` (before the size: Qwen2-VL-2B) or ``stage`` (after it: Qwen2-VL-2B-Instruct). ``apart`` says
    how it may stand after a blank: ``any``, ``capital`` (with a capital) or ``never``. ``families`` limits it to
    those, empty for all.
    """

    label: str
    place: str
    apart: str
    families: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Everything that the finder looks up; two are the same only when they are one.

    ``by_key`` holds the names. ``by_spelling`` gives the aliases under a lookup key of :func:`kg.mentions.tokens.key`,
    those that ask for more first. ``prefixes`` are the keys of the first atom of every spelling, of its first two, and
    so on; ``hangul`` maps two syllables to the first atoms in Hangul that start with them.
    ``vetoed`` are single words in lower case that are never a name nor a part of a compound. ``endings`` say the type
    of a name by its last letters, ``tasks`` are phrases in lower case that name a task. ``decided`` are the user's own decisions by surface, which go before everything
    else: the key of the name, empty for no name.
    """

    by_key: Mapping[str, Name]
    by_spelling: Mapping[str, tuple[Alias, ...]]
    prefixes: frozenset[str]
    hangul: Mapping[str, tuple[str, ...]]
    vetoed: frozenset[str]
    variants: Mapping[str, Variant]
    particles: frozenset[str]
    endings: Mapping[str, str]
    tasks: frozenset[str]
    decided: Mapping[str, str]


@cache
def index() -> Index:
    """The index of the tables that ship with kg, read once.

    Raises:
        TableError: a table breaks its rules, or two names claim one spelling.
    """
    return assembled(tables.rows("names/listed.tsv", LISTED), tables.rows("names/tasks.tsv", TASKS))


def assembled(listed: Iterable[tables.Row], tasks: Iterable[tables.Row]) -> Index:
    """The index of the tables kept by hand with these rows of ``listed.tsv`` and ``tasks.tsv``, which give way to them."""
    by_key = {name.key: name for name in map(_curated, tables.rows("names/curated.tsv", CURATED))}
    vetoes = tables.rows("names/veto.tsv", VETO)
    ruled = _ruled(tables.rows("names/ambiguous.tsv", AMBIGUOUS, ("alias", "key")), by_key)
    by_spelling = spellings(
        [
            *(ruled.get(one) or Alias(*one, _usual_case(one[0])) for name in by_key.values() for one in _own(name)),
            *(Alias(word, "") for word, kind in vetoes if kind != "prefix"),
        ]
    )
    for row in listed:
        name, aliases = _listed(row)
        before = by_key.get(name.key)
        by_key[name.key] = _completed(before, name) if before else name
        _give_way(by_spelling, (alias for alias in aliases if not before or alias.text in name.aliases))
    return Index(
        by_key,
        by_spelling,
        prefixes_of(by_spelling),
        hangul_of(by_spelling),
        frozenset(word.casefold() for word, _ in vetoes),
        {row[0]: _variant(row) for row in tables.rows("names/variants.tsv", VARIANTS)},
        frozenset(row[0] for row in tables.rows("names/particles.tsv", PARTICLES)),
        {row[0]: row[1] for row in tables.rows("names/endings.tsv", ENDINGS)},
        frozenset(task.casefold() for (task,) in tasks),
        {},
    )


def _curated(row: tables.Row) -> Name:
    key, label, type_, family, version, size, active, form, aliases, paper, _, _ = row
    if type_ not in TYPES:
        raise TableError(f"names/curated.tsv: {key!r} has the type {type_!r}, expected one of {', '.join(TYPES)}")
    return Name(key, label, type_, family, tuple(version.split()), size, active, form, parts(aliases), paper)


def _listed(row: tables.Row) -> tuple[Name, list[Alias]]:
    """The name of a row of ``listed.tsv``, and its spellings: those in many words need neither case nor cue."""
    *cells, case, cues, paper, source, licence = row
    name = _curated((*cells, paper, source, licence))
    told = parts(cues.casefold())
    return name, [
        Alias(text, key) if text.count(" ") >= _WORDS - 1 else Alias(text, key, case, told) for text, key in _own(name)
    ]


def _own(name: Name) -> Iterator[tuple[str, str]]:
    """Each spelling of the name once, with its key."""
    for text in dict.fromkeys((name.label, *name.aliases)):
        yield text, name.key


def _completed(name: Name, more: Name) -> Name:
    """The name with what only the other row says."""
    return name._replace(aliases=(*name.aliases, *more.aliases), paper=name.paper or more.paper)


def _give_way(by_spelling: dict[str, tuple[Alias, ...]], aliases: Iterable[Alias]) -> None:
    """List aliases where no other name stands; one that needs its own case is not parted at inner capitals."""
    for alias in aliases:
        found = tokens.keys(alias.text)
        for made in found if alias.case == "any" else dict.fromkeys((found[0], found[-1])):
            before = by_spelling.get(made, ())
            if all(other.entity == alias.entity for other in before):
                by_spelling[made] = (*before, alias)


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, with ``; `` between them."""
    return tuple(part for part in cell.split("; ") if part)


def _variant(row: tables.Row) -> Variant:
    _, label, place, apart, families = row
    return Variant(label, place, apart, frozenset(families.split()))


def _ruled(rows: tuple[tables.Row, ...], known: Mapping[str, Name]) -> dict[tuple[str, str], Alias]:
    """The aliases that follow a row of ``ambiguous.tsv``, by their text and key."""
    ruled = {}
    for text, key, case, cues in rows:
        if key not in known or text not in (known[key].label, *known[key].aliases) or case not in CASES:
            raise TableError(f"names/ambiguous.tsv: {text!r} is no spelling of {key!r}, or {case!r} is no case")
        ruled[text, key] = Alias(text, key, case, parts(cues.casefold()))
    return ruled


def spellings(aliases: Iterable[Alias]) -> dict[str, tuple[Alias, ...]]:
    """Lookup keys to the aliases that are listed under them, those that ask for more first.

    Raises:
        TableError: two names claim a spelling, and neither a cue nor the case tells them apart.
    """
    listed: dict[str, list[Alias]] = defaultdict(list)
    for alias in aliases:
        _claim(listed, alias)
    return {made: tuple(sorted(found, key=rank)) for made, found in listed.items()}


def _claim(listed: dict[str, list[Alias]], alias: Alias) -> None:
    """List the alias under all its keys, or refuse it."""
    for made in tokens.keys(alias.text):
        others = [other for other in listed[made] if other.entity != alias.entity]
        for other in others:
            if other.cues == alias.cues and not _told_by_case(alias, other):
                raise TableError(
                    f"names: {alias.text!r} is claimed by {alias.entity or 'the veto table'!r} and {other.entity!r}: "
                    "tell them apart by cues or by case in ambiguous.tsv"
                )
        if alias not in listed[made]:
            listed[made].append(alias)


def rank(alias: Alias) -> tuple[int, bool, str]:
    """Aliases that ask for more come first."""
    return -len(alias.cues), alias.case != "exact", alias.entity


def _told_by_case(one: Alias, other: Alias) -> bool:
    return bool({"exact", "part"} & {one.case, other.case}) and letters(one.text) != letters(other.text)


def letters(text: str) -> list[str]:
    """The letters of a text, to compare spellings by case alone."""
    return [char for char in text if char.isalpha()]


def _usual_case(text: str) -> str:
    """Two or three letters by themselves are a name in their own case only, but in Korean text in any."""
    alone = text.replace("-", "").isalpha()
    return "korean" if len(letters(text)) < _SHORT or (alone and len(letters(text)) == _SHORT) else "any"


def prefixes_of(listed: Iterable[str]) -> frozenset[str]:
    """The keys of the first atom of each spelling, of its first two, and so on, and the plurals of those of one word."""
    found: set[str] = set()
    for made in listed:
        found.update(tokens.prefixes([atom.text for atom in tokens.each(made, 0)])[1:])
        if made.isalpha():
            found.add(f"{made}s")
    return frozenset(found)


def hangul_of(listed: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Two syllables to the first atoms in Hangul that start with them, the longest first."""
    starts: dict[str, list[str]] = defaultdict(list)
    for start in sorted({tokens.first(made) for made in listed}, key=lambda word: (-len(word), word)):
        if tokens.HANGUL_RUN.match(start):
            starts[start[:2]].append(start)
    return {two: tuple(words) for two, words in starts.items()}
