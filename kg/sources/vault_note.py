"""Markdown notes of a vault, one note a file, named ``YYMMDD Short name.md``.

The usual note is an address, ``*Title* (Authors)``, the abstract as a quotation, a comment in Korean, one in English,
tags, and a section of links; each part may be missing, and front matter may say the same. A note is about the paper at
its head; papers further down are links. The title is never made up from running text or from the file name.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from kg.entry import Entry, Parsed, Source, TextField, Written
from kg.sources import _dates, _front_matter, _head, _lines, _zones
from kg.text import hashtags, people, urls

ENDINGS = (".md", ".markdown")
FALLBACK = True


def matches(text: str, path: str) -> bool:
    """Whether the file is Markdown, or a text file that is named or begins like a note."""
    if path.lower().endswith(ENDINGS):
        return True
    return _dates.split_name(PurePosixPath(path).name)[0] is not None or urls.is_only(text.lstrip().partition("\n")[0])


def parse(text: str, path: str) -> Parsed:
    """The one entry of the note, with a problem if it names no paper or its front matter is broken."""
    matter = _front_matter.read(text, path)
    lines = _lines.numbered(text)[matter.lines :]
    head = _head.read(lines)
    if head.title is None and not head.urls:
        head = _late_head(lines) or head
    zones = _zones.read(head.body)
    stem = PurePosixPath(path).stem
    date, name = _dates.split_name(stem)
    dated = Written(stem, 0) if date else matter.dated("date", "created")
    entry = Entry(
        source=Source(path),
        format="vault-note",
        name=name,
        date=date or matter.date("date", "created"),
        dated=dated,
        fields=(*_title(matter, head.title), *zones.fields),
        authors=_authors(matter) or head.authors,
        urls=_addresses(matter, head.urls),
        asides=zones.asides,
        tags=_tags(matter, zones.tags),
        aliases=tuple(dict.fromkeys(matter.texts("aliases", "alias"))),
    )
    return Parsed((entry,), (*matter.problems, *_head.no_paper(entry, lines)))


def _late_head(lines: Sequence[Written]) -> _head.Head | None:
    """The head of a note that begins with a remark: the only title line with several authors beside an address."""
    found: list[tuple[int, _head.Head]] = []
    for place, line in enumerate(lines):
        text = line.text
        if "(" not in text or "," not in text or not text.rstrip().endswith(")"):
            continue
        title = _head.title_at(lines, place)
        if title and len(people.split(title.headline.authors)) > 1:
            head = _head.read(lines[place:])
            if head.urls:
                found.append((place, head))
    if len(found) != 1:
        return None
    place, head = found[0]
    return head._replace(body=[*lines[:place], Written("", lines[place].line), *head.body])


def _title(matter: _front_matter.FrontMatter, title: TextField | None) -> tuple[TextField, ...]:
    written = matter.texts("title")
    if written:
        return (_head.title_field(written[0], matter.line(written[0], "title")),)
    return (title,) if title else ()


def _authors(matter: _front_matter.FrontMatter) -> tuple[Written, ...]:
    names = ("authors", "author")
    return tuple(Written(text, matter.line(text, *names)) for text in matter.texts(*names))


def _addresses(matter: _front_matter.FrontMatter, written: tuple[Written, ...]) -> tuple[Written, ...]:
    places: list[tuple[str, str, tuple[str, ...]]] = [
        (text, text, ("url", "link", "source")) for text in matter.texts("url", "link", "source")
    ]
    places += [(_arxiv(text), text, ("arxiv", "arxiv_id")) for text in matter.texts("arxiv", "arxiv_id")]
    own = [Written(found.url, matter.line(text, *keys)) for url, text, keys in places for found in urls.find(url)]
    known = {one.text for one in own}
    return (*own, *(one for one in written if one.text not in known))


def _arxiv(text: str) -> str:
    return text if "/abs/" in text or "://" in text else f"https://arxiv.org/abs/{text.lower().removeprefix('arxiv:')}"


def _tags(matter: _front_matter.FrontMatter, tags: tuple[Written, ...]) -> tuple[Written, ...]:
    keys = ("tags", "tag")
    texts = matter.texts(*keys)
    pieces = [piece for text in texts for piece in (text.split(",") if "," in text else text.split())]
    own = [found.tag for piece in pieces for found in hashtags.find(f"#{piece.strip().lstrip('#')}")]
    names = dict.fromkeys(own)
    return (
        *(Written(name, matter.line(name, *keys)) for name in names),
        *(tag for tag in tags if tag.text not in names),
    )
