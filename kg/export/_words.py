"""The words of a note that a fact was read from: the sentence around a link, an address as written, a whole line."""

from __future__ import annotations

from collections.abc import Iterator

from kg.entry import Entry
from kg.facts import About, Fact, Linked, Stated, Wikilinked
from kg.graph.graph import value_of
from kg.mentions import sentences
from kg.text import urls, wikilinks, works


def of(fact: Fact, entry: Entry) -> str:
    """The words behind a fact of this entry; empty where the fact's own value is as written, as with tags and names."""
    match fact:
        case About(work=work, line=line):
            return next((one.text for one in entry.urls if one.line == line and works.of(one.text) == work), "")
        case Linked() | Wikilinked():
            return next(_sentences(fact, entry), "")
        case Stated(object=value, line=line):
            lines = [text for text, number in _texts(entry) if number == line]
            return next((text for text in lines if value_of(value) in text), next(iter(lines), ""))
    return ""


def _sentences(fact: Linked | Wikilinked, entry: Entry) -> Iterator[str]:
    """The sentences around the link, each without the rest of its field."""
    for field in entry.fields:
        if not isinstance(fact, Linked) or field.name == fact.field:
            for begin, end in _places(fact, field.text):
                if field.line_at(begin) == fact.line:
                    yield _around(field.text, begin, end)
    for aside in entry.asides:
        if aside.line == fact.line:
            for begin, end in _places(fact, aside.text):
                yield _around(aside.text, begin, end)


def _places(fact: Linked | Wikilinked, text: str) -> Iterator[tuple[int, int]]:
    if isinstance(fact, Linked):
        links = ((found, works.of(found.url)) for found in urls.find(text))
        key = fact.work.paper or fact.work.url
        yield from ((found.begin, found.end) for found, work in links if work and key == (work.paper or work.url))
    else:
        yield from ((found.begin, found.end) for found in wikilinks.find(text) if found.target == fact.target)


def _around(text: str, begin: int, end: int) -> str:
    first, last = sentences.around(text, sentences.starts(text), begin, end)
    return text[first:last]


def _texts(entry: Entry) -> Iterator[tuple[str, int]]:
    """The lines of the note that have been read, each with its number."""
    for field in entry.fields:
        yield from zip(field.text.split("\n"), field.lines, strict=False)
    for written in (*entry.asides, *entry.urls, *entry.authors, *entry.tags):
        yield written.text, written.line
