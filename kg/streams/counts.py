"""What is counted of a shard, for the description of the whole graph; no two shards share a subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from kg.graph.void import LINKSETS
from kg.vocab import KG, RDF

_PAPER = f" {KG.Paper} ."


def counted(lines: Sequence[str]) -> dict[str, Any]:
    """Triples, subjects, instances of each class, triples of each property and linkset, and the first paper.

    The lines are sorted N-Triples, each once.
    """
    properties: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    linksets: Counter[str] = Counter()
    links: dict[str, list[tuple[str, str]]] = {
        predicate: [(start, name) for name, its, start in LINKSETS if its == predicate] for _, predicate, _ in LINKSETS
    }
    subjects = 0
    first = ""
    for subject, group in groupby(lines, key=lambda line: line[: line.index(" ")]):
        subjects += 1
        for line in group:
            begin = len(subject) + 1
            end = line.index(" ", begin)
            predicate = line[begin:end]
            properties[predicate] += 1
            if predicate == RDF.type:
                classes[line[end + 1 : -2]] += 1
                if not first and line.endswith(_PAPER):
                    first = subject
            elif predicate in links:
                for start, name in links[predicate]:
                    linksets[name] += line.startswith(start, end + 1)
    return {
        "triples": len(lines),
        "subjects": subjects,
        "properties": dict(properties),
        "classes": dict(classes),
        "linksets": {name: count for name, count in linksets.items() if count},
        "paper": first,
    }


def summed(parts: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The counts of several shards together."""
    both: dict[str, Any] = {"triples": 0, "subjects": 0}
    counters = {name: Counter[str]() for name in ("properties", "classes", "linksets")}
    papers = []
    for part in parts:
        both["triples"] += part["triples"]
        both["subjects"] += part["subjects"]
        papers.append(part["paper"])
        for name, counter in counters.items():
            counter.update(part[name])
    return both | counters | {"paper": min(filter(None, papers), default="")}
