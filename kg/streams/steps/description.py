"""The description of the whole graph as a shard of its own."""

from __future__ import annotations

from itertools import chain
from typing import Any

from kg.graph import Graph, void
from kg.graph.void import Counts
from kg.streams import counts, packing
from kg.streams.job import Job
from kg.streams.tasks import Task
from kg.terms import IRI


def tasks(_job: Job) -> int:
    """One in all."""
    return 1


def run(task: Task, job: Job) -> None:
    """The shard ``kg-description.nt.gz``, and what is counted of the whole graph, this shard included.

    The description counts itself, so it is made again until its figures stand still. Distinct objects are not counted: it
    would take to sort the graph once more.
    """
    known = counts.summed(task.counts_of("shards", index) for index in range(job.partitions))
    total = known
    while True:
        described = _description(total, job)
        both = counts.summed((known, counts.counted(described)))
        if both == total:
            break
        total = both
    task.counts.update(total)
    task.counts["shard"] = packing.write(task.folder, "kg-description.nt.gz", described)


def _description(total: dict[str, Any], job: Job) -> list[str]:
    """The description of a graph with these counts as sorted lines."""
    figures = Counts(total["triples"], total["subjects"], None, total["classes"], total["properties"])
    example = IRI(total["paper"]) if total["paper"] else None
    linksets = (
        void.linkset_triples(name, predicate, total["linksets"][name], job.mint)
        for name, predicate, _ in void.LINKSETS
        if name in total["linksets"]
    )
    about = void.description_triples(figures, example, job.mint, None, void.NTRIPLES_FORMAT)
    return Graph(chain(about, chain.from_iterable(linksets)), {}).ntriples().rstrip("\n").split("\n")
