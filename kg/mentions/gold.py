"""Hand labels as places in the fields of their notes, to learn from and to measure with.

A label file has one JSON object a line: ``{"note": path, "mentions": [{"surface", "type", "canonical", "introduced"}]}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kg.entry import Entry
from kg.mentions import tokens, zones


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
    """The labelled notes of a file, in its order."""
    with file.open(encoding="utf-8") as lines:
        return [_labelled(json.loads(line)) for line in lines if line.strip()]


def _labelled(row: dict[str, object]) -> Labelled:
    mentions = row["mentions"]
    if not isinstance(mentions, list):
        raise TypeError(f"{row['note']}: found mentions {mentions!r}, expected a list")
    return Labelled(
        str(row["note"]),
        tuple(Label(one["surface"], one["type"], one["canonical"], bool(one.get("introduced"))) for one in mentions),
    )


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
