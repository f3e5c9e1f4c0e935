"""The grammar of model names: what may follow a known name, and the key, label and facts of the name that it makes.

    head [version] (variant | size | active size)* [release] [snapshot] [of another model]

as in ``Qwen2.5-Math-7B-Instruct``, ``Qwen3 235B-A22B``, ``Mistral-7B-v0.3``, ``o4-mini-2025-04-16`` and
``DeepSeek-R1-Distill-Llama-70B``. A key is the name in lower case with its parts in one order, so that
``Qwen 2 VL 2B`` and ``Qwen2-VL-2B`` share ``qwen2-vl-2b`` while ``Llama 3.1 8B`` and ``Llama 3 18B`` differ.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.mentions import tokens
from kg.mentions.names import Index, Variant
from kg.mentions.records import Name

_LINK = re.compile(r"[-‐‑–_]| {1,3}|\n|")
_SIZE = re.compile(r"((?:\d{1,3}x)?\d{1,4}(?:\.\d{1,3})?[BM]|\d{1,2}(?:\.\d)?T)(?![A-Za-z0-9])", re.IGNORECASE)
_ACTIVE = re.compile(r"A(\d{1,3}(?:\.\d{1,2})?B)(?![A-Za-z0-9])", re.IGNORECASE)
_VERSION = re.compile(
    r"(\d{1,3}(?:\.\d{1,2}){0,2}[onv]?)(?!\.?\d|[A-Za-z]\d)|([vV]\d{1,2}(?:\.\d{1,2}){0,2})(?![A-Za-z0-9])"
)
#: A day, a month and day, a month of a year from 2023 on (``2507``), or a number.
_SNAPSHOT = re.compile(r"(20\d\d-?[01]\d-?[0-3]\d|[01]\d[0-3]\d|2[3-9](?:0[1-9]|1[0-2])|00\d)(?![A-Za-z0-9])")
#: A length of the context, ``128k`` or ``1M``; no model is as small as that.
_CONTEXT = re.compile(r"(\d{1,4}[kK]|[1-9][mM])(?![A-Za-z0-9])")
_PATCH = re.compile(r"[/-](\d{1,2})(?![A-Za-z0-9/.])")
_WORD = re.compile(r"[A-Za-z]+(?:\d{1,3}[a-z])?")
_TIMES = {"M": 1e6, "B": 1e9, "T": 1e12}
_MOST_PARTS = 8
_MOST_ATOMS = 9


class Part(NamedTuple):
    """A part after the head: its kind (version, line, size, active, stage, snapshot, model), text and end."""

    kind: str
    text: str
    end: int


class Made(NamedTuple):
    """A name that the grammar read: the known name at its head and the parts that follow, in the order of the text."""

    head: Name
    parts: tuple[Part, ...]
    end: int


def read(text: str, end: int, head: Name, index: Index) -> Made:
    """The longest name that starts with ``head``, which ends at ``end``, and that may end where it does."""
    parts: list[Part] = []
    best = 0
    at = end
    while len(parts) < _MOST_PARTS and (part := _next(text, at, head, parts, index)):
        parts.append(part)
        at = part.end
        if tokens.ends_name(text, at):
            best = len(parts)
    kept = tuple(parts[:best])
    return _distilled(Made(head, kept, kept[-1].end if kept else end), text, index)


def _distilled(made: Made, text: str, index: Index) -> Made:
    """The name with the model that it was distilled into: ``DeepSeek-R1-Distill`` and ``-Llama-70B``."""
    if not made.head.key.endswith("-distill") and not any(part.text == "Distill" for part in made.parts):
        return made
    if text[made.end : made.end + 1] not in ("-", " "):
        return made
    base = parse(text, made.end + 1, index)
    if base is None:
        return made
    return Made(made.head, (*made.parts, Part("model", label(base), base.end)), base.end)


def parse(text: str, begin: int, index: Index) -> Made | None:
    """The model name at ``begin``, whatever its case, or None."""
    found = tokens.atoms(text, begin, _MOST_ATOMS)
    for size in range(len(found), 0, -1):
        for alias in index.by_spelling.get(tokens.key([atom.text for atom in found[:size]]), ()):
            head = index.by_key.get(alias.entity)
            if head is not None and head.type in ("Model", "ModelFamily"):
                return read(text, found[size - 1].end, head, index)
    return None


def _next(text: str, at: int, head: Name, before: list[Part], index: Index) -> Part | None:
    """The part at ``at``, or None."""
    kinds = {part.kind for part in before}
    link = _LINK.match(text, at)
    mark, start = (link[0], link.end()) if link else ("", at)
    if start >= len(text) or (not mark and not text[start].isalnum()):
        return None
    return (
        _size(text, start, mark, kinds)
        or _snapshot(text, start, mark)
        or _version(text, start, mark, head, before)
        or _variant(text, start, mark, head, before, index)
    )


def _size(text: str, at: int, mark: str, kinds: set[str]) -> Part | None:
    if "active" not in kinds and (match := _ACTIVE.match(text, at)) and mark:
        return Part("active", match[1].upper(), match.end())
    if "size" in kinds or not (match := _SIZE.match(text, at)) or _CONTEXT.match(text, at):
        return None
    written = match[1].upper().replace("X", "x")
    if mark.isspace() and mark and match[1][-1] in "mtT":
        return None
    return Part("size", written, match.end())


def _snapshot(text: str, at: int, mark: str) -> Part | None:
    if (match := _CONTEXT.match(text, at)) and mark == "-":
        return Part("stage", match[1].replace("K", "k").replace("m", "M"), match.end())
    if (match := _SNAPSHOT.match(text, at)) and (mark == "-" or (mark == " " and len(match[1]) == 4)):
        return Part("snapshot", match[1], match.end())
    return None


def _version(text: str, at: int, mark: str, head: Name, before: list[Part]) -> Part | None:
    match = _VERSION.match(text, at)
    if not match or any(part.kind == "version" for part in before):
        return None
    if match[2]:
        return _lettered(text, at, mark, match, before)
    apart = bool(mark) and mark.isspace()
    known = match[1] in head.versions
    allowed = known or (
        head.type == "ModelFamily" and not (apart and "." not in match[1]) and (mark or not text[at - 1].isdigit())
    )
    if not allowed or any(part.kind != "line" for part in before):
        return None
    return Part("version", match[1], match.end())


def _lettered(text: str, at: int, mark: str, match: re.Match[str], before: list[Part]) -> Part | None:
    """A version with a v: of the model (``DINOv2``), after a size of its release (``Mistral-7B-v0.3``)."""
    if not mark and text[at - 1].isdigit():
        return None
    kind = "release" if any(part.kind == "size" for part in before) else "version"
    return Part(kind, match[2].lower(), match.end())


def _variant(text: str, at: int, mark: str, head: Name, before: list[Part], index: Index) -> Part | None:
    match = _WORD.match(text, at)
    if not match:
        return None
    variant = index.variants.get(match[0].lower())
    if variant is None or not _fits(variant, head, index) or not _stands(variant, match[0], mark, before):
        return None
    end = match.end()
    label = variant.label
    if len(variant.label) <= 2 and variant.families and (patch := _PATCH.match(text, end)):
        label, end = f"{label}/{patch[1]}", patch.end()
    return Part(variant.place, label, end)


def _fits(variant: Variant, head: Name, index: Index) -> bool:
    """Whether models of this name have the variant: it is open to all, or names the head or a family of it."""
    if not variant.families:
        return True
    key = head.key
    while key:
        if key in variant.families:
            return True
        key = index.by_key[key].family if key in index.by_key else ""
    return False


def _stands(variant: Variant, word: str, mark: str, before: list[Part]) -> bool:
    """Whether the word may stand so: glued only after a number or with a capital, after a blank as its row says."""
    if not mark:
        return word[0].isupper() or bool(before and before[-1].text[-1].isdigit())
    if not mark.isspace():
        return True
    return variant.apart == "any" or (variant.apart == "capital" and word[0].isupper())


#: The kinds of parts in the order in which a label has them.
KINDS = ("version", "line", "size", "active", "stage", "release", "snapshot", "model")


def label(made: Made) -> str:
    """The name in the usual way of its family."""
    glue = " " if made.head.form == "spaced" else "-"
    whole = made.head.label
    parts = sorted(made.parts, key=lambda part: KINDS.index(part.kind))
    for part in parts:
        joined = f"A{part.text}" if part.kind == "active" else part.text
        glued = part.kind == "version" and (made.head.form == "glued" or joined.startswith("."))
        whole = f"{whole}{'' if glued else glue}{joined}"
    return whole


def count(size: str) -> int:
    """The number of parameters that a size such as ``7B`` or ``0.5B`` says; 0 for ``8x7B``, whose experts share some."""
    if not size or "x" in size:
        return 0
    return round(float(size[:-1]) * _TIMES[size[-1].upper()])
