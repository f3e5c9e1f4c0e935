"""Linked works that are no papers: one for each address."""

from __future__ import annotations

from kg.entry import Entry, Source
from kg.facts import Extracted
from kg.graph.works import work_triples
from kg.resolve import works
from kg.streams import rows
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each partition of the works."""
    return job.partitions


def run(task: Task, job: Job) -> None:
    """Triples of the works."""
    facts = [("links", rows.fact(row)) for row in task.mine("papers", "works")]
    for work in works.works([Extracted(Entry(Source(""), "arxiv-json", ""), facts)]):
        task.state(work_triples(work, job.mint))
