"""How long the pages of a graph take to make and to draw: ``python benchmarks/views.py NOTES [--chromium PATH]``.

NOTES is a folder of notes, or the folder of a build of them. Making is measured in processes of its own, drawing in
Chromium with the network off, from opening the file to the first whole picture. The peer is the page that pyvis makes
by itself, with its own physics, of as many nodes of the same graph.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

TIMES = 10
PEER_SIZES = (100, 500, 2000)
#: A peer that has drawn nothing after so many seconds is given up.
PATIENCE = 60

#: As in the tests: root may not use the sandbox, and a container has little shared memory.
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
)
#: Notes when a canvas was last filled for the first time: the frame after the first text or shape was put on it.
WATCH = """
const fill = CanvasRenderingContext2D.prototype.fill;
CanvasRenderingContext2D.prototype.fill = function (...given) {
  if (!window.__asked) { window.__asked = true; requestAnimationFrame(() => requestAnimationFrame(() => { window.__drawn = performance.now(); })); }
  return fill.apply(this, given);
};
"""


class Made(NamedTuple):
    """What making some pages took: CPU and wall seconds, peak memory, number of files, bytes in all."""

    cpu: float
    wall: float
    memory: float
    files: int
    size: int


def graphs(build: Path) -> tuple[object, object]:
    """The graph and its evidence from the folder of a build."""
    from kg.graph.graph import prefixes, read
    from kg.iri import PLACEHOLDER_BASE

    known = prefixes(PLACEHOLDER_BASE)
    return tuple(read([("ttl", (build / name).read_bytes())], known) for name in ("kg.ttl", "mentions.ttl"))  # type: ignore[return-value]


def nothing(build: Path, _out: Path) -> Iterator[Path]:
    """The floor: reading the graphs, which is not counted as making."""
    graphs(build)
    return iter(())


def all_pages(build: Path, out: Path) -> Iterator[Path]:
    """Front page, explorer, library and a page for each topic."""
    from kg.views import pages

    # As `kg build` does.
    gc.disable()
    for name, text in pages(*graphs(build)):  # type: ignore[arg-type]
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_text(text, encoding="utf-8")
        yield out / name


def slice_2000(build: Path, out: Path) -> Iterator[Path]:
    """One slice of as many nodes as there may be."""
    import kg

    yield kg.view(build, nodes=2000).write(out / "slice-2000.html")


def peers(build: Path, out: Path) -> Iterator[Path]:
    """Plain pyvis of the newest papers with all that they link to, as its documentation has it."""
    from pyvis.network import Network

    from kg.export.networks import to_networkx

    whole = to_networkx(graphs(build)[0])  # type: ignore[arg-type]
    newest = sorted(
        (node for node in whole if whole.nodes[node].get("date")), key=lambda node: whole.nodes[node]["date"]
    )
    for size in PEER_SIZES:
        chosen: dict[str, None] = {}
        for node in reversed(newest):
            for one in (node, *whole.successors(node)):
                if len(chosen) < size:
                    chosen[one] = None
        drawn = Network(directed=True, cdn_resources="in_line")
        for node in chosen:
            drawn.add_node(node, whole.nodes[node]["label"])
        for source, target, about in whole.subgraph(chosen).edges(data=True):
            drawn.add_edge(source, target, title=about["label"])
        path = out / f"pyvis-{size}.html"
        path.write_text(drawn.generate_html(), encoding="utf-8")
        yield path


JOBS: dict[str, Callable[[Path, Path], Iterator[Path]]] = {
    job.__name__: job for job in (nothing, all_pages, slice_2000, peers)
}


def made(name: str, build: Path, out: Path) -> Made:
    """One run of a job in a fresh process."""
    out.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, __file__, str(build), "--job", name, "--out", str(out)])
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{name} failed")
    files = [path for path in out.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return Made(used.ru_utime + used.ru_stime, time.perf_counter() - started, used.ru_maxrss / 1024, len(files), size)


def repeated(build: Path, out: Path) -> Path:
    """The graphs of a build repeated under other names of papers, notes, authors and works, on the same topics."""
    names = ["paper", "note", "comment", "authorship", "author", "work", "digest", "field", "mention"]
    out.mkdir(parents=True, exist_ok=True)
    for file in ("kg.ttl", "mentions.ttl"):
        text = (build / file).read_text(encoding="utf-8")
        head, _, body = text.partition("\n\n")
        with (out / file).open("w", encoding="utf-8") as written:
            written.write(f"{head}\n\n")
            for number in range(TIMES):
                part = body
                for name in names if number else ():
                    part = part.replace(f" {name}:", f" {name}:x{number}-").replace(
                        f"\n{name}:", f"\n{name}:x{number}-"
                    )
                written.write(f"{part}\n")
    return out


def drawn(chromium: str, pages: list[Path], runs: int) -> Iterator[tuple[Path, list[float]]]:
    """Seconds until each page has drawn, several times; none where it never did."""
    from playwright.sync_api import TimeoutError as NothingDrawn
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        for page in pages:
            found: list[float] = []
            for _ in range(runs):
                browser = playwright.chromium.launch(executable_path=chromium, args=[*CHROMIUM])
                tab = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}).new_page()
                tab.add_init_script(WATCH)
                tab.set_default_timeout(PATIENCE * 1000)
                try:
                    tab.goto(page.as_uri(), wait_until="commit")
                    tab.wait_for_function("() => window.__drawn", timeout=PATIENCE * 1000)
                    found.append(float(tab.evaluate("window.__drawn")) / 1000)
                except NothingDrawn:
                    break
                finally:
                    browser.close()
            yield page, found


def shown(times: list[float]) -> str:
    """Median, smallest and largest."""
    if not times:
        return f"nothing within {PATIENCE} s"
    return f"{statistics.median(times):.2f} ({min(times):.2f} to {max(times):.2f})"


def main() -> None:
    """Make and draw everything, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--job", choices=JOBS)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    if given.job:
        for _ in JOBS[given.job](given.notes, given.out):
            pass
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(given.notes, Path(folder), given.chromium, given.runs)


def measure(notes: Path, folder: Path, chromium: str, runs: int) -> None:
    """Print what making and drawing take, at the size of the notes and at ten times that."""
    build = notes
    if not (notes / "kg.ttl").is_file():
        build = folder / "build"
        subprocess.run(
            [sys.executable, "-m", "kg", "build", str(notes), "-o", str(build)], check=True, capture_output=True
        )
    larger = repeated(build, folder / "larger")
    print(f"{'made':24} {'CPU s: median (min to max)':28} {'peak MB':>8} {'files':>6} {'MB':>7}")
    for source, job in (
        (build, "nothing"),
        (build, "all_pages"),
        (build, "slice_2000"),
        (build, "peers"),
        (larger, "all_pages"),
    ):
        name = job if source == build else f"{job} x{TIMES}"
        done = [made(job, source, folder / name) for _ in range(runs if source == build else 1)]
        last = done[-1]
        print(
            f"{name:24} {shown([one.cpu for one in done]):28} {max(one.memory for one in done):8.0f} "
            f"{last.files:6} {last.size / 1e6:7.1f}"
        )
    print(f"\n{'drawn':40} {'MB':>6}  seconds: median (min to max)")
    largest = max((folder / "all_pages" / "topics").iterdir(), key=lambda path: path.stat().st_size)
    pages = [
        folder / "all_pages" / "index.html",
        largest,
        folder / "slice_2000" / "slice-2000.html",
        *(folder / "peers" / f"pyvis-{size}.html" for size in PEER_SIZES),
        folder / f"all_pages x{TIMES}" / "index.html",
        max((folder / f"all_pages x{TIMES}" / "topics").iterdir(), key=lambda path: path.stat().st_size),
    ]
    for page, times in drawn(chromium, pages, runs):
        print(f"{page.relative_to(folder)!s:40} {page.stat().st_size / 1e6:6.2f}  {shown(times)}", flush=True)


if __name__ == "__main__":
    main()
