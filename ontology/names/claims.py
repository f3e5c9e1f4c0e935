"""What the public lists and the hand labels say of names, one claim a row of a list."""  # noqa: INP001 - beside the script that it serves

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import likeness

from kg import tables
from kg.mentions import names

_POINT = re.compile(r"(?<=\d)_(?=\d)")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*\Z")
_ACCOUNT = re.compile(r"\A[\w.-]+/(?=[\w.-]+\Z)")
_ARXIV = re.compile(r"(?:\A|arxiv\.org/(?:abs|pdf)/)(\d{4}\.\d{4,5})(?!\d)")


class Source(NamedTuple):
    """A row of ``sources.tsv``."""

    file: str
    name: str
    licence: str
    holds: str


class Claim(NamedTuple):
    """What one source says of a name: its spelling and further ones, its type and the arXiv id of its paper."""

    label: str
    aliases: tuple[str, ...]
    type: str
    paper: str
    source: Source


OWN = Source("", "kg", "MIT", "")


def public(folder: Path, sources: Iterable[Source]) -> Iterator[Claim]:
    """What the lists say, in the order of the sources and of the text of their rows."""
    for source in sources:
        for line in sorted(set((folder / f"{source.file}.jsonl").read_text(encoding="utf-8").splitlines())):
            row = json.loads(line)
            label, *others = _spellings(row["label"])
            others += [spelling for alias in row.get("aliases", ()) for spelling in _spellings(alias)]
            type_ = source.holds or _by_ending(label) or ("Method" if row["type"] == "method" else "")
            match = _ARXIV.search(str(row.get("paper", "")))
            yield Claim(label, tuple(others), type_, match[1] if match else "", source)


def labelled(labels: Path) -> Iterator[Claim]:
    """What the hand labels say: canonical names, sorted, with the type that most notes give them and their spellings."""
    types: dict[str, Counter[str]] = defaultdict(Counter)
    surfaces: dict[str, set[str]] = defaultdict(set)
    for line in labels.read_text(encoding="utf-8").splitlines():
        for mention in json.loads(line)["mentions"]:
            name = _clean(mention["canonical"])
            types[name][mention["type"]] += 1
            surfaces[name].add(_clean(mention["surface"]))
    for name, votes in sorted(types.items()):
        yield Claim(name, tuple(sorted(surfaces[name])), min(votes, key=lambda one: (-votes[one], one)), "", OWN)


def _clean(text: str) -> str:
    """A spelling on one line, with ``.`` for ``_`` in numbers and blanks elsewhere, without the account of a repository."""
    dotted = _POINT.sub(".", unicodedata.normalize("NFKC", text))
    plain = " ".join(dotted.replace("_", " ").split())
    return _ACCOUNT.sub("", plain).removeprefix("Introduces ").strip()


def _spellings(text: str) -> list[str]:
    """The name and, in words, what a bracket after it says: ``BBQ (Bias Benchmark for …)`` has two spellings."""
    plain = _clean(text)
    match = _BRACKET.search(plain)
    if not match or not match.start():
        return [plain]
    return [plain[: match.start()], *([match[1]] if likeness.is_long_form(match[1]) else ())]


def _by_ending(label: str) -> str:
    """The type that the last letters of a name say, or nothing."""
    endings = dict(tables.rows("names/endings.tsv", names.ENDINGS))
    joined = "".join(filter(str.isalnum, label.casefold()))
    fitting = [ending for ending in endings if joined.endswith(ending) and joined != ending]
    return endings[max(fitting, key=len)] if fitting else ""
