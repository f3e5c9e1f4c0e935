"""Running a stream: step after step, the tasks of a step wherever there is room; what has been done is not done again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from kg.iri import PLACEHOLDER_BASE, Mint
from kg.streams import manifest
from kg.streams.folder import Folder, address
from kg.streams.job import RECORDS, Job, inputs
from kg.streams.steps import STEPS, execute, step
from kg.streams.tasks import is_done

Progress = Callable[[str, int, int], None]

#: Does tasks of a step, given by folder, step and indices, and tells of each when it is done.
Runner = Callable[[str, str, Sequence[int]], Iterable[int]]


def here(url: str, name: str, indices: Sequence[int]) -> Iterator[int]:
    """Do tasks one after the other in this process."""
    for index in indices:
        yield execute(url, name, index)


def stream(
    paths: Sequence[str],
    output: str,
    *,
    base: str = PLACEHOLDER_BASE,
    records: int = RECORDS,
    runner: Runner = here,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Make the graph of metadata of arXiv as shards in a folder; the manifest of what was made.

    Args:
        paths: files of JSON lines, plain or packed with gzip or zstd: paths, or addresses that fsspec knows.
        output: the folder, a path or an address. One that holds the same stream, done in part, is gone on with.
        base: namespace of the user's own things, ends in ``/`` or ``#``.
        records: how many records make a task and a partition; memory grows with it, and the shards depend on it.
        runner: does the tasks; in this process, one after the other, by default.
        progress: called with the step, how many of its tasks are done and how many there are.

    Raises:
        SourceError: an input is not there or cannot be read.
        OutputError: the folder cannot be written, or holds another stream.
        IriError: ``base`` is no namespace.
    """
    Mint(base)
    job = Job(Folder(address(output)), inputs([address(path) for path in paths]), base, records)
    if job.is_begun() and (made := manifest.whole(job.folder)):
        return made
    job.begin()
    for name in STEPS:
        _do(Job.read(job.folder.url), name, runner, progress)
    return manifest.write(Job.read(job.folder.url))


def _do(job: Job, name: str, runner: Runner, progress: Progress | None) -> None:
    total = step(name).tasks(job)
    open_ = [index for index in range(total) if not is_done(job.folder, name, index)]
    done = total - len(open_)
    for _ in runner(job.folder.url, name, open_):
        done += 1
        if progress:
            progress(name, done, total)
