"""The author lists of all papers, as each note gives them, with every name under the key of the author it stands for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from kg.entry import Source
from kg.facts import Authored, Extracted
from kg.recall import AFRESH, Afresh
from kg.resolve import person_names
from kg.resolve.entities import Note, Paper
from kg.text import people


class AuthorList(NamedTuple):
    """The authors of a paper as one note gives them; ``tags`` are the keys of the note's topics."""

    paper: str
    path: str
    tags: tuple[str, ...]
    written: Sequence[Authored]


class Spelled(NamedTuple):
    """The names of one list with their spellings, those that may be spellings of another name, and those of organisations."""

    key_of: Mapping[str, str]
    odd: Sequence[str]
    organisations: Sequence[str]


class Spellings(NamedTuple):
    """Names as written by spelling.

    ``key_of`` leads from each name to its spelling, the same for all names that are spelled alike; ``names`` from the
    spelling to the names, in alphabetical order; ``moved`` from the spelling of a name in another script, or with an
    apostrophe or a footnote, to that of the name it was joined with. ``organisations`` are names of such; ``lists``
    are all lists, each with its own names.
    """

    key_of: Mapping[str, str]
    names: Mapping[str, Sequence[str]]
    moved: Mapping[str, str]
    organisations: AbstractSet[str]
    lists: Sequence[tuple[AuthorList, Spelled]]

    def lists_with(self, names: AbstractSet[str]) -> Iterator[AuthorList]:
        """The lists that hold one of these names, in order."""
        return (one for one, spelled in self.lists if not names.isdisjoint(spelled.key_of))

    def first(self, names: AbstractSet[str]) -> dict[str, tuple[str, int]]:
        """The path and the line where each of these names stands first."""
        found: dict[str, tuple[str, int]] = {}
        for one in self.lists_with(names):
            for _, name, line in one.written:
                if name in names:
                    found.setdefault(name, (one.path, line))
        return found


def author_lists(
    papers: Iterable[Paper],
    local: Sequence[tuple[Note, Extracted]],
    filled: Mapping[str, Source],
    recall: Afresh = AFRESH,
) -> list[AuthorList]:
    """The author lists of these papers, sorted by paper and note.

    They are those of the notes; where no note gives one, that of the paper itself, from the place that ``filled`` gives
    for its key.
    """
    lists = [one for one in recall.of_each("author list", lambda one: _stated(*one), local) if one]
    known = {one.paper for one in lists}
    for paper in papers:
        if paper.authorships and paper.key not in known:
            source = filled.get(paper.key, Source(paper.key))
            written = [Authored(place.position, place.name, source.line) for place in paper.authorships]
            lists.append(AuthorList(paper.key, source.path, paper.tags, written))
    lists.sort(key=lambda one: (one.paper, one.path, one.written[0].line))
    return lists


def _stated(note: Note, found: Extracted) -> AuthorList | None:
    """The author list that a note gives of its paper, if it does."""
    written = found.of(Authored)
    return AuthorList(note.topic, note.entry.source.path, note.tags, written) if note.topic and written else None


def spellings(lists: Sequence[AuthorList], recall: Afresh = AFRESH) -> Spellings:
    """The spellings of all names in these lists.

    Names that differ in an apostrophe or in the number of a footnote glued to them, and the two names of one person that a list gives side by side in Hangul and in
    Latin letters, are spellings of one name too.
    """
    spelled = recall.of_each("spelled", _spelled, lists)
    key_of: dict[str, str] = {}
    for one in spelled:
        key_of.update(one.key_of)
    moved = moved_keys(key_of, dict.fromkeys(chain.from_iterable(one.odd for one in spelled)))
    for name in [name for name, key in key_of.items() if key in moved] if moved else ():
        key_of[name] = moved[key_of[name]]
    organisations = frozenset(chain.from_iterable(one.organisations for one in spelled))
    return Spellings(key_of, _by_key(key_of), moved, organisations, list(zip(lists, spelled, strict=True)))


def _spelled(one: AuthorList) -> Spelled:
    key_of = {name: key_of_name(name) for _, name, _ in one.written}
    return Spelled(key_of, [*filter(is_odd, key_of)], [*filter(people.is_organisation, key_of)])


def _by_key(key_of: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """The names of each key, in alphabetical order."""
    # Nearly all have one name alone: made at once, and only those that have more are looked at again.
    names: dict[str, Sequence[str]] = dict(zip(key_of.values(), zip(key_of), strict=True))
    if len(names) < len(key_of):
        several: dict[str, list[str]] = defaultdict(list)
        for name, key in key_of.items():
            if names[key][0] is not name:
                several[key].append(name)
        names.update((key, sorted((*names[key], *others))) for key, others in several.items())
    return names


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
