"""Looking papers up in bibliographies of any size: files are streamed, and only what is wanted is kept.

A file is JSON lines (papers of arXiv, items of CSL), a JSON list of such, or BibTeX, told by its first character; each
may be compressed with gzip. Memory holds a line or a record at a time, but for JSON lists, which are read whole.
"""

from __future__ import annotations

import codecs
import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from kg.bibliography import bibtex, items
from kg.bibliography.record import Record
from kg.bibliography.sieve import Sieve, Wanted
from kg.entry import Problem, Source
from kg.errors import SourceError

#: No record is longer; a JSON list of more is given as JSON lines instead.
LONGEST_RECORD = 16 * 1024 * 1024
LONGEST_LIST = 512 * 1024 * 1024
#: A file with more problems than these is summed up.
SHOWN_PROBLEMS = 100
_STEP = 50_000
_CHUNK = 1 << 20

_BLOCK = re.compile(rb"\s*@[a-z]+\s*[{(]", re.IGNORECASE)
_STRING = re.compile(rb"\s*@string\s*[{(]\s*([^\s=]+)", re.IGNORECASE)
_WORD = re.compile(rb"[=#]\s*([a-z][^\s,#{}\"]*)", re.IGNORECASE)

Progress = Callable[[str, int, int], None]


class Found(NamedTuple):
    """The wanted records in the order of the files and their lines, and what could not be read."""

    records: tuple[Record, ...] = ()
    problems: tuple[Problem, ...] = ()


def look_up(paths: Sequence[Path], wanted: Wanted, progress: Progress | None = None) -> Found:
    """The wanted records of these files; ``progress`` is told of bytes read.

    Raises:
        SourceError: a file does not exist or may not be read.
    """
    sieve = Sieve(wanted)
    records: list[Record] = []
    problems: list[Problem] = []
    total = sum(_size(path) for path in paths)
    done = 0
    for path in paths:
        faults: list[Problem] = []
        for one in _read(path, sieve, partial(_tell, progress, done, total)):
            if isinstance(one, Problem):
                faults.append(one)
            elif sieve.keeps(one):
                records.append(one)
        problems += _summed_up(faults, path.name)
        done += _size(path)
    if progress and total:
        progress("reference", total, total)
    return Found(tuple(records), tuple(problems))


def _tell(progress: Progress | None, before: int, total: int, at: int) -> None:
    if progress:
        progress("reference", before + at, total)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise SourceError(f"no reference file {str(path)!r}: {error.strerror}") from error


def _summed_up(problems: Sequence[Problem], name: str) -> Iterable[Problem]:
    yield from problems[:SHOWN_PROBLEMS]
    if len(problems) > SHOWN_PROBLEMS:
        more = len(problems) - SHOWN_PROBLEMS
        yield Problem(
            Source(name), "reference", f"{more} more records that cannot be read", "BibTeX, CSL-JSON or JSON lines"
        )


def _read(path: Path, sieve: Sieve, progress: Callable[[int], object]) -> Iterator[Record | Problem]:
    try:
        with path.open("rb") as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            with gzip.open(raw) if packed else raw as stream:
                yield from _records(stream, path.name, sieve, lambda: progress(raw.tell()))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Problem(Source(path.name), "reference", "a gzip file that is cut off or damaged", "a whole gzip file")
    except OSError as error:
        raise SourceError(f"cannot read the reference file {str(path)!r}: {error.strerror}") from error


def _records(
    stream: io.BufferedReader | gzip.GzipFile, name: str, sieve: Sieve, progress: Callable[[], object]
) -> Iterator[Record | Problem]:
    begin = stream.peek(_CHUNK).removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    if begin == b"[":
        return _list(stream, name)
    return _json_lines(stream, name, sieve, progress) if begin == b"{" else _bibtex(stream, name, sieve, progress)


def _lines(stream: io.BufferedReader | gzip.GzipFile) -> Iterator[tuple[int, bytes]]:
    """The lines with their numbers, from 1; of one that is longer than any record only the beginning is kept."""
    number = 0
    rest = b""
    while chunk := stream.read(_CHUNK):
        *lines, tail = chunk.split(b"\n")
        if lines:
            lines[0] = rest + lines[0]
            yield from enumerate(lines, start=number + 1)
            number += len(lines)
            rest = tail
        elif len(rest) < LONGEST_RECORD:
            rest += tail
    if rest:
        yield number + 1, rest


def _list(stream: io.BufferedReader | gzip.GzipFile, name: str) -> Iterator[Record | Problem]:
    data = stream.read(LONGEST_LIST + 1)
    if len(data) > LONGEST_LIST:
        found = f"a JSON list of more than {LONGEST_LIST >> 20} MB"
        yield Problem(Source(name), "too-large", found, "one record a line")
    else:
        yield from items.records(data.decode("utf-8-sig", "replace"), name)


def _json_lines(
    stream: io.BufferedReader | gzip.GzipFile, name: str, sieve: Sieve, progress: Callable[[], object]
) -> Iterator[Record | Problem]:
    passes = sieve.passes_line
    for number, line in _lines(stream):
        if number % _STEP == 0:
            progress()
        if passes(line) and not line.isspace() and line:
            try:
                value = json.loads(line)
            except (ValueError, RecursionError) as error:
                yield items.broken(Source(name, number), error)
            else:
                yield items.of(value, Source(name, number))


def _bibtex(
    stream: io.BufferedReader | gzip.GzipFile, name: str, sieve: Sieve, progress: Callable[[], object]
) -> Iterator[Record | Problem]:
    strings: dict[bytes, str] = {}
    blocks = 0
    for number, block in _blocks(_lines(stream)):
        blocks += 1
        if blocks % (_STEP // 10) == 0:
            progress()
        defined = _STRING.match(block)
        if defined:
            strings[defined[1].lower()] = block.decode("utf-8", "replace")
        elif sieve.passes_block(block):
            used = dict.fromkeys(word.lower() for word in _WORD.findall(block)) if strings else {}
            before = "".join(strings[word] + "\n" for word in used if word in strings)
            text = before + block.decode("utf-8", "replace")
            yield from bibtex.records(text, name, number - before.count("\n"))
    if not blocks:
        yield Problem(Source(name), "reference", "no record", "BibTeX, CSL-JSON or JSON lines")


def _blocks(lines: Iterator[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
    """Runs of lines that begin like ``@article{``, each with the number of its first; what stands before is a comment."""
    block: list[bytes] = []
    begin = 0
    for number, line in lines:
        if b"@" in line and _BLOCK.match(line):
            if block:
                yield begin, b"\n".join(block)
            block, begin = [], number
        if begin:
            block.append(line)
    if block:
        yield begin, b"\n".join(block)
