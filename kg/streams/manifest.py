"""What a stream made: counts and checksums of its shards, the problems, and how to load it. No time, no place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.entry import Problem, Source
from kg.streams.folder import Folder
from kg.streams.job import Job
from kg.streams.steps import STEPS, step
from kg.streams.tasks import WORK, Task, part_of

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
    task = Task(job.folder, "", 0, job.partitions)
    problems = sorted(_problems(job, task))
    lines = ["path\tline\tkind\tfound\texpected", *map(_line, problems), ""]
    job.folder.write(PROBLEMS, "\n".join(lines).encode("utf-8", "replace"))
    made = _manifest(job, task, len(problems))
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


def _manifest(job: Job, task: Task, problems: int) -> dict[str, Any]:
    total = task.counts_of("description", 0)
    shards = [task.counts_of("shards", index)["shard"] for index in range(job.partitions)]
    records = sum(task.counts_of("read", index).get("records", 0) for index in range(step("read").tasks(job)))
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


def _problems(job: Job, task: Task) -> Iterator[Problem]:
    for name in STEPS:
        for index in range(step(name).tasks(job)):
            for source, *rest in task.rows_of(name, index, "problems"):
                yield Problem(Source(*source), *rest)


def _line(problem: Problem) -> str:
    cells = (problem.source.path, str(problem.source.line), problem.kind, problem.found, problem.expected)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _how_to_load(made: dict[str, Any]) -> str:
    """The page that stands beside the shards."""
    return f"""# Loading this graph

{made["triples"]} triples in {len(made["shards"])} shards `kg-*.nt.gz`: sorted N-Triples packed with gzip. `manifest.json` has the counts
and the SHA-256 of each shard and of the text in it. Check the files first, then load, then compare the count.

    python3 -c 'import json; [print(s["sha256"], "", s["file"]) for s in json.load(open("manifest.json"))["shards"]]' | sha256sum -c --quiet
    SELECT (COUNT(*) AS ?triples) WHERE {{ ?s ?p ?o }}

No two shards have a triple in common, and there is no blank node: the order of loading makes no difference, and loading
a shard again adds nothing.

## Oxigraph

    oxigraph load --location store --file kg-*.nt.gz

The server has to be stopped meanwhile. `oxigraph serve-read-only --location store` answers then.

## QLever

    zcat kg-*.nt.gz | IndexBuilderMain -i kg -f - -F nt

builds the index `kg` (`qlever-index` in newer releases); `ServerMain -i kg -p 7001 -m 4G` answers. With the `qlever` script, set
`INPUT_FILES = kg-*.nt.gz`, `CAT_INPUT_FILES = zcat ${{INPUT_FILES}}` and `FORMAT = nt` in the Qleverfile.

## Virtuoso

List this folder in `DirsAllowed` of `virtuoso.ini`, then in `isql`, with the folder's full path and a name for the graph:

    ld_dir('/path/to/this/folder', 'kg-*.nt.gz', 'https://example.org/graph');
    rdf_loader_run();
    checkpoint;
    SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_error IS NOT NULL;

Several `rdf_loader_run();` at a time, about one for each processor and a half, load in parallel. Of a result that a query gives, Virtuoso
shows `ResultSetMaxRows` rows, 10,000 at first.
"""
