"""Slices: a page for each topic with enough readings, and one file for whatever else is asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from kg.iri import digest8
from kg.views import html, material, page, picture
from kg.views.material import Material
from kg.views.selection import Selection, of_topic
from kg.views.things import Thing, local_name

#: A topic of fewer readings is told by a line of a list.
ENOUGH = 5
FOLDER = "topics"
#: Stands in each page, so that kg takes away no file of anyone else.
_MARK = '<meta name="generator" content="kg">'
_OTHER = re.compile(r"[^\w]+|_+")
#: Source: Microsoft, Naming Files, Paths, and Namespaces.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)\d)\Z")


def addresses(things: Sequence[Thing]) -> Mapping[Thing, str]:
    """The topics that have a page of their own, with its address relative to the front page."""
    topics = (thing for thing in things if thing.kind == "tag" and len(thing.readings) >= ENOUGH)
    return {thing: f"{FOLDER}/{quote(file_name(local_name(thing.iri)))}" for thing in topics}


def file_name(key: str) -> str:
    """A file name for a key that every file system takes and that no other key has: ``llm`` -> ``llm.html``.

    What is not a letter or a digit of any script becomes ``-``; a key that this changes, one in capitals among them, is
    marked with 8 hex digits of its hash, as file systems may take ``RL`` and ``rl`` for one name.
    """
    made = _OTHER.sub("-", unicodedata.normalize("NFC", key).casefold()).strip("-")[:60].strip("-")
    if not made or made != key or _DEVICES.match(made):
        made = f"{made or 'topic'}-{digest8(key)}"
    return f"{made}.html"


def name(topic: Thing) -> str:
    """The file of the page of a topic."""
    return f"{FOLDER}/{file_name(local_name(topic.iri))}"


def topic_page(made: Material, topic: Thing) -> str:
    """The page of a topic that has one, as HTML."""
    return slice_page(made, of_topic(made.graph, topic), page.Place(root="../"))


def left_behind(folder: Path, written: Collection[Path]) -> list[Path]:
    """The pages of topics that an earlier build put into this folder and that are not among those written, sorted."""
    others = sorted(set((folder / FOLDER).glob("*.html")) - set(written))
    return [page for page in others if _MARK in page.read_text(encoding="utf-8", errors="replace")]


def slice_page(made: Material, selection: Selection, where: page.Place, limit: int = picture.LIMIT) -> str:
    """The page of a selection, with at most ``limit`` nodes in its picture, as HTML."""
    drawn = picture.of_selection(selection, limit)
    held = material.of_selection(made, selection, drawn.nodes)
    data = page.data(made, drawn, held, selection.title, held.things, where, related=False)
    return html.document("page", data, library="" if where.alone else where.root + html.LIBRARY)
