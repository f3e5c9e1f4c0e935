"""The explorer: the whole graph in one file, with search, filters, a picture of what is asked for, and every text.

The data stands in the page, deflated when it is large. The modules of JavaScript beside this one hold the page's logic;
:mod:`kg.views.script` makes one script of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from string import Template
from typing import Any

from kg.recall import AFRESH, Afresh
from kg.views import html, script
from kg.views.explorer import packing
from kg.views.explorer.index import index, ordered
from kg.views.material import Material
from kg.views.reads import Reads
from kg.views.things import Thing

__all__ = ["NAME", "page"]

NAME = "explorer.html"

_HERE = files("kg.views.explorer")


def page(made: Material, reads: Reads | None = None, recall: Afresh = AFRESH) -> str:
    """The explorer as HTML, of all that pages are made of; ``reads`` tells what of it may be recalled."""
    found = ordered(made.things)
    chunks = packing.chunked(_texts(made, found))
    columns = _recalled(made, found, reads, recall) if reads and recall.keeps else index(made, found)
    data = {"index": html.block({**columns, "chunks": [first for first, _ in chunks]})}
    data |= {f"texts-{number}": text for number, (_, text) in enumerate(chunks)}
    style, library, code = _part("explorer.css"), html.vis_network(), script.bundle("explorer/main", _module)
    return Template(_part("explorer.html")).substitute(
        policy=html.policy([style], [library, code]),
        style=style,
        library=library,
        script=code,
        data=packing.blocks(data),
    )


def _recalled(made: Material, found: Sequence[Thing], reads: Reads, recall: Afresh) -> Mapping[str, Any]:
    """The index as the build before made it, where only texts have changed since."""
    return recall.of(("index of the explorer", reads.index), lambda: index(made, found))


def _texts(made: Material, found: Sequence[Thing]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The texts of each thing that has some, by its place in ``found``, as are the things that they mention."""
    place = {thing: number for number, thing in enumerate(found)}
    for number, thing in enumerate(found):
        if told := made.texts.get(thing):
            mentions = [(place[made.things[other]], sentences) for other, sentences in told.get("mentions", ())]
            yield number, {**told, "mentions": mentions} if mentions else told


def _module(name: str) -> str:
    """The text of a module of JavaScript; some are shared with the other pages."""
    return (files("kg.views") / f"{name}.mjs").read_text(encoding="utf-8")


def _part(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8").strip()
