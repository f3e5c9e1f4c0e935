"""How quick the explorer is, beside plain pyvis on the same machine: ``python benchmarks/explorer.py NOTES [--times 10]``.

NOTES is a folder of notes, or of a build of them. Pages are opened from disk in Chromium without a network and a GPU.
Milliseconds of search, filter and frame are CPU time of the page's main thread, as Chromium counts it (DevTools Protocol,
``Performance.getMetrics`` in the time domain ``threadTicks``); they hold on a busy machine too. Seconds are wall time.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as TooLong

from kg.graph import Graph
from kg.graph.graph import prefixes, read
from kg.iri import PLACEHOLDER_BASE
from kg.terms import IRI, Term, Triple
from kg.vocab import DCTERMS, FOAF, RDFS, SCHEMA, SKOS

PEERS = (100, 500, 2000)
#: Plain pyvis is not waited for longer, in seconds.
PATIENCE = 120
QUERIES = (
    "g",
    "gr",
    "grpo",
    "강화학습",
    "kaiming he",
    "diffusion model",
    "transformer",
    "학습",
    "large language",
    "x",
    "",
)
NAMES = {RDFS.label, DCTERMS.title, FOAF.name, SKOS.prefLabel, SCHEMA.name}
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")

#: Counts frames, and notes when an explorer says that it has drawn, or when the network of a plain page has come to rest:
#: before that it draws nothing.
WATCH = """
window.frames_ = 0;
const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
requestAnimationFrame(count);
const note = () => requestAnimationFrame(() => { window.drawn_ ??= performance.now(); });
new MutationObserver(() => { if (document.body?.dataset.drawn) note(); })
  .observe(document, { subtree: true, attributes: true, attributeFilter: ["data-drawn"] });
let network_;
Object.defineProperty(window, "network", {
  get: () => network_,
  set: (made) => { network_ = made; made.once("stabilizationIterationsDone", note); },
});
"""
TYPE = """(query) => {
  const field = document.getElementById("search");
  field.value = query;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  document.body.offsetHeight;
}"""
CLICK = "(button) => { button.click(); document.body.offsetHeight; }"
#: What of a page's work an action costs: its own script, and the style and layout of what it changed.
WORK = ("ScriptDuration", "RecalcStyleDuration", "LayoutDuration")


class Figures(NamedTuple):
    """What was measured of a page.

    ``size`` in MB; wall and CPU seconds until it is ``drawn``, none when that took too long; CPU milliseconds of each
    ``search`` and each change of the ``filters``; ``frames`` a second while panning, and CPU milliseconds of one; ``heap`` in MB.
    """

    name: str
    size: float
    drawn: tuple[float, float] | None
    search: Sequence[float] = ()
    filters: Sequence[float] = ()
    frames: tuple[float, float] | None = None
    heap: float | None = None

    def __str__(self) -> str:
        drawn = f"{self.drawn[0]:.2f} ({self.drawn[1]:.2f})" if self.drawn is not None else f">{PATIENCE}"
        frames = f"{self.frames[0]:.0f} ({self.frames[1]:.1f})" if self.frames is not None else "-"
        heap = f"{self.heap:.0f}" if self.heap is not None else "-"
        return (
            f"{self.name:22}{self.size:6.2f} {drawn:>14} {_span(self.search):>14} {_span(self.filters):>14} "
            f"{frames:>14} {heap:>8}"
        )


HEAD = f"{'page':22}{'MB':>6} {'drawn s (CPU)':>14} {'search ms':>14} {'filter ms':>14} {'frames/s (ms)':>14} {'heap MB':>8}"


def _span(times: Sequence[float]) -> str:
    return f"{statistics.median(times):.0f} (max {max(times):.0f})" if times else "-"


def graphs(notes: Path) -> tuple[Graph, Graph]:
    """The graph of the notes and that of their mentions."""
    if (notes / "kg.ttl").is_file():
        known = prefixes(PLACEHOLDER_BASE)
        kg, mentions = (read([("ttl", (notes / f"{name}.ttl").read_bytes())], known) for name in ("kg", "mentions"))
        return kg, mentions
    from kg.building import build

    built = build([notes])
    return built.graph, built.mentions


def repeated(graph: Graph, subjects: frozenset[IRI], times: int) -> Graph:
    """The graph so many times, each time with other names for everything that is a subject."""

    def triples() -> Iterator[Triple]:
        for time_ in range(times):
            for subject, predicate, value in graph:
                yield IRI(renamed(subject, time_)), predicate, named(predicate, value, time_)

    def renamed(term: Term, time_: int) -> Term:
        return type(term)(f"{term[:-1]}.{time_}>") if time_ and term in subjects else term

    def named(predicate: IRI, value: Term, time_: int) -> Term:
        if time_ and predicate in NAMES and value[0] == '"':
            end = value.rindex('"')
            return type(value)(f"{value[:end]} {time_}{value[end:]}")
        return renamed(value, time_)

    return Graph(triples(), graph.prefixes)


def plain_pyvis(graph: Graph, nodes: int) -> str:
    """A page as pyvis makes it by default, of the newest papers and what is beside them."""
    from pyvis.network import Network

    from kg.views.things import label, things

    network = Network(cdn_resources="in_line")
    chosen: dict[IRI, None] = {}
    links = [link for thing in things(graph) if thing.kind == "paper" for link in thing.links if link.source is thing]
    for link in links:
        for end in (link.source, link.target):
            if end.iri not in chosen and len(chosen) < nodes:
                chosen[end.iri] = None
                network.add_node(end.iri, label(graph, end), group=end.kind)
        if link.source.iri in chosen and link.target.iri in chosen:
            network.add_edge(link.source.iri, link.target.iri)
        elif len(chosen) >= nodes:
            break
    return str(network.generate_html())


class Opened:
    """A page in a browser of its own, and the clock of its main thread."""

    def __init__(self, browser: Browser, path: Path) -> None:
        context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
        context.add_init_script(WATCH)
        self.page = context.new_page()
        self._session = context.new_cdp_session(self.page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.goto(path.as_uri(), wait_until="commit")

    def metrics(self) -> dict[str, float]:
        """Chromium's figures of the page."""
        return {one["name"]: one["value"] for one in self._session.send("Performance.getMetrics")["metrics"]}

    def drawn(self, patience: float) -> tuple[float, float]:
        """Wall and CPU seconds until there is a picture."""
        self.page.wait_for_function("() => window.drawn_", timeout=patience * 1000)
        work = self.metrics()["TaskDuration"]
        return self.page.evaluate("drawn_") / 1000, work

    def work(self, action: Callable[[], object]) -> float:
        """The CPU milliseconds of an action, once the picture of the last one has been drawn."""
        self.page.wait_for_timeout(400)
        before = self.metrics()
        action()
        after = self.metrics()
        return sum(after[name] - before[name] for name in WORK) * 1000

    def panning(self, canvas: str) -> tuple[float, float]:
        """Frames a second while the picture is dragged to and fro, and the CPU milliseconds of one."""
        box = self.page.locator(canvas).first.bounding_box()
        if box is None:
            raise SystemExit(f"the page has no {canvas}")
        x, y = box["x"] + box["width"] / 2, box["y"] + 60
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        begun, work, frames = time.perf_counter(), self.metrics()["TaskDuration"], self.page.evaluate("frames_")
        for turn in range(4):
            self.page.mouse.move(x + (150 if turn % 2 else -150), y + 40, steps=40)
        seconds = time.perf_counter() - begun
        work, frames = self.metrics()["TaskDuration"] - work, self.page.evaluate("frames_") - frames
        self.page.mouse.up()
        return frames / seconds, work * 1000 / frames

    def heap(self) -> float:
        """The megabytes of the page's JavaScript after a collection."""
        self._session.send("HeapProfiler.collectGarbage")
        return self.metrics()["JSHeapUsedSize"] / 1e6


def explorer(browser: Browser, name: str, path: Path) -> Figures:
    """The figures of an explorer."""
    opened = Opened(browser, path)
    page = opened.page
    drawn = opened.drawn(300)
    page.wait_for_selector("body[data-texts]", state="attached", timeout=300_000)
    search = [opened.work(partial(page.evaluate, TYPE, query)) for query in QUERIES]
    buttons = [*page.locator("#years button").all()[-3:], *page.locator("#kinds button").all()[1:4]]
    buttons += page.locator("#facets details[open] li:nth-child(3) button").all()
    filters = [opened.work(partial(button.evaluate, CLICK)) for button in buttons]
    page.evaluate("location.hash = '#/'")
    page.wait_for_timeout(1000)
    made = Figures(name, _size(path), drawn, search, filters, opened.panning("#canvas"), opened.heap())
    page.context.close()
    return made


def peer(browser: Browser, nodes: int, path: Path) -> Figures:
    """The figures of a page by plain pyvis."""
    name, opened = f"pyvis, {nodes:,} nodes", Opened(browser, path)
    try:
        drawn = opened.drawn(PATIENCE)
        opened.page.wait_for_timeout(1000)
        return Figures(name, _size(path), drawn, (), (), opened.panning("#mynetwork"), opened.heap())
    except TooLong:
        return Figures(name, _size(path), None)
    finally:
        opened.page.context.close()


def _size(path: Path) -> float:
    return path.stat().st_size / 1e6


def build(kg: Graph, mentions: Graph, path: Path, *, every: bool = False) -> str:
    """Write the explorer, or take the time of every page; what that cost."""
    from kg import views
    from kg.views.explorer import page
    from kg.views.material import material

    begun = time.process_time()
    text = page(material(kg, mentions))
    spent = time.process_time() - begun
    path.write_text(text, encoding="utf-8")
    told = f"explorer of {len(kg) + len(mentions):,} triples: {spent:.1f} s CPU"
    if every:
        begun = time.process_time()
        pages = sum(1 for _ in views.pages(kg, mentions))
        told += f"; all {pages} files: {time.process_time() - begun:.1f} s CPU"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return f"{told}; peak so far, graph included: {peak:.0f} MB"


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("notes", type=Path)
    parser.add_argument("--times", type=int, default=10, help="how often the notes are repeated in the large explorer")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    given = parser.parse_args()
    kg, mentions = graphs(given.notes)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given.chromium, args=[*CHROMIUM])
        path = Path(folder) / "page.html"
        print(build(kg, mentions, path, every=True))
        print(
            f"{'page':24}{'MB':>7} {'drawn s (CPU)':>14}   {'search ms':>13} {'filter ms':>13} {'frames/s':>8} {'heap MB':>7}"
        )
        print(explorer(browser, "explorer", path))
        for nodes in PEERS:
            path.write_text(plain_pyvis(kg, nodes), encoding="utf-8")
            print(peer(browser, nodes, path), flush=True)
        if given.times > 1:
            subjects = frozenset({*kg.by_subject, *mentions.by_subject})
            many = [repeated(graph, subjects, given.times) for graph in (kg, mentions)]
            told = build(many[0], many[1], path)
            print(explorer(browser, f"explorer, {given.times} times it", path))
            print(told)
        browser.close()


if __name__ == "__main__":
    main()
