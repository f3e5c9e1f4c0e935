"""How fast reference data streams: ``python benchmarks/reference.py [--lines N] [--wanted N] [--runs N]``.

Makes a file of arXiv metadata (made-up papers, one JSON object a line, about 1.6 KB each), looks up some of its papers
by id, DOI and title, and prints lines a CPU second and peak memory beside a loop that only does ``json.loads``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.bibliography.sieve import Wanted

WORDS = (
    *(
        "kite",
        "wind",
        "red",
        "blue",
        "sparse",
        "dense",
        "neural",
        "graph",
        "of",
        "for",
        "with",
        "learning",
        "by",
        "and",
    ),
    *("the", "attention", "diffusion", "models", "quantum", "field", "lattice", "scaling", "laws", "random", "matrix"),
    *("deep", "residual", "transfer", "via", "on", "in", "a", "galaxies", "efficient"),
)
MARKED = (r"$\mathcal{O}(n^2)$", r"Schr\"odinger", "Poincaré", "{BERT}", "$k$-means")


def papers(count: int) -> Iterator[dict[str, object]]:
    """Made-up papers; every sixth title holds LaTeX or an accent, every third runs over two lines."""
    chance = random.Random(1)  # noqa: S311  made-up text, no secret
    for number in range(count):
        title = [*chance.choices(WORDS, k=chance.randint(5, 14)), str(number)]
        if number % 6 == 0:
            title[chance.randrange(len(title))] = chance.choice(MARKED)
        if number % 3 == 0:
            title[4] = f"\n  {title[4]}"
        names = [[f"Name{chance.randrange(50_000)}", f"{chance.choice('ABCDE')}.", ""] for _ in range(number % 7 + 1)]
        month = number // 20_000 % 160
        yield {
            "id": f"{7 + month // 12:02}{month % 12 + 1:02}.{number % 20_000:05}",
            "submitter": names[0][0],
            "authors": ", ".join(f"{first} {last}" for last, first, _ in names),
            "title": " ".join(title).capitalize(),
            "comments": "12 pages, 3 figures",
            "journal-ref": None,
            "doi": f"10.{1000 + number % 90}/made.{number}" if number % 2 else None,
            "report-no": None,
            "categories": "cs.CL cs.LG",
            "license": None,
            "abstract": f"  {' '.join(chance.choices(WORDS, k=180))}\n",
            "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
            "update_date": "2008-11-26",
            "authors_parsed": names,
        }


def make(file: Path, count: int, wanted: int) -> None:
    """Write the papers, and beside them what a build of some of them would ask for."""
    step = max(1, count // wanted)
    asked: dict[str, list[str]] = {"arxiv": [], "doi": [], "title": []}
    with file.open("w", encoding="utf-8") as lines:
        for place, paper in enumerate(papers(count)):
            lines.write(json.dumps(paper) + "\n")
            if place % step == 0:
                kind = ("arxiv", "title", "doi")[place // step % 3]
                value = paper["id"] if kind == "arxiv" or not paper["doi"] else paper[kind]
                asked[kind if value != paper["id"] else "arxiv"].append(str(value))
    file.with_suffix(".wanted").write_text(json.dumps(asked), encoding="utf-8")


def floor(file: Path) -> int:
    """Parse every line and keep nothing."""
    found = 0
    with file.open("rb") as lines:
        for line in lines:
            found += len(json.loads(line)) > 0
    return found


def parse_all(file: Path) -> int:
    """Look up what is wanted without a look at the bytes first: every line becomes a record."""
    from kg.bibliography import items
    from kg.bibliography.record import Record
    from kg.bibliography.sieve import Sieve
    from kg.entry import Source

    sieve = Sieve(wanted(file))
    source = Source(file.name)
    with file.open("rb") as lines:
        records = (items.of(json.loads(line), source) for line in lines)
        return sum(isinstance(record, Record) and sieve.keeps(record) for record in records)


def look_up(file: Path) -> int:
    """Look up what is wanted."""
    from kg.bibliography import lookup

    return len(lookup.look_up([file], wanted(file)).records)


def wanted(file: Path) -> Wanted:
    """What is looked for in the file."""
    from kg.bibliography.record import letters
    from kg.bibliography.sieve import Wanted

    asked = json.loads(file.with_suffix(".wanted").read_text(encoding="utf-8"))
    titles = frozenset(letters(title) for title in asked["title"])
    return Wanted(frozenset(asked["arxiv"]), frozenset(asked["doi"]), titles)


JOBS = {"json.loads": floor, "parse all": parse_all, "look up": look_up}


def child(name: str, file: Path) -> None:
    """Run one job and print its CPU seconds, peak memory in MB and result."""
    started = time.process_time()
    found = JOBS[name](file)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([time.process_time() - started, memory, found]))


def measured(name: str, file: Path) -> tuple[float, float, int]:
    """One run in a fresh process."""
    command = [sys.executable, __file__, "--job", name, "--file", str(file)]
    seconds, memory, found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return seconds, memory, found


def main() -> None:
    """Make the files and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--wanted", type=int, default=6_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--job", choices=JOBS)
    parser.add_argument("--file", type=Path)
    given = parser.parse_args()
    if given.job:
        child(given.job, given.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "papers.jsonl"
        make(file, given.lines, given.wanted)
        packed = Path(folder) / "papers.gz"
        with file.open("rb") as plain, gzip.open(packed, "wb", 6) as small:
            shutil.copyfileobj(plain, small)
        print(f"{given.lines} lines, {file.stat().st_size >> 20} MB, {packed.stat().st_size >> 20} MB packed")
        for name, path in (("json.loads", file), ("parse all", file), ("look up", file), ("look up", packed)):
            runs = [measured(name, path) for _ in range(given.runs)]
            seconds, memory = statistics.median(run[0] for run in runs), max(run[1] for run in runs)
            rate = given.lines / seconds
            print(
                f"{name:11} {path.suffix:7} {seconds:6.2f} CPU s {rate:10.0f} lines/s {memory:5.0f} MB  {runs[0][2]} found"
            )


if __name__ == "__main__":
    main()
