"""The name that an author is shown by, and the key that the author's IRI is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kg import iri
from kg.resolve import person_names
from kg.text import latex


def author_key(name: str) -> str:
    """The key of an author of that name alone: a slug, or a hash where the name has no letter or digit."""
    return iri.slug(latex.plain(name)) or f"author-{iri.digest8(name)}"


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


def slugs(shown: Mapping[str, str], labels: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Keys for authors given by name: different ones for different authors.

    An author that an override tells from others of the name has its label behind; else, where two names that are not
    one have one slug, the later in the alphabet of ``shown``'s keys has a number behind. ``known`` may hold the keys of
    some names.
    """
    made: dict[str, str] = {}
    taken: set[str] = set()
    for key in [*sorted(shown.keys() - labels.keys()), *sorted(labels.keys() & shown.keys())]:
        name = shown[key]
        slug = bare = known.get(name) or author_key(name)
        if label := labels.get(key, ""):
            slug = bare = f"{bare}-{label}"
        number = 1
        while slug in taken:
            number += 1
            slug = f"{bare}-{number}"
        taken.add(slug)
        made[key] = slug
    return made
