"""Wikilinks between records, and tags: few in metadata, so that one task sees them all."""

from __future__ import annotations

from kg.entry import Entry, Source
from kg.facts import Extracted, Wikilinked
from kg.graph.notes import wikilink_triples
from kg.graph.topics import tag_triples
from kg.resolve import notes, tags
from kg.resolve.entities import Note
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(_job: Job) -> int:
    """One in all."""
    return 1


def run(task: Task, job: Job) -> None:
    """Triples of wikilinks and tags; a wikilink that leads nowhere is a problem."""
    found: dict[str, tuple[Note, Extracted]] = {}
    for section in ("called", "linking"):
        for key, source, name, *links in task.rows("papers", section):
            entry = Entry(Source(*source), "arxiv-json", name)
            facts = [("wikilinks", Wikilinked(*link)) for some in links for link in some]
            found[key] = (Note(key, entry), Extracted(entry, facts))
    linked, problems = notes.link(sorted(found.values(), key=lambda one: one[0].key))
    task.report(problems)
    for note, _ in linked:
        task.state(wikilink_triples(note, job.mint))
    for tag in tags.tags(task.rows("papers", "tags")):
        task.state(tag_triples(tag, job.mint))
