"""Authorships, now that it is known who the authors are, and the authors who have one."""

from __future__ import annotations

from kg.graph.papers import author_triples, authorship_triples
from kg.resolve.entities import Author, Authorship
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each partition of the keys."""
    return job.partitions


def run(task: Task, job: Job) -> None:
    """Triples of authorships and authors."""
    known = {
        (key, paper): Author(slug, shown, organisation)
        for key, paper, slug, shown, organisation in task.mine("slugs", "slugs")
    }
    used: dict[str, Author] = {}
    for key, paper, position, name in task.mine("names", "authorships"):
        author = known.get((key, paper)) or known[key, ""]
        used[author.key] = author
        task.state(authorship_triples(paper, Authorship(position, author.key, name), job.mint))
    for author in used.values():
        task.state(author_triples(author, job.mint))
