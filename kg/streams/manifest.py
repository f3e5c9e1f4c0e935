"""What a stream made: counts and checksums of its shards, the problems, and how to load it. No time, no place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources
from string import Template
from typing import Any

from kg.entry import Problem, Source
from kg.streams.folder import Folder
from kg.streams.job import Job
from kg.streams.steps import STEPS, step
from kg.streams.tasks import WORK, Runs

MANIFEST = "manifest.json"
PROBLEMS = "problems.tsv"
LOAD = "LOAD.md"

#: Where the graph differs from that of ``kg build`` of the same records.
LEFT_OUT = (
    "models, methods and datasets that the records mention, and their evidence (as with kg build --no-mentions)",
    "void:distinctObjects of the description, whose counts are those of these shards",
    "tables of facts and identity decisions, and the pages",
)


def write(job: Job) -> dict[str, Any]:
    """Write the problems, how to load the shards, and the manifest last; then drop what the tasks have left."""
    runs = Runs(job.folder)
    problems = sorted(_problems(job, runs))
    lines = ["path\tline\tkind\tfound\texpected", *map(_line, problems), ""]
    job.folder.write(PROBLEMS, "\n".join(lines).encode("utf-8", "replace"))
    made = _manifest(job, runs, len(problems))
    job.folder.write(LOAD, _how_to_load(made).encode("utf-8"))
    job.folder.write(MANIFEST, (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode("utf-8"))
    for name in (*STEPS, "lines"):
        job.folder.remove(f"{WORK}/{name}")
    return made


def whole(folder: Folder) -> dict[str, Any] | None:
    """The manifest of a folder whose shards are all there as it says; else None."""
    made = folder.json(MANIFEST)
    if made is None or not all(folder.holds(one["file"], one["bytes"], one["sha256"]) for one in made["shards"]):
        return None
    found: dict[str, Any] = made
    return found


def _manifest(job: Job, runs: Runs, problems: int) -> dict[str, Any]:
    total = runs.counts_of("description", 0)
    shards = [runs.counts_of("shards", index)["shard"] for index in range(job.partitions)]
    records = sum(runs.counts_of("read", index).get("records", 0) for index in range(step("read").tasks(job)))
    return {
        "kg": job.version,
        "base": job.base,
        "inputs": [{"name": one.name, "bytes": one.size} for one in job.inputs],
        "records_a_partition": job.records,
        "lines": job.lines,
        "records": records,
        "problems": problems,
        "triples": total["triples"],
        "subjects": total["subjects"],
        "classes": dict(sorted(total["classes"].items())),
        "left_out": LEFT_OUT,
        "shards": [*shards, total["shard"]],
    }


def _problems(job: Job, runs: Runs) -> Iterator[Problem]:
    for name in STEPS:
        for index in range(step(name).tasks(job)):
            for source, *rest in runs.rows_of(name, index, "problems"):
                yield Problem(Source(*source), *rest)


def _line(problem: Problem) -> str:
    cells = (problem.source.path, str(problem.source.line), problem.kind, problem.found, problem.expected)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _how_to_load(made: dict[str, Any]) -> str:
    """The page that stands beside the shards."""
    page = resources.files("kg.streams").joinpath(LOAD).read_text(encoding="utf-8")
    return Template(page).substitute(triples=made["triples"], shards=len(made["shards"]))
