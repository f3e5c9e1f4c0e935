"""Names that may be spellings of others, with an apostrophe or in two scripts: which keys move to which."""

from __future__ import annotations

from kg.resolve import author_lists, person_names
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(_job: Job) -> int:
    """One in all: such names are few."""
    return 1


def run(task: Task, _job: Job) -> None:
    """Rows of ``moved``: a key and the key that its names get instead."""
    places = sorted((tuple(place), name, key) for place, name, key in task.rows("papers", "odd"))
    odd = {name: key for _, name, key in places}
    others = {person_names.without_marks(name) for name in odd}
    known = {key: key for key, _, _ in task.rows("papers", "names") if key in others}
    for moved in sorted(author_lists.moved_keys(known | odd, odd).items()):
        task.add("moved", moved)
