"""Lines to entries with their facts, each sent to the partition of its paper; links to where their papers are known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import fsspec
import zstandard

from kg import extract
from kg.entry import Entry, Problem, Source
from kg.facts import About, Extracted, Wikilinked
from kg.resolve import reference, wikilinks
from kg.sources import arxiv_json
from kg.streams import rows
from kg.streams.job import Chunk, Job
from kg.streams.tasks import Task

#: Of a piece with more problems the rest is counted.
SHOWN_PROBLEMS = 100


def tasks(job: Job) -> int:
    """One for each piece of the inputs."""
    return len(job.chunks)


def run(task: Task, job: Job) -> None:
    """Rows of ``entries``, ``links``, ``dois``, ``stated``, and ``targets`` of wikilinks."""
    chosen = [one for one in extract.extractors() if one.name != "mentions"]
    chunk = job.chunks[task.index]
    problems: list[Problem] = []
    for one in _entries(task, chunk):
        if isinstance(one, Problem):
            problems.append(one)
        else:
            task.counts["records"] += 1
            _send(task, Extracted(one, extract.run(one, chosen)))
    task.report(_summed_up(problems, chunk))


def _summed_up(problems: Sequence[Problem], chunk: Chunk) -> Iterable[Problem]:
    """The first problems, and how many more there are: a file of another kind has one a line."""
    yield from problems[:SHOWN_PROBLEMS]
    if more := len(problems[SHOWN_PROBLEMS:]):
        place = Source(chunk.name, problems[SHOWN_PROBLEMS].source.line)
        yield Problem(place, "json", f"{more} more lines that are no papers of arXiv", "one paper of arXiv a line")


def _entries(task: Task, chunk: Chunk) -> Iterator[Entry | Problem]:
    if chunk.packed:
        data = zstandard.decompress(task.folder.read(chunk.url))
    else:
        files, path = fsspec.core.url_to_fs(chunk.url)
        data = files.cat_file(path, start=chunk.begin, end=chunk.end)
    for number, line in enumerate(data.split(b"\n"), start=chunk.first):
        if one := arxiv_json.entry(line, Source(chunk.name, number)):
            yield one


def _send(task: Task, found: Extracted) -> None:
    """A DOI may be that of a paper with an arXiv id, which another record states: links to DOIs take that way."""
    entry = found.entry
    paper = next(fact.work.paper for fact in found.of(About) if fact.work.arxiv)
    task.send("entries", paper, rows.row(found))
    for record in reference.stated([found]):
        task.send("stated", record.doi, (record.doi, record.arxiv, entry.source))
    for fact in rows.to_works(found):
        work = fact.work
        if work.doi and not work.arxiv:
            task.send("dois", work.doi, (paper, entry.source, entry.name, rows.fact_row(fact)))
        elif work.paper and work.paper != paper:
            task.send("links", work.paper, (entry.source, entry.name, rows.fact_row(fact)))
    for link in found.of(Wikilinked):
        task.add("targets", wikilinks.fold(link.target))
