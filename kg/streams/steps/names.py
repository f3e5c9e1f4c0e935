"""Names, authorships and author lists under the keys that they end at, each to where its authors are looked at."""

from __future__ import annotations

from kg.streams.blocks import blocks
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each task of ``papers``."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """Rows of ``names`` and ``authorships`` by key, and of ``lists`` for every partition that a name of the list has a block in."""
    moved = dict(task.rows("odd", "moved"))
    for section in ("names", "authorships"):
        for first, *rest in task.rows_of("papers", task.index, section):
            key = moved.get(first, first)
            task.send(section, key, (key, *rest))
    for paper, tags, keys in task.rows_of("papers", task.index, "lists"):
        ends = [moved.get(key, key) for key in keys]
        for partition in sorted({task.partition(block) for key in ends for block in blocks(key)}):
            task.add(f"lists/{partition}", (paper, tags, ends))
