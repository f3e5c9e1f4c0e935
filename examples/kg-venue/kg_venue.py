"""A plugin of kg in one module: an extractor, which finds where a paper was accepted, and a source format.

``extract`` is what the entry point group ``kg.extractors`` asks for, ``ENDINGS``, ``matches`` and ``parse`` what
``kg.sources`` asks for. A plugin of your own needs only one of the two.
"""

# ruff: noqa: INP001  a package of one module
from __future__ import annotations

import re
from collections.abc import Iterator

from kg.entry import Entry, Parsed, Problem, Source, TextField, Written
from kg.facts import Stated
from kg.terms import iri, text

#: Any IRI may be stated; one of a vocabulary that others know is of more use than one of your own.
STATUS = iri("https://schema.org/creativeWorkStatus")

_ACCEPTED = re.compile(r"\b[Aa]ccepted (?:at|by|to|for) [A-Z][A-Za-z]{2,15} (?:19|20)\d\d\b")


def extract(entry: Entry) -> Iterator[Stated]:
    """States ``schema:creativeWorkStatus "Accepted at NeurIPS 2024"`` of the paper, word for word, with its line."""
    for field in entry.fields:
        for match in _ACCEPTED.finditer(field.text):
            yield Stated("paper", STATUS, text(match[0], field.language), field.line_at(match.start()))


ENDINGS = (".papers",)


def matches(text: str, path: str) -> bool:  # noqa: ARG001  the name says it
    """Whether the file is a reading list."""
    return path.endswith(ENDINGS)


def parse(text: str, path: str) -> Parsed:
    """An entry for each line ``Title | address | comment``; a line of another form is a problem."""
    entries, problems = [], []
    for number, line in enumerate(text.split("\n"), start=1):
        title, _, rest = (part.strip() for part in line.partition(" | "))
        address, _, comment = (part.strip() for part in rest.partition(" | "))
        if title and address:
            entries.append(_entry(Source(path, number), title, address, comment))
        elif title:
            problems.append(Problem(Source(path, number), "no-address", repr(title), "Title | address | comment"))
    return Parsed(tuple(entries), tuple(problems))


def _entry(source: Source, title: str, address: str, comment: str) -> Entry:
    fields = [TextField("title", title, (source.line,), "en")]
    if comment:
        fields.append(TextField("comment-en", comment, (source.line,), "en"))
    urls = (Written(address, source.line),)
    return Entry(source, "reading-list", title, fields=tuple(fields), urls=urls)
