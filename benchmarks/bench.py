"""All figures in one run: ``python benchmarks/bench.py NOTES [--runs 5] [--only ROW…] [--sizes 0.125 1 8 64] [--out FILE]``.

Runs each row of ``rows.py`` in a process of its own, the rows taking turns, then a part and multiples of the notes, and
prints tables of medians, ratios first. With all rows and sizes it takes half an hour.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from measure import Run
from report import report
from rows import Bench, Row

#: Without these no ratio can be given.
ALWAYS = ("start", "floor")


def taking_turns(rows: Iterable[Row], count: int) -> dict[str, list[Run]]:
    """Measure each row that many times, so that what else the machine does meets all alike."""
    runs: dict[str, list[Run]] = {}
    chosen = list(rows)
    for number in range(count):
        for row in chosen:
            _say(f"{row.name} {number + 1}/{count}")
            runs.setdefault(row.name, []).append(row.measure(row.command()))
    return runs


def _say(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", nargs="+", default=[], metavar="ROW", help="measure these rows alone")
    parser.add_argument("--sizes", type=float, nargs="*", default=[0.125, 1, 8, 64], help="none for no sizes")
    parser.add_argument("--out", type=Path, help="write the tables into this file too")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(given.notes.resolve(), Path(scratch))
        rows = bench.rows()
        sizes = list(bench.sizes(given.sizes))
        known = [row.name for row in (*rows, *(size.row for size in sizes))]
        wanted = {*given.only, *ALWAYS} if given.only else set(known)
        if unknown := wanted.difference(known):
            parser.error(f"no row {', '.join(sorted(unknown))}: there are {', '.join(known)}")
        runs = taking_turns([row for row in rows if row.name in wanted], given.runs)
        runs |= taking_turns([size.row for size in sizes if size.row.name in wanted], 1)
        bench.check()
        text = "\n".join(report(bench, runs, rows, sizes))
    print(text)
    if given.out:
        given.out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
