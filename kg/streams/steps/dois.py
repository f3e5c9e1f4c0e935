"""DOIs to arXiv ids: links by a DOI go to the paper that a record states the DOI of."""

from __future__ import annotations

from kg.bibliography.record import Record
from kg.entry import Entry, Source
from kg.facts import About, Extracted, Linked
from kg.resolve import reference
from kg.streams import rows
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each partition of the DOIs."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """Rows of ``links``, and of ``aliases`` for the papers whose records link by a DOI; DOIs of two arXiv ids are problems."""
    stated = sorted((Source(*place), arxiv, doi) for doi, arxiv, place in task.mine("read", "stated"))
    known = reference.Reference(Record(place, arxiv=arxiv, doi=doi) for place, arxiv, doi in stated)
    linking = [
        (paper, Extracted(Entry(Source(*source), "arxiv-json", name), [("links", rows.fact(fact))]))
        for paper, source, name, fact in task.mine("read", "dois")
    ]
    supplied = reference.supply([found for _, found in linking], known)
    task.report(supplied.problems)
    for (paper, before), after in zip(linking, supplied.local, strict=True):
        fact = next(fact for _, fact in after.facts if isinstance(fact, About | Linked))
        task.send("links", fact.work.paper, (after.entry.source, after.entry.name, rows.fact_row(fact)))
        if after.facts != before.facts:
            task.send("aliases", paper, (fact.work.doi, fact.work.arxiv))
