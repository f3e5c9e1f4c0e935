"""Telling bibliographies among JSON files, of which a folder may hold any number of others."""

from __future__ import annotations

import json
import re

from kg.bibliography import arxiv

ENDINGS = (".json", ".jsonl", ".ndjson")

#: What is looked at; the first record of a bibliography begins here.
_HEAD = 65_536
_CSL = frozenset(("DOI", "author", "issued", "container-title"))
_BEGIN = re.compile(r"\s*\[?\s*(?=\{)")
_NAME = re.compile(r'"([A-Za-z_-]{2,20})"\s*:')


def is_arxiv(text: str) -> bool:
    """Whether the text begins with a paper of arXiv."""
    names = _names(text)
    return {"id", "title"} <= names and arxiv.is_paper(dict.fromkeys(names))


def is_csl(text: str) -> bool:
    """Whether the text begins with an item of CSL."""
    names = _names(text)
    return "title" in names and bool(names & _CSL) and not is_arxiv(text)


def _names(text: str) -> set[str]:
    """The names in the first object, or in what is seen of it when it is broken or long; empty for other texts."""
    begin = _BEGIN.match(text)
    if not begin:
        return set()
    head = text[begin.end() : begin.end() + _HEAD]
    try:
        first, _ = json.JSONDecoder().raw_decode(head)
    except (ValueError, RecursionError):
        return set(_NAME.findall(head))
    return set(first)
