"""What reference data adds to a build: ids for papers that have none, and what notes leave open about known papers.

It adds no paper. What notes say wins: nothing that they give is replaced, but for a month that becomes the day. A title
alone names a paper only where the note gives no authors, the title has at least five words and the reference data knows
one paper of that title. Everything that is added is a decision with the file and the line that it came from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from kg import iri
from kg.bibliography.record import Record, letters
from kg.bibliography.sieve import Wanted
from kg.entry import Entry, Problem
from kg.facts import About, Authored, Extracted, Fact, Linked, Work
from kg.resolve import people
from kg.resolve.entities import Authorship, Decision, Note, Paper
from kg.text import latex, scripts, works

#: A title of fewer words is no identity without authors: "Attention", "Introduction to Optimization".
FEWEST_WORDS = 5


class Reference:
    """Records by what papers are known by, each list in the order in which the records were given."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.records = tuple(records)
        self.by_arxiv: dict[str, list[Record]] = defaultdict(list)
        self.by_doi: dict[str, list[Record]] = defaultdict(list)
        self.by_title: dict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            for value, table in (
                (record.arxiv, self.by_arxiv),
                (record.doi, self.by_doi),
                (letters(record.title), self.by_title),
            ):
                if value:
                    table[value].append(record)


class Supplied(NamedTuple):
    """Entries with the ids that reference data gives their papers, why, and what it leaves in doubt."""

    local: list[Extracted]
    decisions: list[Decision]
    problems: list[Problem]


def wanted(found: Iterable[Extracted]) -> Wanted:
    """What to look up for these entries: every paper that they are about or link to."""
    arxiv: set[str] = set()
    dois: set[str] = set()
    titles: set[str] = set()
    for one in found:
        named = [*(fact.work for fact in one.of(About)), *(fact.work for fact in one.of(Linked))]
        arxiv.update(work.arxiv for work in named)
        dois.update(work.doi for work in named)
        if one.entry.title and not _has_id(one):
            titles.add(letters(one.entry.title))
    return Wanted(frozenset(arxiv - {""}), frozenset(dois - {""}), frozenset(titles - {""}))


def stated(local: Iterable[Extracted]) -> list[Record]:
    """What the entries say of the ids of their papers, as records: which DOI and arXiv id are one paper."""
    return [
        Record(one.entry.source, arxiv=work.arxiv, doi=one.entry.doi)
        for one in local
        if one.entry.doi
        for work in [fact.work for fact in one.of(About) if fact.work.arxiv][:1]
    ]


def supply(local: Sequence[Extracted], reference: Reference) -> Supplied:
    """The entries, in order, with the arXiv id beside a DOI of the same paper, and with ids found by title."""
    decisions: list[Decision] = []
    problems: list[Problem] = []
    if not reference.records:
        return Supplied(list(local), decisions, problems)
    joined = _joined(reference.by_doi, problems)
    made = []
    for one in local:
        facts = [(name, _renamed(fact, joined, decisions)) for name, fact in one.facts] if joined else list(one.facts)
        if one.entry.title and not _has_id(one):
            facts += _named(one, reference, decisions, problems)
        made.append(Extracted(one.entry, facts) if len(facts) > len(one.facts) or joined else one)
    return Supplied(made, sorted(set(decisions)), problems)


def own(notes: Iterable[Note]) -> dict[str, list[Record]]:
    """What bibliographies among the sources say of the papers of these notes, by the key of the paper."""
    records: dict[str, list[Record]] = defaultdict(list)
    for note in notes:
        entry = note.entry
        if note.topic and (entry.published or entry.categories or entry.doi):
            named = (works.of(written.text) for written in entry.urls)
            arxiv = next((work.arxiv for work in named if work and work.arxiv), "")
            made = Record(entry.source, arxiv=arxiv, doi=entry.doi, categories=entry.categories)
            date = entry.published
            records[note.topic].append(replace(made, posted=date) if arxiv else replace(made, published=date))
    return records


def fill(
    papers: Iterable[Paper], reference: Reference, own: Mapping[str, Sequence[Record]]
) -> tuple[tuple[Paper, ...], list[Decision]]:
    """The papers, in order, with what notes leave open: title, authors, the day, DOI and categories.

    What the sources' ``own`` records say goes before reference data.
    """
    decisions: list[Decision] = []
    if not reference.records and not own:
        return tuple(papers), decisions
    filled = (_filled(paper, [*own.get(paper.key, ()), *_records_of(paper, reference)], decisions) for paper in papers)
    return tuple(filled), decisions


def _has_id(one: Extracted) -> bool:
    return any(fact.work.paper for fact in one.of(About))


def _joined(by_doi: Mapping[str, Sequence[Record]], problems: list[Problem]) -> dict[str, Record]:
    """The record that gives the arXiv id of a DOI; a DOI with two of them stays alone."""
    joined = {}
    for doi, records in by_doi.items():
        both = [record for record in records if record.arxiv]
        numbers = sorted({record.arxiv for record in both})
        if len(numbers) == 1:
            joined[doi] = both[0]
        elif numbers:
            found = f"the DOI {doi} with the arXiv ids {' and '.join(numbers)}"
            problems.append(Problem(both[0].source, "reference-conflict", found, "one arXiv id for a DOI"))
    return joined


def _renamed(fact: Fact, joined: Mapping[str, Record], decisions: list[Decision]) -> Fact:
    if not isinstance(fact, About | Linked) or fact.work.doi not in joined or fact.work.arxiv:
        return fact
    record = joined[fact.work.doi]
    paper = record.works[0].paper
    decisions.append(Decision("paper", paper, "reference-doi-and-arxiv-id", fact.work.doi, record.source))
    return fact._replace(work=fact.work._replace(paper=paper, arxiv=record.arxiv))


def _named(
    one: Extracted, reference: Reference, decisions: list[Decision], problems: list[Problem]
) -> list[tuple[str, Fact]]:
    """The id of an entry's paper by its title, as the fact that the entry is about it."""
    entry = one.entry
    names = [fact.name for fact in one.of(Authored)]
    fitting = _fitting(entry.title, names, reference)
    works = _papers(fitting)
    if len(works) == 1:
        rule = "reference-title-and-authors" if names else "reference-title-alone"
        record = next(record for record in fitting if works[0] in record.works)
        decisions.append(Decision("paper", works[0].paper, rule, entry.title, record.source))
        return [("reference", About(works[0], _line(entry)))]
    if works:
        found = f"the title {entry.title[:60]!r} without an id"
        expected = f"an address that tells whether it is {' or '.join(work.paper for work in works)}"
        problems.append(Problem(entry.source, "maybe-same-paper", found, expected))
    return []


def _line(entry: Entry) -> int:
    title = entry.field("title")
    return title.lines[0] if title else entry.source.line


def _fitting(title: str, names: Sequence[str], reference: Reference) -> list[Record]:
    """The records of that title whose authors agree; without authors, all of them if the title is long enough."""
    records = reference.by_title.get(letters(title), [])
    if names:
        return [record for record in records if _agree(names, record.authors)]
    return records if len(iri.slug(latex.plain(title)).split("-")) >= FEWEST_WORDS else []


def _papers(records: Sequence[Record]) -> list[Work]:
    """The different papers of these records of one title, by their arXiv id where they have one, else by their DOI.

    A record with a DOI is the same paper as one with an arXiv id when their authors agree: what was posted is what was
    published. Records without an id say nothing.
    """
    posted = {record.works[0]: record.authors for record in records if record.arxiv}
    published = {record.works[0]: record.authors for record in records if record.doi and not record.arxiv}
    known = {record.doi for record in records if record.arxiv}
    apart = [
        work
        for work, names in published.items()
        if work.doi not in known and not any(_agree(names, others) for others in posted.values())
    ]
    return sorted([*posted, *apart])


def _agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether half of the shorter list stands in the longer one, people compared by last name and first letter."""
    left, right = ({_person(name) for name in names} for names in (one, other))
    smaller = min(len(left), len(right))
    return smaller > 0 and 2 * len(left & right) >= smaller


def _person(name: str) -> tuple[str, str]:
    words = iri.slug(latex.plain(name.partition(",")[0])).split("-")
    return words[-1], words[0][:1]


def _records_of(paper: Paper, reference: Reference) -> list[Record]:
    if paper.arxiv or paper.doi:
        known = (*reference.by_arxiv.get(paper.arxiv, ()), *reference.by_doi.get(paper.doi, ()))
        return [record for record in dict.fromkeys(known) if not paper.arxiv or record.arxiv in ("", paper.arxiv)]
    return _fitting(paper.title, [one.name for one in paper.authorships], reference) if paper.title else []


def _filled(paper: Paper, records: Sequence[Record], decisions: list[Decision]) -> Paper:
    """The paper with what the first record that says it says."""
    changes: dict[str, object] = {}
    for name, given in (
        ("title", paper.title),
        ("authors", paper.authorships),
        ("date", paper.date if len(paper.date) == len("2024-03-01") else ""),
        ("doi", paper.doi),
        ("categories", paper.categories),
    ):
        record = next((record for record in records if _says(record, name, paper)), None)
        if record and not given:
            value = getattr(record, name)
            changes |= _change(name, value)
            detail = value if isinstance(value, str) else ", ".join(value)
            decisions.append(Decision("paper", paper.key, f"reference-{name}", detail, record.source))
    return replace(paper, **changes) if changes else paper  # type: ignore[arg-type]


def _says(record: Record, name: str, paper: Paper) -> bool:
    """Whether the record has a value to add; the date of a paper on arXiv is that of its posting, never of printing."""
    if name == "date":
        value = record.date if bool(record.arxiv) == bool(paper.arxiv) else ""
        return len(value) > len(paper.date)
    return bool(getattr(record, name))


def _change(name: str, value: str | tuple[str, ...]) -> dict[str, object]:
    if name == "authors":
        names = dict.fromkeys(value)
        return {"authorships": tuple(Authorship(at, people.author_key(one), one) for at, one in enumerate(names, 1))}
    if name == "title":
        return {"title": value, "language": scripts.language(str(value)) or "en"}
    return {name: value}
