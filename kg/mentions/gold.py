"""Hand labels as places in the fields of their notes, to learn from and to measure with.

A label file has one JSON object a line: ``{"note": path, "mentions": [{"surface", "type", "canonical", "introduced"}]}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.entry import Entry
from kg.errors import TableError
from kg.mentions import tokens, zones

TYPES = ("Model", "Method", "Dataset")


class Label(NamedTuple):
    """A name that stands in a note, as a person labelled it."""

    surface: str
    type: str
    canonical: str
    introduced: bool


class Labelled(NamedTuple):
    """A note, by its path, and what a person found in it."""

    note: str
    labels: tuple[Label, ...]


class Place(NamedTuple):
    """Where a label stands in a text, end exclusive."""

    begin: int
    end: int
    label: Label


def read(file: Path) -> list[Labelled]:
    """The labelled notes of a file, in its order.

    Raises:
        TableError: the file cannot be read, or a line is none of this form; the message names it.
    """
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise TableError(f"{file}: cannot be read as labels: {error}") from error
    return [_labelled(line, f"{file}:{number}") for number, line in enumerate(lines, start=1) if line.strip()]


def _labelled(line: str, place: str) -> Labelled:
    try:
        row = json.loads(line)
        labels = tuple(
            Label(one["surface"], one["type"], one["canonical"], bool(one.get("introduced"))) for one in row["mentions"]
        )
        strange = next((label.type for label in labels if label.type not in TYPES), None)
        made = Labelled(row["note"], labels)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise TableError(
            f'{place}: found {line[:60]!r}, expected {{"note": …, "mentions": […]}} ({error!r})'
        ) from error
    if strange is not None:
        raise TableError(f"{place}: found the type {strange!r}, expected one of {', '.join(TYPES)}")
    return made


def places(entry: Entry, labels: tuple[Label, ...]) -> dict[str, list[Place]]:
    """Field name to the places of the labels in it, in order; where two could stand the longer one does."""
    return {field.name: sorted(_in_text(field.text, labels)) for field in entry.fields}


def _in_text(text: str, labels: tuple[Label, ...]) -> Iterator[Place]:
    masked = zones.mask(text)
    taken = bytearray(len(text))
    for label in sorted(labels, key=lambda one: (-len(one.surface), one.surface)):
        at = text.find(label.surface)
        while at != -1:
            end = at + len(label.surface)
            if _stands(masked, at, end) and not any(taken[at:end]):
                taken[at:end] = b"\x01" * (end - at)
                yield Place(at, end, label)
            at = text.find(label.surface, at + 1)


def _stands(masked: str, begin: int, end: int) -> bool:
    return "\x00" not in masked[begin:end] and tokens.starts_name(masked, begin) and tokens.ends_name(masked, end)
