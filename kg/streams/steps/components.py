"""Names that pairs with enough evidence hold together, in one way or another: what has to be decided at one place."""

from __future__ import annotations

from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(_job: Job) -> int:
    """One in all: it sees two keys a pair."""
    return 1


def run(task: Task, _job: Job) -> None:
    """Rows of ``components``: a key and the smallest key that it hangs together with."""
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while (parent := above.setdefault(key, key)) != key:
            above[key] = key = above[parent]
        return key

    for one, other in task.rows("evidence", "supported"):
        first, second = sorted((root(one), root(other)))
        above[second] = first
    for key in sorted(above):
        task.add("components", (key, root(key)))
