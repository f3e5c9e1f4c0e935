"""The IRI of each author: authors that would get the same one are told apart by a number."""

from __future__ import annotations

from kg.resolve import author_names
from kg.streams.authors import Author
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each partition of the IRIs."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """Rows of ``slugs`` by the keys of an author, the paper beside a key that stands for the author there alone."""
    known = {row[0]: Author(*row) for step in ("routes", "people") for row in task.mine(step, "authors")}
    slugs = author_names.slugs({head: author.shown for head, author in known.items()}, {}, {})
    for head, slug in slugs.items():
        author = known[head]
        for key, paper in (*((key, "") for key in author.keys), *author.places):
            task.send("slugs", key, (key, paper, slug, author.shown, author.organisation))
