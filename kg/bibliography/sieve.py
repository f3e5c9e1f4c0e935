"""A cheap look at raw bytes: whether a record can be one of those that are wanted, before anything is parsed.

Looking costs about a tenth of parsing. The sieve lets too much through, never too little: what a look cannot tell goes
on to the parser and to :meth:`Sieve.keeps`, which decides.
"""

from __future__ import annotations

import json
import re
import string
from typing import NamedTuple

from kg.bibliography.record import Record, doi_work, letters

_STRING = rb'"([^"\\]*+(?:\\.[^"\\]*+)*+)"'
_ID = re.compile(rb'"id"\s*:\s*"([^"\\]*)"')
_TITLE = re.compile(rb'"title"\s*:\s*' + _STRING, re.DOTALL)
#: How a line of the data set of arXiv begins.
_USUAL = re.compile(
    rb'\{"id": ?"([^"\\]*)", ?(?:"(?:submitter|authors)": ?(?:null|' + _STRING + rb'), ?){0,2}+"title": ?' + _STRING,
    re.DOTALL,
)
_DOI = re.compile(rb'"(?:doi|DOI)"\s*:\s*"([^"]*)"')
#: What tells a paper of arXiv from an item of CSL, which may keep its arXiv id anywhere.
_OF_ARXIV = (b'"categories"', b'"authors_parsed"', b'"versions"')
_BIB_TITLE = re.compile(rb'(?<![a-z])title\s*=\s*["{]{1,4}([^\n]{0,400})', re.IGNORECASE)
_BIB_END = re.compile(rb'[}"]\s*,')
_BIB_ARXIV = re.compile(rb"\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7}", re.IGNORECASE)
_BIB_DOI = re.compile(rb"10\.\d{4,9}/")

_LOWER = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
#: Marks that say nothing about a title in plain ASCII; the others may be LaTeX, markup or an escape.
_MARKS = b" !\"#%'()*+,-./:;=>?@[]^_{|}"
#: So many bytes of a DOI are compared first: the prefix of its registrant.
_REGISTRANT = len("10.1234/")
#: So many letters of a title are compared, as many as there are before the first byte that is not plain. The byte behind
#: them has to be plain: it could be an accent.
_BEGINS = (32, 16, 8)


class Wanted(NamedTuple):
    """What is looked for: arXiv ids without version, DOIs in lower case, titles as their letters."""

    arxiv: frozenset[str] = frozenset()
    dois: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


class Sieve:
    """Tells which records can be wanted."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._ids = frozenset(number.encode() for number in wanted.arxiv)
        self._old_ids = frozenset(number.partition("/")[2].encode() for number in wanted.arxiv if "/" in number)
        self._titles = frozenset(title.encode() for title in wanted.titles)
        self._begins = {length: frozenset(title[:length] for title in self._titles) for length in _BEGINS}
        self._registrants = frozenset(doi[:_REGISTRANT].encode() for doi in wanted.dois)

    def keeps(self, record: Record) -> bool:
        """Whether the record is wanted."""
        return (
            record.arxiv in self.wanted.arxiv
            or record.doi in self.wanted.dois
            or letters(record.title) in self.wanted.titles
        )

    def passes_line(self, line: bytes) -> bool:
        """Whether a line of JSON can be a wanted record."""
        found = _USUAL.match(line)
        behind = found.end() if found else 0
        if found and line.find(b'"categories"', behind) > 0:
            number, title = found[1], found[3]
        elif line.count(b'"id"') == line.count(b'"title"') == 1 and any(name in line for name in _OF_ARXIV):
            named, titled = _ID.search(line), _TITLE.search(line)
            if not named or not titled:
                return True
            number, title, behind = named[1], titled[1], 0
        else:
            return True
        if number in self._ids or b"v" in number or b":" in number:
            return True
        plain = title.translate(_LOWER, _MARKS)
        if plain in self._titles if plain.isalnum() else self._is_title(title):
            return True
        return self._is_doi(line, behind) if self._registrants else False

    def passes_block(self, block: bytes) -> bool:
        """Whether a record of BibTeX can be wanted."""
        titles = _BIB_TITLE.findall(block)
        if len(titles) != 1 or self._may_begin(_BIB_END.split(titles[0], 1)[0].translate(_LOWER, _MARKS)):
            return True
        if any(found in self._ids or found.rpartition(b"/")[2] in self._old_ids for found in _BIB_ARXIV.findall(block)):
            return True
        prefixes = (block[found.start() : found.start() + _REGISTRANT] for found in _BIB_DOI.finditer(block))
        return any(prefix.lower() in self._registrants for prefix in prefixes)

    def _may_begin(self, plain: bytes) -> bool:
        """Whether a wanted title can begin with these lower-case bytes, of which other than letters may be anything."""
        for length in _BEGINS:
            begin = plain[: length + 1]
            if len(begin) > length and begin.isalnum():
                return begin[:length] in self._begins[length]
        return True

    def _is_title(self, raw: bytes) -> bool:
        """Whether the bytes of a JSON string that are not all plain can be a wanted title; quotes are left out."""
        plain = raw.replace(b"\\n", b" ").translate(_LOWER, _MARKS)
        if plain.isalnum():
            return plain in self._titles
        if not self._may_begin(plain):
            return False
        try:
            return letters(json.loads(b'"' + raw + b'"')) in self.wanted.titles or b"<" in raw or b"&" in raw
        except ValueError:
            return True

    def _is_doi(self, line: bytes, begin: int) -> bool:
        """Whether the DOI that stands behind that place can be wanted."""
        found = _DOI.search(line, begin)
        if not found:
            return False
        place = found[1].find(b"10.")
        if place < 0 or found[1][place : place + _REGISTRANT].lower() not in self._registrants:
            return b"\\" in found[1]
        work = doi_work(found[1].decode("utf-8", "replace").split(" ")[0])
        return b"\\" in found[1] or (work is not None and work.doi in self.wanted.dois)
