"""What ``bench.py`` measured, as tables of Markdown with the ratios first, under the machine and the versions."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from measure import Run, median
from rows import PEERS, TRIPLIFIER, Bench, Row, Sized

Runs = Mapping[str, Sequence[Run]]

#: The rows that make triples of a vault, with what they are given, and the licences of the peers.
MAKERS = {
    "without_mentions": ("kg", "notes", "MIT"),
    "rdflib_writer": ("kg, the graph held and written by rdflib", "notes", "BSD-3-Clause"),
    "vault_triplifier": ("vault-triplifier", "notes", "MIT"),
    "morph_kgc": ("Morph-KGC", "tables", "Apache-2.0"),
    "maplib": ("maplib", "tables", "Apache-2.0"),
}
BUILDS = ("without_mentions", "by_rules", "with_recogniser", "everything")


class Figure(NamedTuple):
    """A figure and the most, or the least, that is asked of it."""

    says: str
    value: float
    bound: float
    is_least: bool = False


def report(bench: Bench, runs: Runs, rows: Sequence[Row], sizes: Sequence[Sized]) -> Iterator[str]:
    """The lines of the report; rows that were not run are left out."""
    known = {name: median(done) for name, done in runs.items()}
    sized = {size: bench.size(size.vaults) for size in sizes if size.row.name in known}
    yield "# What kg costs\n"
    yield from _machine()
    yield from _jobs(runs, [row for row in rows if row.name in runs])
    yield from _makers(bench, known)
    yield from _sizes(known, sized)
    yield from _asked(figures(bench, known, sized))


def _machine() -> Iterator[str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    yield f"Measured on {os.cpu_count()} cores ({_processor()}) with {memory:.0f} GB, {platform.system()}, by `make bench`."
    packages = [f"{name} {version(name)}" for name in ("paperkg", "rdflib", "pyoxigraph", "spacy", "numpy")]
    yield f"Python {platform.python_version()}, {', '.join([*packages, *_peers()])}.\n"


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    lines = cpus.read_text(encoding="utf-8").splitlines() if cpus.exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def _peers() -> Iterator[str]:
    """The peers with their versions."""
    if TRIPLIFIER.exists():
        package = TRIPLIFIER.parent / "node_modules" / "vault-triplifier" / "package.json"
        yield f"vault-triplifier {json.loads(package.read_text(encoding='utf-8'))['version']}"
        yield f"Node.js {_printed('node', '--version')}"
    if PEERS.exists():
        for name in ("morph-kgc", "maplib"):
            asked = f"import importlib.metadata as m; print(m.version({name!r}))"
            yield f"{name} {_printed(str(PEERS), '-c', asked)}"


def _printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _table(head: Sequence[str], lines: Iterable[Sequence[object]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(map(str, line))} |" for line in lines)
    yield ""


def _jobs(runs: Runs, rows: Sequence[Row]) -> Iterator[str]:
    yield "## One vault\n"
    yield f"Runs of each row: {min(len(runs[row.name]) for row in rows)}, taking turns, each in a process of its own; seconds are medians."
    yield "CPU time is that of the whole process, under `kg watch` that of one edit, the median of every kind; the bare"
    yield "ratio is without the start of Python on both sides.\n"
    start, floor = (median(runs[name]).cpu for name in ("start", "floor"))
    lines = []
    for row in rows:
        cpu, wall, memory = median(runs[row.name])
        every = [run.cpu for run in runs[row.name]]
        bare = (cpu - start) / (floor - start)
        spread = f"{cpu:.3f} ({min(every):.3f} to {max(every):.3f})"
        lines.append((row.says, f"{cpu / floor:.1f}", f"{bare:.1f}", spread, f"{wall:.2f}", f"{memory:.0f}"))
    head = ("row", "times the floor", "bare", "CPU s (least to most)", "wall s", "peak MB")
    yield from _table(head, lines)


def _makers(bench: Bench, known: Mapping[str, Run]) -> Iterator[str]:
    made = [name for name in MAKERS if name in known]
    if len(made) < 2 or "without_mentions" not in made:
        return
    yield "## A triple\n"
    yield "Morph-KGC and maplib are given the finished triples as tables, one for each property and kind of value, and"
    yield "make the very same triples of them; vault-triplifier makes its own of the notes.\n"
    lines = []
    for name in made:
        says, given, licence = MAKERS[name]
        ratio = _rate(bench, known, name) / _rate(bench, known, "without_mentions")
        rate = f"{1e6 * _rate(bench, known, name):.1f}"
        lines.append((says, f"{ratio:.2f}", rate, _triples(bench, name), given, licence))
    yield from _table(("maker", "times kg's", "CPU us a triple", "triples", "made of", "licence"), lines)


def _triples(bench: Bench, name: str) -> int:
    return bench.triples_of_notes if name == "vault_triplifier" else bench.triples


def _rate(bench: Bench, known: Mapping[str, Run], name: str) -> float:
    return known[name].cpu / _triples(bench, name)


def _sizes(known: Mapping[str, Run], sizes: Mapping[Sized, int]) -> Iterator[str]:
    if not sizes:
        return
    yield "## Size\n"
    yield "Vaults again are of other papers and other people, who have family names and topics in common (`vaults.py`)."
    yield "One run each; mentions by the rules, or not looked for, but for `kg build`, which does everything.\n"
    lines = []
    for size, notes in sizes.items():
        run = known[size.row.name]
        growth = _growth(known, sizes, size)
        ratio = f"{growth:.2f}" if growth else ""
        cost, weight = f"{1e3 * run.cpu / notes:.2f}", f"{1e3 * run.memory / notes:.0f}"
        job = "`kg build`" if size.job == "everything" else size.job.replace("_", " ")
        memory = f"{run.memory:.0f}"
        lines.append((job, f"{size.vaults:g}", notes, size.workers, ratio, cost, f"{run.wall:.1f}", memory, weight))
    head = ("graph", "vaults", "notes", "workers", "CPU a note, in those of one vault", "CPU ms a note", "wall s", "peak MB", "KB a note")  # fmt: skip
    yield from _table(head, lines)


def _growth(known: Mapping[str, Run], sizes: Mapping[Sized, int], size: Sized) -> float | None:
    """CPU time a note beside that of the same job on one vault, if that was measured."""
    for one, notes in sizes.items():
        if (one.vaults, one.job, one.workers) == (1, size.job, 1):
            return known[size.row.name].cpu / sizes[size] * notes / known[one.row.name].cpu
    return None


def figures(bench: Bench, known: Mapping[str, Run], sizes: Mapping[Sized, int]) -> Iterator[Figure]:
    """The figures that something is asked of, as far as they were measured."""
    start, floor = known["start"].cpu, known["floor"].cpu - known["start"].cpu
    for name, most in (("without_mentions", 35), ("by_rules", 150)):
        if name in known:
            yield Figure(f"{name.replace('_', ' ')}, bare, in floors", (known[name].cpu - start) / floor, most)
    if {"with_recogniser", "spacy_alone"} <= known.keys():
        ratio = known["with_recogniser"].cpu / known["spacy_alone"].cpu
        yield Figure("with the recogniser, beside spaCy alone", ratio, 1.25)
    for name in BUILDS:
        if name in known:
            yield Figure(f"{name.replace('_', ' ')}, peak MB", known[name].memory, 600)
    if {"nothing_changed", "help"} <= known.keys():
        least = 4 * floor + known["help"].cpu
        yield Figure("nothing changed, beside 4 floors and the start of kg", known["nothing_changed"].cpu / least, 1)
    if "note_changed" in known:
        yield Figure("one note changed, with pages, wall s", known["note_changed"].wall, 2)
    for name, says, most in (("watched_graph", "graph", 0.5), ("watched_pages", "graph and pages", 2)):
        if name in known:
            yield Figure(f"one note changed under `kg watch`, {says}, CPU s", known[name].cpu, most)
    yield from _figures_of_peers(bench, known)
    yield from _figures_of_sizes(known, sizes)


def _figures_of_peers(bench: Bench, known: Mapping[str, Run]) -> Iterator[Figure]:
    if "without_mentions" not in known:
        return
    own = _rate(bench, known, "without_mentions")
    for name, least in (("rdflib_writer", 5), ("morph_kgc", 1), ("vault_triplifier", 1)):
        if name in known:
            ratio = _rate(bench, known, name) / own
            yield Figure(f"a triple of {MAKERS[name][0]}, in those of kg", ratio, least, is_least=True)


def _figures_of_sizes(known: Mapping[str, Run], sizes: Mapping[Sized, int]) -> Iterator[Figure]:
    for size in sizes:
        growth = _growth(known, sizes, size)
        if growth and size.vaults > 1 and size.workers == 1:
            says = f"{size.job.replace('_', ' ')}, {size.vaults:g} vaults, CPU a note in those of one vault"
            yield Figure(says, growth, 1.1)
        for one in sizes:
            if (one.vaults, one.job) == (size.vaults, size.job) and one.workers == 1 and size.workers == 2:
                ratio = known[one.row.name].wall / known[size.row.name].wall
                says = f"`kg build`, {size.vaults:g} vaults, two workers as fast as one, times"
                yield Figure(says, ratio, 1.7, is_least=True)


def _asked(found: Iterable[Figure]) -> Iterator[str]:
    lines = []
    for says, value, bound, is_least in found:
        holds = value >= bound if is_least else value <= bound
        lines.append(
            (says, f"{value:.2f}", f"{'at least' if is_least else 'at most'} {bound:g}", "yes" if holds else "**no**")
        )
    if lines:
        yield "## What is asked\n"
        yield from _table(("figure", "measured", "asked", "kept"), lines)
