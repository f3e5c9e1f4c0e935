r"""BibTeX and BibLaTeX to records, with the parser bibtexparser.

Sources: the BibTeX manual ("BibTeXing", O. Patashnik) for names and months, the BibLaTeX manual for ``date``,
``eprint`` and ``eprinttype``; JabRef and BibDesk for the fields that hold the day of filing.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from kg.bibliography.record import Record, categories, day, ids, iso_date, one_line, partial_date
from kg.entry import Problem, Source
from kg.text import latex

if TYPE_CHECKING:
    from bibtexparser.library import Library
    from bibtexparser.model import Block, Entry

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ADDED = ("date-added", "creationdate", "timestamp", "urldate")
_URL = re.compile(r"https?://[^\s{}]+")
_PIECE = re.compile(r"\\[A-Za-z]+\*?[ \t]*|\\.|[{}$]|[^\\{}$]+|\\", re.DOTALL)


def records(text: str, path: str, first_line: int = 1) -> Iterator[Record | Problem]:
    """The records of the text in its order; a record that cannot be read is a problem and costs no other.

    Args:
        text: BibTeX.
        path: the name of the file, for the sources.
        first_line: the line of the file that the text starts on.
    """
    library = _parsed(text)
    for block in library.blocks:
        yield from _of_block(block, path, first_line)


def _parsed(text: str) -> Library:
    from bibtexparser.entrypoint import parse_string

    # What the parser warns of is in its result too, and becomes problems.
    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
    return parse_string(text)


def _of_block(block: Block, path: str, first_line: int) -> Iterator[Record | Problem]:
    from bibtexparser import model

    source = Source(path, (block.start_line or 0) + first_line)
    if isinstance(block, model.Entry):
        yield _record(block, source)
    elif isinstance(block, model.ParsingFailedBlock):
        head = repr(one_line(block.raw or "")[:60])
        inner = block.ignore_error_block
        if isinstance(inner, model.Entry):
            yield Problem(source, "bibtex", f"a key that is given twice in {head}", "each key once")
            yield _record(inner, source)
        elif inner is None:  # else a string that is defined twice
            yield Problem(source, "bibtex", f"{head}, which does not end well", "a record such as @article{key, …}")


def _record(entry: Entry, source: Source) -> Record | Problem:
    """The record of an entry; the first of several fields of one name counts, as it does for BibTeX."""
    fields: dict[str, str] = {}
    for field in entry.fields:
        fields.setdefault(field.key.lower(), field.value if isinstance(field.value, str) else "")
    title = unbraced(": ".join(filter(None, (fields.get("title", ""), fields.get("subtitle", "")))))
    urls = tuple(url for name in ("url", "howpublished") for url in _URL.findall(latex.plain(fields.get(name, ""))))
    loose = (fields.get(name, "") for name in ("journal", "volume", "note", "number"))
    arxiv, doi = ids(fields.get("doi", ""), urls, _eprint(fields), *loose)
    if not title and not arxiv and not doi:
        return Problem(
            source, "no-title", f"the record {entry.key!r} without title or id", "a title, a DOI or an eprint"
        )
    return Record(
        source=source,
        title=title,
        authors=names(fields.get("author", "")),
        abstract=unbraced(fields.get("abstract", "")),
        published=_date(fields),
        arxiv=arxiv,
        doi=doi,
        urls=urls,
        categories=categories(fields.get("primaryclass", "")) if arxiv else (),
        keywords=tuple(filter(None, (unbraced(word) for word in re.split("[,;]", fields.get("keywords", ""))))),
        added=next(filter(None, (day(fields.get(name, "")) for name in _ADDED)), None),
    )


def names(text: str) -> tuple[str, ...]:
    """The names of an ``author`` field as people write them, LaTeX read; ``and others`` is left out.

    ``Lee, Ann and van Ek, Bo and {Red Team}`` gives ``Ann Lee``, ``Bo van Ek``, ``Red Team``.
    """
    from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names

    found = []
    for name in split_multiple_persons_names(text):
        parts = parse_single_name_into_parts(name, strict=False)
        written = " ".join((*parts.first, *parts.von, *parts.last))
        found.append(latex.plain(unbraced(", ".join(filter(None, (written, " ".join(parts.jr)))))))
    return tuple(one for name in found if (one := one_line(name)) and one != "others")


def unbraced(text: str) -> str:
    """The text on one line, without the braces that keep BibTeX from changing case; those of commands and math stay."""
    if "{" not in text and "}" not in text:
        return one_line(text)
    out: list[str] = []
    kept: list[bool] = []
    pieces = _PIECE.findall(text)
    math = behind_command = False
    for place, piece in enumerate(pieces):
        if piece == "{":
            inner = pieces[place + 1] if place + 1 < len(pieces) else ""
            kept.append(math or behind_command or inner.startswith("\\"))
        if piece not in "{}" or (kept and kept[-1]):
            out.append(piece)
        behind_command = piece.startswith("\\") and len(piece) > 1
        if piece == "}" and kept:
            behind_command = kept.pop() and not math
        math ^= piece == "$"
    return one_line("".join(out))


def _eprint(fields: Mapping[str, str]) -> str:
    """The arXiv id of the record; an eprint of another archive is none."""
    archive = fields.get("archiveprefix", "") or fields.get("eprinttype", "")
    return fields.get("eprint", "") if archive.lower() in ("", "arxiv") else ""


def _date(fields: Mapping[str, str]) -> str:
    if found := iso_date(fields.get("date", "")):
        return found
    month = fields.get("month", "").strip().strip('"{} ').lower()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else month
    return partial_date(fields.get("year", "").strip("{} ")[:4], number, fields.get("day", "").strip())
