"""All names of one spelling together: how they are written, whether that is an organisation, and what words it has."""

from __future__ import annotations

from collections import Counter, defaultdict

from kg.resolve import author_names
from kg.streams.blocks import blocks
from kg.streams.job import Job
from kg.streams.tasks import Task
from kg.text import people


def tasks(job: Job) -> int:
    """One for each partition of the keys."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """Rows of ``authors`` (key, names with their counts, whether an organisation), of ``spoken`` by block, and of ``words``."""
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name, count in task.mine("names", "names"):
        written[key][name] += count
    firsts: Counter[str] = Counter()
    lasts: Counter[str] = Counter()
    for key in sorted(written):
        names = sorted(written[key])
        organisation = any(map(people.is_organisation, names))
        task.add("authors", (key, [(name, written[key][name]) for name in names], organisation))
        if not organisation and " " in key:
            firsts[key.partition(" ")[0]] += 1
            lasts[key.rpartition(" ")[2]] += 1
            for partition in sorted({task.partition(block) for block in blocks(key)}):
                task.add(f"spoken/{partition}", (key, author_names.spoken(names)))
    task.counts["keys"] = firsts.total()
    for section, counts in (("firsts", firsts), ("lasts", lasts)):
        for row in sorted(counts.items()):
            task.add(section, row)
