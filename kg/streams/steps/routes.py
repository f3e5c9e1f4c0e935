"""Names that may be joined to the partition of their component; all others are authors by themselves."""

from __future__ import annotations

from kg.resolve import author_names
from kg.streams import authors
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each task of ``evidence`` and ``spoken``."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """Rows of ``judged`` and ``members`` by component, and of ``authors`` by the IRI that they would like."""
    components = dict(task.rows("components", "components"))
    for row in task.rows_of("evidence", task.index, "judged"):
        ends = {components[key] for key in row[0][:2] if key in components}
        for partition in sorted({task.partition(end) for end in ends}):
            task.add(f"judged/{partition}", row)
    for key, written, organisation in task.rows_of("spoken", task.index, "authors"):
        if key in components:
            task.send("members", components[key], (key, written))
        else:
            count = dict(written)
            shown = author_names.shown(key, list(count), count, organisation=organisation)
            authors.send(task, authors.Author(key, (key,), shown, organisation))
