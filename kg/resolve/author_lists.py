"""The author lists of all papers, as each note gives them, with every name under the key of the author it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kg.entry import Source
from kg.facts import Authored, Extracted
from kg.resolve import person_names
from kg.resolve.entities import Note, Paper


class AuthorList(NamedTuple):
    """The authors of a paper as one note gives them; ``tags`` are the keys of the note's topics."""

    paper: str
    path: str
    tags: tuple[str, ...]
    written: Sequence[Authored]


class Spellings(NamedTuple):
    """Names as written by spelling.

    ``key_of`` leads from each name to its spelling, the same for all names that are spelled alike; ``names`` from the
    spelling to the names, in alphabetical order; ``moved`` from the spelling of a name in another script, or with an
    apostrophe or a footnote, to that of the name it was joined with; ``first`` to the path and line where a name stands first.
    """

    key_of: Mapping[str, str]
    names: Mapping[str, Sequence[str]]
    first: Mapping[str, tuple[str, int]]
    moved: Mapping[str, str]


def author_lists(
    papers: Iterable[Paper], local: Iterable[tuple[Note, Extracted]], filled: Mapping[str, Source]
) -> list[AuthorList]:
    """The author lists of these papers, sorted by paper and note.

    They are those of the notes; where no note gives one, that of the paper itself, from the place that ``filled`` gives
    for its key.
    """
    lists = [
        AuthorList(note.topic, note.entry.source.path, note.tags, written)
        for note, found in local
        if note.topic and (written := found.of(Authored))
    ]
    known = {one.paper for one in lists}
    for paper in papers:
        if paper.authorships and paper.key not in known:
            source = filled.get(paper.key, Source(paper.key))
            written = [Authored(place.position, place.name, source.line) for place in paper.authorships]
            lists.append(AuthorList(paper.key, source.path, paper.tags, written))
    lists.sort(key=lambda one: (one.paper, one.path, one.written[0].line))
    return lists


def spellings(lists: Iterable[AuthorList]) -> Spellings:
    """The spellings of all names in these lists.

    Names that differ in an apostrophe or in the number of a footnote glued to them, and the two names of one person that a list gives side by side in Hangul and in
    Latin letters, are spellings of one name too.
    """
    key_of: dict[str, str] = {}
    first: dict[str, tuple[str, int]] = {}
    odd: list[str] = []
    for one in lists:
        for _, name, line in one.written:
            if name not in key_of:
                key_of[name] = key_of_name(name)
                first[name] = (one.path, line)
                if is_odd(name):
                    odd.append(name)
    moved = moved_keys(key_of, odd)
    for name, key in key_of.items() if moved else ():
        if key in moved:
            key_of[name] = moved[key]
    names: dict[str, list[str]] = defaultdict(list)
    for name, key in key_of.items():
        names[key].append(name)
    return Spellings(
        key_of, {key: sorted(some) if len(some) > 1 else some for key, some in names.items()}, first, moved
    )


def key_of_name(name: str) -> str:
    """The spelling of a name; the name itself where it has no letter and no digit."""
    return person_names.spelling(name) or name


def is_odd(name: str) -> bool:
    """Whether a name may be a spelling of one with another key: see :func:`moved_keys`."""
    return "'" in name or name[-1].isdigit() or (not name.isascii() and ("’" in name or "(" in name))


def moved_keys(key_of: Mapping[str, str], odd: Iterable[str]) -> dict[str, str]:
    """The key that names with apostrophes or footnotes, and names in two scripts, get instead: that of the plain name, if there is one.

    Two scripts are one name only where each of the two names is stated with the other one alone.
    """
    known = set(key_of.values())
    moved: dict[str, str] = {}
    stated: list[tuple[str, str, str]] = []
    for name in odd:
        if pair := person_names.stated(name):
            stated.append((key_of[name], person_names.spelling(pair[0]), person_names.spelling(pair[1])))
        elif (other := person_names.without_marks(name)) in known:
            moved[key_of[name]] = other
    latins = _partners((latin, hangul) for _, latin, hangul in stated)
    hanguls = _partners((hangul, latin) for _, latin, hangul in stated)
    for whole, latin, hangul in stated:
        alone = len(latins[latin]) == 1 == len(hanguls[hangul])
        moved[whole] = latin if alone else hangul
        moved[hangul] = latin if alone else hangul
    return {key: other for key, other in moved.items() if key != other}


def _partners(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return found
