"""How often each first and each last word stands in all names: what chance lets expect of a name."""

from __future__ import annotations

from collections import Counter

from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(_job: Job) -> int:
    """One in all: there are far fewer words than names."""
    return 1


def run(task: Task, _job: Job) -> None:
    """Rows of ``firsts`` and ``lasts``: a word and how often it stands."""
    for section in ("firsts", "lasts"):
        counts: Counter[str] = Counter()
        for word, count in task.rows("spoken", section):
            counts[word] += count
        for row in sorted(counts.items()):
            task.add(section, row)
        task.counts["keys"] = counts.total()
