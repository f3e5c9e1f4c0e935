"""Records of one paper to the paper and its notes: what the graph says of them, but for who the authors are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg import iri
from kg.bibliography.record import Record
from kg.entry import Entry, Source
from kg.facts import About, Authored, Extracted, Linked, Tagged, Wikilinked
from kg.graph.notes import note_triples
from kg.graph.papers import paper_triples
from kg.resolve import author_lists, identity, notes, papers, reference, wikilinks
from kg.resolve.entities import Note, Paper
from kg.streams import rows
from kg.streams.job import Job
from kg.streams.tasks import Task

Local = tuple[Note, Extracted]


def tasks(job: Job) -> int:
    """One for each partition of the papers."""
    return job.partitions


def run(task: Task, job: Job) -> None:
    """Triples; rows of ``works``, ``tags``, ``authorships``, ``names``, ``odd``, ``lists``, ``linking`` and ``called``."""
    local = _local(task)
    linking = [_linking(*row) for step in ("read", "dois") for row in task.mine(step, "links")]
    for paper in _papers(local, linking):
        task.state(paper_triples(replace(paper, authorships=()), job.mint))
        for position, _, name in paper.authorships:
            task.add("authorships", (author_lists.key_of_name(name), paper.key, position, name))
    for note, found in local:
        task.state(note_triples(note, job.mint))
        for fact in rows.to_works(found):
            if not fact.work.paper:
                task.send("works", iri.work_local(fact.work.url), rows.fact_row(fact))
    for tag in sorted({fact.written for _, found in local for fact in found.of(Tagged)}):
        task.add("tags", tag)
    _add_names(task, local)
    _add_wikilinks(task, local)


def _local(task: Task) -> list[Local]:
    """The notes of this partition with their facts, in the order of the inputs."""
    found = sorted(map(rows.extracted, task.mine("read", "entries")), key=_place)
    aliases = sorted({(doi, arxiv) for doi, arxiv in task.mine("dois", "aliases")})
    known = reference.Reference(Record(Source(""), doi=doi, arxiv=arxiv) for doi, arxiv in aliases)
    local = reference.supply(found, known).local
    claims = [identity.claim(one.entry, one.of(About), one.of(Authored)) for one in local]
    return list(zip(notes.notes(local, identity.identify(claims).keys), local, strict=True))


def _place(found: Extracted) -> tuple[Source, str]:
    return found.entry.source, found.entry.name


def _linking(source: Sequence[object], name: str, fact: list[object]) -> Local:
    """A record elsewhere that links to a paper of this partition, as far as it matters here."""
    entry = Entry(Source(*source), "arxiv-json", name)  # type: ignore[arg-type]
    made = rows.fact(fact)
    linked = Linked(made.work, "", "", made.line) if isinstance(made, About) else made
    return Note("", entry), Extracted(entry, [("links", linked)])


def _papers(local: Sequence[Local], linking: Iterable[Local]) -> Iterable[Paper]:
    own = [(note, _without_links(note, found)) for note, found in local]
    both = sorted([*own, *linking], key=lambda one: _place(one[1]))
    known = reference.Reference(reference.stated(found for _, found in local))
    return reference.fill(papers.papers(both), known, reference.own(note for note, _ in local))[0]


def _without_links(note: Note, found: Extracted) -> Extracted:
    """The facts without links to other papers, which have been sent to the partitions of those."""
    if not found.of(Linked):
        return found
    facts = [
        (name, fact)
        for name, fact in found.facts
        if not isinstance(fact, About | Linked) or fact.work.paper in ("", note.topic)
    ]
    return Extracted(found.entry, facts)


def _add_names(task: Task, local: Sequence[Local]) -> None:
    """The author lists by the keys of their names; each name with its key, how often it stands, and where first if it is odd."""
    counts: Counter[str] = Counter()
    key_of: dict[str, str] = {}
    ordered = sorted(local, key=lambda one: (one[0].topic, one[0].entry.source.path, one[0].entry.source.line))
    for note, found in ordered:
        written = found.of(Authored)
        for position, name, line in written:
            counts[name] += 1
            if name not in key_of:
                key_of[name] = author_lists.key_of_name(name)
                if author_lists.is_odd(name):
                    task.add("odd", ((note.topic, note.entry.source.path, line, position), name, key_of[name]))
        if written:
            task.add("lists", (note.topic, note.tags, [key_of[name] for _, name, _ in written]))
    for name in sorted(counts):
        task.add("names", (key_of[name], name, counts[name]))


def _add_wikilinks(task: Task, local: Sequence[Local]) -> None:
    """The notes with wikilinks; and the notes that any wikilink may be to, two of a name at most: a third says no more."""
    wanted = set(task.rows("read", "targets"))
    called: Counter[str] = Counter()
    for note, found in local if wanted else ():
        entry = note.entry
        place = (note.key, entry.source, entry.name)
        if links := found.of(Wikilinked):
            task.add("linking", (*place, links))
        stem = entry.source.path.removesuffix(".md")
        names = [name for name in (stem, stem.rpartition("/")[2], entry.name) if wikilinks.fold(name) in wanted]
        if any(called[name] < 2 for name in names):
            called.update(names)
            task.add("called", place)
