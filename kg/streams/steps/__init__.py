"""The steps of a stream, in their order; a task of a step reads what the tasks of earlier steps have left.

A module of this folder is a step. It has ``run(task, job)``, which does one task, and ``tasks(job)``, how many there are.
"""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Protocol, cast

from kg.streams.job import Job
from kg.streams.tasks import Task

STEPS = (
    "split", "read", "dois", "papers", "works", "links", "odd", "names", "spoken", "words", "evidence", "components",
    "routes", "people", "slugs", "authors", "shards", "description",
)  # fmt: skip


class Step(Protocol):
    """What a step offers."""

    def tasks(self, job: Job) -> int:
        """How many tasks the step has."""

    def run(self, task: Task, job: Job) -> None:
        """Do one task."""


def step(name: str) -> Step:
    """The step of that name."""
    return cast("Step", import_module(f"{__name__}.{name}"))


def execute(url: str, name: str, index: int) -> int:
    """Do one task of a step in the folder at ``url``, wherever this runs; its index."""
    job = Job.read(url)
    task = Task(job.folder, name, index, job.partitions)
    running = gc.isenabled()
    # Tasks make no reference cycles, and searching their rows for some takes a fifth of the time.
    gc.disable()
    try:
        step(name).run(task, job)
        task.finish()
    finally:
        if running:
            gc.enable()
    return index
