"""Author lists as short text, to what the resolution of people takes."""

from __future__ import annotations

from itertools import product

from kg.entry import Entry, Source
from kg.facts import Authored, Extracted
from kg.resolve import papers, people
from kg.resolve.entities import Note
from kg.resolve.overrides import NO_OVERRIDES, Overrides
from kg.resolve.people import People

GIVEN = (
    "Wen Jun Hao Yi Lan Bao Qing Fei Gui Hong Jing Kai Lei Mei Nan "
    "Ping Rui Song Tao Xin Yan Zhi Bin Chun Dan En Fan Gang Hai Jie"
)
Read = list[tuple[Note, Extracted]]


def note(text: str, path: str, line: int = 1) -> tuple[Note, Extracted]:
    """A note on a paper: ``p1= #kite Ann Lo; Bo Ek`` is on paper p1, with a topic; without ``=`` the paper is the path."""
    paper, _, rest = text.rpartition("= ")
    words = rest.split(" ")
    tags = tuple(word[1:] for word in words if word.startswith("#"))
    names = " ".join(word for word in words if not word.startswith("#")).split("; ")
    entry = Entry(Source(path), "test", path)
    facts = [("authors", Authored(place, name.strip(), line)) for place, name in enumerate(names, start=1)]
    return Note(path, entry, topic=paper.strip() or path.removesuffix(".md"), tags=tags), Extracted(entry, facts)


def notes(text: str) -> Read:
    """Notes given with `` / `` between them; they are called ``1.md``, ``2.md`` and so on."""
    return [note(one, f"{number}.md") for number, one in enumerate(text.split(" / "), start=1)]


def _families() -> list[str]:
    """Four hundred and eighty family names that no case has."""
    return [
        f"{a}{b}{c}{d}" for a, b, c, d in product("LMNPRSTV", ("ova", "ime"), "bdgkmn", ("el", "or", "ux", "ip", "as"))
    ]


def others() -> Read:
    """A hundred and fifty notes by six hundred others: a hundred and twenty share four family names, the rest share none."""
    common = [f"{first} {last}" for first, last in product(GIVEN.split(), ("Zhong", "Quan", "Shi", "Rao"))]
    starts = [f"{first}{second}" for first, second in product("BCDFGHJK", ("ral", "orv", "elm", "usk", "ith"))]
    rare = [f"{first}an {last}" for first, last in zip(starts * 12, _families(), strict=True)]
    names = [*common, *rare]
    return [note("; ".join(names[at::150]), f"others-{at}.md") for at in range(150)]


def identify(read: Read, overrides: Overrides = NO_OVERRIDES) -> People:
    """The people of these notes."""
    return people.identify(papers.papers(read), read, overrides)


def keys(found: People, name: str) -> set[str]:
    """The keys of all authors that a name as written stands for."""
    return {place.author for paper in found.papers for place in paper.authorships if place.name == name}
