"""The works that the note links to, and the short names that it gives them: ``MAR (https://…)``, ``[MAR](https://…)``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import tables
from kg.entry import Entry
from kg.facts import Linked, Work
from kg.text import people, urls, works

#: A word that looks like the name of a model, method or data set: an upper-case letter, or a digit behind letters.
_NAME = re.compile(r"[a-z]*(?:[A-Z]|(?<=[a-z])\d)[\w+-]*(?:\.[\w+-]+)*\Z", re.ASCII)
_BEFORE = re.compile(r"(?:\A|[\s(,\"'*“‘])((?:[A-Za-z0-9][\w.+:-]* ){0,5}[A-Za-z][\w.+-]*)\s?\(\Z", re.ASCII)
_LINK_TEXT = re.compile(r"\[([^\[\]]{1,60})\]\(<?\Z")
_SUFFIX = re.compile(r"-(?:style|like|based|inspired|type|esque|era)\Z")
_LONGEST_NAME = 4


def extract(entry: Entry) -> Iterator[Linked]:
    """One fact for each work and field that links to it, the note's own pages left out.

    The line is that of the first link in the field, the name the first that is given. Links outside of the fields have
    the field ``aside``.
    """
    own = {work.paper or work.url for written in entry.urls if (work := works.of(written.text))}
    for field in entry.fields:
        if "/" in field.text:
            links = ((work, name, field.line_at(begin)) for work, name, begin in _links(field.text))
            yield from _once(links, own, field.name)
    asides = ((work, name, one.line) for one in entry.asides for work, name, _ in _links(one.text))
    yield from _once(asides, own, "aside")


def _once(links: Iterator[tuple[Work, str, int]], own: set[str], field: str) -> Iterator[Linked]:
    found: dict[str, Linked] = {}
    for work, name, line in links:
        key = work.paper or work.url
        if key in own:
            continue
        if key not in found:
            found[key] = Linked(work, name, field, line)
        elif name and not found[key].name:
            found[key] = found[key]._replace(name=name)
    yield from found.values()


def _links(text: str) -> Iterator[tuple[Work, str, int]]:
    for found in urls.find(text):
        work = works.of(found.url)
        if work:
            yield work, short_name(text[max(0, found.begin - 120) : found.begin]), found.begin


def short_name(before: str) -> str:
    """The name that the text right before a URL gives to what it leads to; empty when no word there is surely one.

    ``VAR (`` and ``a MAR-style (`` give a name. ``based on local SGD (`` gives none: the name may be a longer one, and a
    missed name does less harm than a wrong one.
    """
    if not before.endswith(("(", "(<")):
        return ""
    linked = _LINK_TEXT.search(before)
    match = linked or _BEFORE.search(before.rpartition("\n")[2])
    if not match:
        return ""
    words = match[1].split()
    begin = len(words)
    while begin and _NAME.match(words[begin - 1]):
        begin -= 1
    rest, run = words[:begin], words[begin:]
    if len(run) > 1 and run[0].casefold() in _function_words():
        run = run[1:]
    if (linked and rest) or not 0 < len(run) <= _LONGEST_NAME or not _ends_before_name(rest):
        return ""
    name = _SUFFIX.sub("", " ".join(run))
    return "" if len(name) < 2 or name.casefold() in _function_words() or people.is_organisation(name) else name


def _ends_before_name(words: list[str]) -> bool:
    """Whether a name can begin behind these words: a sentence ends, or a function word that joins no longer name does."""
    if not words or words[-1].endswith("."):
        return True
    begin = len(words)
    while begin and words[begin - 1].casefold() in _function_words():
        begin -= 1
    return begin < len(words) and not (begin and _NAME.match(words[begin - 1]))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(word for word, _ in tables.rows("words-before-names.tsv", ("word", "source")))
