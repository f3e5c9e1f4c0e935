"""Made cases of identity: no two things may become one by mistake, and nearly all that are one must be found."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from kg import extract, iri
from kg.entry import Entry, Source, TextField, Written
from kg.facts import About, Authored, Extracted
from kg.resolve import identity, tags
from kg.text import works

CASES = Path(__file__).parent / "cases"


class Case(NamedTuple):
    one: bool
    left: str
    right: str
    why: str


def cases(kind: str) -> list[Case]:
    lines = (CASES / f"{kind}.tsv").read_text(encoding="utf-8").splitlines()[2:]
    return [
        Case(verdict == "one", left, right, why) for verdict, left, right, why in (line.split("\t") for line in lines)
    ]


def work_of(url: str) -> str:
    work = works.of(url)
    assert work, url
    return work.paper or iri.work_local(work.url)


def entry_of(written: str, path: str) -> Extracted:
    """A note from ``address | title | authors``."""
    address, title, authors = (part.strip() for part in written.split("|"))
    urls = {"": "", "1": f"https://doi.org/{address}", "o": f"https://openreview.net/forum?id={address[11:]}"}
    url = urls.get("1" if address.startswith("10.") else address[:1] if address[:1] == "o" else "", "")
    if address and not url:
        url = f"https://arxiv.org/abs/{address}"
    entry = Entry(
        Source(path, 1),
        "test",
        title,
        fields=(TextField("title", title, (1,), "en"),) if title else (),
        authors=(Written(authors, 1),) if authors else (),
        urls=(Written(url, 1),) if url else (),
    )
    chosen = [one for one in extract.extractors() if one.name in {"about", "authors"}]
    return Extracted(entry, extract.run(entry, chosen))


def same_paper(case: Case) -> bool:
    found = [entry_of(case.left, "a.md"), entry_of(case.right, "b.md")]
    left, right = identity.identify([identity.claim(one.entry, one.of(About), one.of(Authored)) for one in found]).keys
    return left == right


def judged(kind: str, case: Case) -> bool:
    if kind == "works":
        return work_of(case.left) == work_of(case.right)
    return tags.tag_key(case.left) == tags.tag_key(case.right) if kind == "tags" else same_paper(case)


@pytest.mark.parametrize("kind", ["works", "tags", "papers"])
def test_nothing_is_merged_by_mistake(kind: str) -> None:
    assert [case for case in cases(kind) if not case.one and judged(kind, case)] == []


@pytest.mark.parametrize("kind", ["works", "tags", "papers"])
def test_nearly_all_that_is_one_is_found(kind: str) -> None:
    true = [case for case in cases(kind) if case.one]
    missed = [case for case in true if not judged(kind, case)]

    assert len(missed) <= 0.05 * len(true), missed
