"""The triples of each partition of the subjects as a shard: sorted N-Triples, each once, packed with gzip."""

from __future__ import annotations

from kg.streams import counts, packing
from kg.streams.job import Job
from kg.streams.tasks import Task

#: The steps that state triples.
_STATING = ("papers", "works", "links", "authors")


def tasks(job: Job) -> int:
    """One for each partition of the subjects."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """The shard, and what is counted of it."""
    lines = [line for step in _STATING for line in task.mine(step, "triples")]
    lines.sort()
    distinct = list(dict.fromkeys(lines))
    task.counts.update(counts.counted(distinct))
    task.counts["shard"] = packing.write(task.folder, f"kg-{task.index:05}.nt.gz", distinct)
