"""Things to what a page says of them, as plain data: the lines of its lists and the content of its panel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from kg.views.material import Contents, Material, beside
from kg.views.things import KINDS, READ, Thing

__all__ = ["KINDS", "records"]

#: What may be related to a thing through the readings that they share.
RELATED = ("tag", "author", "model", "method", "dataset")
#: How many neighbours a panel names in one group where the page does not hold them all; the rest is a number.
NAMED = 14
#: How many sentences a panel shows of one mention.
SENTENCES = 2


def records(made: Material, held: Contents, *, related: bool = True) -> list[dict[str, Any]]:
    """What a page says of each thing that it holds; numbers in it are places in this list.

    ``kind``, ``label``, ``at`` (``paper/…``) and, where there are any: ``count`` of all its readings, ``date``, ``also``
    (other names), ``links``, ``page``, ``sources``; ``groups``: heading, how many neighbours, and these by place or name;
    ``abstracts`` and ``comments``: language and text; ``said``: what is mentioned, by place or name, with its sentences
    and where in these it stands. Of a reading in brief ``beside`` has the places of its neighbours, and that is all.

    Args:
        made: what the pages of the graph are made of.
        held: the things.
        related: whether a thing names those that share readings with it.
    """
    place = {thing: number for number, thing in enumerate(held.things)}
    return [
        {key: value for key, value in _record(made, thing, place, held, related=related) if value}
        for thing in held.things
    ]


def _record(
    made: Material, thing: Thing, place: Mapping[Thing, int], held: Contents, *, related: bool
) -> Iterator[tuple[str, Any]]:
    yield "kind", thing.kind
    card = made.cards[thing]
    yield "label", card.label
    yield "at", card.at
    yield "date", thing.date
    if thing in held.brief:
        yield "beside", sorted({place[other] for other in beside(thing) if other in place})
        return
    yield from _facts(made, thing)
    groups = list(_neighbours(made, thing, place))
    if related:
        groups += _related_groups(thing, place)
    yield "groups", groups
    told = made.texts.get(thing, {})
    yield from ((key, told[key]) for key in ("abstracts", "comments", "sources") if key in told)
    said = ((made.things[other], sentences) for other, sentences in told.get("mentions", ()))
    yield "said", [[place.get(other, made.cards[other].label), sentences[:SENTENCES]] for other, sentences in said]


def _facts(made: Material, thing: Thing) -> Iterator[tuple[str, Any]]:
    card = made.cards[thing]
    yield "count", len(thing.readings)
    yield "date", card.date
    yield "also", card.also
    yield "links", card.web
    yield "page", made.pages.get(thing, "")


def _neighbours(made: Material, thing: Thing, place: Mapping[Thing, int]) -> Iterator[list[Any]]:
    """Heading, how many there are, and these by place, or by name what the page does not hold.

    Of what is beside something else than a reading, such as the authors of a topic, the first that the page holds.
    """
    for heading, others in made.neighbours[thing]:
        if thing.kind in READ or len(place) == len(made.things):
            yield [heading, len(others), [place.get(other, made.cards[other].label) for other in others]]
        else:
            yield [heading, len(others), list(islice((place[other] for other in others if other in place), NAMED))]


def _related_groups(thing: Thing, place: Mapping[Thing, int]) -> Iterator[list[Any]]:
    """What shares at least two readings with a thing that is no reading, by kind, most shared first, with counts."""
    if thing.kind in (*READ, "digest"):
        return
    readings = thing.readings
    shared = Counter(target for reading in readings for source, _, target in reading.links if source is reading)
    del shared[thing]
    several = [(other, count) for other, count in shared.items() if count > 1]
    several.sort(key=lambda pair: (-pair[1], pair[0].iri))
    for kind in RELATED:
        pairs = [(other, count) for other, count in several if other.kind == kind]
        if known := [[place[other], count] for other, count in pairs if other in place]:
            yield [f"Related {KINDS[kind][1].lower()}", len(pairs), known[:NAMED]]
