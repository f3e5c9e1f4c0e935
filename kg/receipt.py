"""The receipt of a build: what went in, what came out and what was to be said of it, kept beside the exports.

By it the next build knows that there is nothing to do, without importing what would do it. It is believed only while
everything that decides the outputs is the same (every note, table and option, the installation and the day that
``SOURCE_DATE_EPOCH`` gives) and every output still has the bytes that the build wrote. All is told by hashes, nothing by
times.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from kg.errors import OutputError
from kg.options import Options

FILE = "receipt.json"


class Report(NamedTuple):
    """What is said of a build.

    ``counts`` are numbers of things by their name, in the order in which they are said. ``problems`` are kind and text
    of each problem, ``identities`` how often each rule of identity was applied, ``candidates`` how many things may be
    one but are not joined.
    """

    counts: Mapping[str, int]
    problems: tuple[tuple[str, str], ...]
    identities: Mapping[str, int]
    candidates: int


class Receipt(NamedTuple):
    """``inputs`` is the hash of all that went in, ``outputs`` gives the SHA-256 of each file by its path in the folder."""

    inputs: str
    outputs: Mapping[str, str]
    report: Report


def surroundings(options: Options, installation: str) -> str:
    """A hash of all that decides the outputs beside the notes; ``installation`` is from :func:`kg.installed.mark`."""
    model = sorted(options.model.glob("*")) if options.model else ()
    files = (options.authors_table, options.names_table, *options.reference, *model)
    parts = (
        installation,
        options._replace(paths=(), authors=None, names=None, model=options.model and Path(options.model.name)),
        [(str(file), _content(file)) if file else None for file in files],
        os.environ.get("SOURCE_DATE_EPOCH", ""),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def inputs(around: str, digests: Mapping[str, str]) -> str:
    """A hash of all that decides the outputs: :func:`surroundings`, and the digest of each note by its name."""
    return hashlib.sha256(json.dumps([around, sorted(digests.items())]).encode()).hexdigest()


def keep(kept: Path, receipt: Receipt) -> None:
    """Write the receipt into that folder, whole; a folder that cannot be written does without."""
    from kg.export import write_text

    body = json.dumps(receipt)
    with suppress(OutputError):
        write_text(kept / FILE, f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}\n")


def find(kept: Path) -> Receipt | None:
    """The receipt in that folder; None when there is none, or one that another version of kg wrote or that is broken."""
    try:
        seal, _, body = (kept / FILE).read_text(encoding="ascii").rstrip("\n").partition("\n")
        if hashlib.sha256(body.encode()).hexdigest() != seal:
            return None
        into, out, (counts, problems, identities, candidates) = json.loads(body)
    except (OSError, ValueError, TypeError):
        return None
    return Receipt(into, out, Report(counts, tuple((kind, text) for kind, text in problems), identities, candidates))


def holds(receipt: Receipt, folder: Path) -> bool:
    """Whether all outputs are there, as they were written."""
    return all(_content(folder / name) == content for name, content in receipt.outputs.items())


def _content(file: Path) -> str:
    """The hash of a file, or why there is none."""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        return f"unreadable: {error.strerror}"
