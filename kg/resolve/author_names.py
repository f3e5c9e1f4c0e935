"""The name that an author is shown by, and the key that the author's IRI is made from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from kg import iri
from kg.resolve import person_names
from kg.text import latex

_NUMBERS = re.compile(r"(-\d+)+\Z")


@lru_cache(maxsize=65_536)
def author_key(name: str) -> str:
    """The key of an author of that name alone: a slug, or a hash where the name has no letter or digit."""
    return iri.slug(latex.plain(name)) or f"author-{iri.digest8(name)}"


@lru_cache(maxsize=65_536)
def display(key: str, written: str) -> str:
    """A written name as people say it, in Latin letters where it is given in Hangul too; ``key`` is its spelling."""
    if person_names.is_ordinary(written):
        return written
    if (pair := person_names.stated(written)) and person_names.spelling(pair[0]) == key:
        return pair[0]
    return " ".join(person_names.spoken(written).split())


def fullest(written: Iterable[tuple[str, str]], count: Mapping[str, int]) -> str:
    """The fullest of the names of one author, given with their spellings: most given names spelled out.

    Then most initials, most accents, usual case; ties go to the name written most often, then to the alphabet.
    """
    shown: dict[str, int] = {}
    apart = {}
    for key, name in written:
        said = display(key, name)
        shown[said] = shown.get(said, 0) + count.get(name, 0)
        apart[said] = person_names.take_apart(person_names.spelling(said), said)
    best = [
        (*(-part for part in person_names.fullness(apart[said], said)), -often, said) for said, often in shown.items()
    ]
    return str(min(best)[-1])


def spoken(written: Sequence[str]) -> str:
    """Of the names of one spelling the one that tells its parts apart best: that with most hyphens."""
    return written[0] if len(written) == 1 else max(written, key=lambda name: (name.count("-"), name))


def shown(key: str, written: Sequence[str], count: Mapping[str, int], *, organisation: bool) -> str:
    """The name to show for an author whose names have one spelling, ``key``; ``count`` is how often each is written."""
    if len(written) == 1:
        return display(key, written[0])
    if organisation:
        return min(written, key=lambda name: (-count[name], name))
    return fullest(((key, name) for name in written), count)


def slugs(shown: Mapping[str, str], labels: Mapping[str, str], alone: Mapping[str, str]) -> dict[str, str]:
    """Keys for authors given by name: different ones for different authors; ``alone`` is :func:`author_key` of names.

    An author that an override tells from others of the name has its label behind; else, where two names that are not
    one have one slug, the later in the alphabet of ``shown``'s keys has a number behind.
    """
    made = {key: alone.get(name) or author_key(name) for key, name in shown.items()}
    if not labels and len(set(made.values())) == len(made):
        return made
    roots = {key: _NUMBERS.sub("", slug) if slug[-1].isdigit() else slug for key, slug in made.items()}
    times = Counter(roots.values())
    # What stands alone with its slug, whatever number were behind it, is in nobody's way.
    doubtful = [key for key, root in roots.items() if times[root] > 1] if not labels else [*made]
    taken: set[str] = set()
    for key in sorted(doubtful, key=lambda key: (key in labels, key)):
        slug = bare = f"{made[key]}-{labels[key]}" if labels.get(key) else made[key]
        number = 1
        while slug in taken:
            number += 1
            slug = f"{bare}-{number}"
        taken.add(slug)
        made[key] = slug
    return made
