"""How long questions take: ``python benchmarks/ask.py NOTES|EXPORTS [--runs N] [--no-rdflib] [--limit SECONDS]``.

Indexes the papers for full-text search and runs the searches of ``searches.tsv`` (or of ``--searches FILE``), which are
about one person's notes: on others only their times mean something. Then asks every named question with the parameters
that mean most work on that graph (the topic with most papers, the most mentioned name, the most linked paper), by Oxigraph
and by rdflib, and says whether both gave the same rows. rdflib is stopped at a limit of CPU seconds a question, so that the
run ends.
"""

from __future__ import annotations

import argparse
import signal
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.ask.answers import Answer
    from kg.ask.engines import Engine

#: What has most of something, one for each kind of parameter.
MOST = {
    "topic": "SELECT ?x { ?p dcterms:subject ?x ; a kg:Paper } GROUP BY ?x ORDER BY DESC(COUNT(?p)) LIMIT 1",
    "other": "SELECT ?x { ?p dcterms:subject ?x ; a kg:Paper } GROUP BY ?x ORDER BY DESC(COUNT(?p)) OFFSET 1 LIMIT 1",
    "author": "SELECT ?x { ?p dcterms:creator ?x } GROUP BY ?x ORDER BY DESC(COUNT(?p)) LIMIT 1",
    "entity": "SELECT ?l { ?p schema:mentions ?x . ?x skos:prefLabel ?l } GROUP BY ?x ?l ORDER BY DESC(COUNT(?p)) LIMIT 1",
    "family": "SELECT ?x { ?p schema:mentions/kg:family+ ?x } GROUP BY ?x ORDER BY DESC(COUNT(?p)) LIMIT 1",
    "links-of-paper": "SELECT ?x { ?x cito:linksTo ?y ; a kg:Paper } GROUP BY ?x ORDER BY DESC(COUNT(?y)) LIMIT 1",
    "links-to-paper": "SELECT ?x { ?y cito:linksTo ?x . ?x a kg:Paper } GROUP BY ?x ORDER BY DESC(COUNT(?y)) LIMIT 1",
    "related-papers": "SELECT ?x { ?x a kg:Paper ; schema:mentions|dcterms:creator|dcterms:subject ?y } GROUP BY ?x "
    "ORDER BY DESC(COUNT(?y)) LIMIT 1",
    "evidence-of-statement": "SELECT ?x { ?n foaf:primaryTopic ?x . ?m kg:inNote ?n ; itsrdf:taIdentRef ?e . ?x schema:mentions ?e . "
    "?e skos:prefLabel ?l FILTER(STR(?l) = $entity) } GROUP BY ?x ORDER BY DESC(COUNT(?m)) LIMIT 1",
    "day": "SELECT (MAX(?x) AS ?last) { ?n a kg:Note ; dcterms:created ?x }",
}


def parameters(engine: Engine) -> dict[str, dict[str, object]]:
    """For each question the parameters that mean most work."""
    from kg.ask import questions

    most = {name: first(engine, query) for name, query in MOST.items() if "$entity" not in query}
    named = MOST["evidence-of-statement"].replace("$entity", f'"{most["entity"]}"')
    most["evidence-of-statement"] = first(engine, named)
    shared = {"one": most["topic"], "method": most["entity"], "since": "1900-01-01", "until": "9999-12-31"} | most
    return {
        name: {
            one.name: most[name] if one.name == "paper" else shared[one.name]
            for one in asked.parameters
            if one.default is None
        }
        for name, asked in questions().items()
    }


def first(engine: Engine, query: str) -> object:
    """The first cell of an answer."""
    from kg.ask import answer

    return answer(engine, query).table().rows[0][0]


class OverTime(BaseException):
    """A question takes longer than it may; no fault, as KeyboardInterrupt is none, so that nothing takes it for one."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise OverTime when what runs here takes more CPU time."""

    def stop(_signal: int, _frame: object) -> None:
        raise OverTime

    signal.signal(signal.SIGPROF, stop)
    # It rings again: rdflib has a few ``except:`` that would swallow one.
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def by_rdflib(engine: Engine, name: str, given: dict[str, object], limit: float, ours: Answer) -> str:
    """What the table says of rdflib: its CPU milliseconds, and whether its rows are the same as ours."""
    try:
        with at_most(limit):
            theirs, other = timed(engine, name, given, 1)
    except OverTime:
        return f"{'over':>10}  stopped after {limit:g} CPU seconds"
    return f"{theirs:10.0f}  {'the same' if other == ours else 'DIFFERENT'}"


def timed(engine: Engine, name: str, given: dict[str, object], runs: int) -> tuple[float, Answer]:
    """Median CPU milliseconds of a question, from its name to its rows, and the answer."""
    from kg.ask import answer

    times = []
    for _ in range(runs):
        started = time.process_time()
        found = answer(engine, name, given)
        times.append(time.process_time() - started)
    return 1000 * statistics.median(times), found


def searches(folder: Path, file: Path, runs: int) -> None:
    """Time making the index and searching, and see which paper comes first."""
    from kg.ask.search import open_index
    from kg.tables import read

    wanted = read(file, ("search", "paper"))
    made, times, first_right, missed = [], [], 0, []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as cache:
            started = time.process_time()
            index = open_index(folder, Path(cache))
            made.append(time.process_time() - started)
            for text, _ in wanted:
                started = time.process_time()
                index.search(text)
                times.append(time.process_time() - started)
            found = {text: [hit.thing.rpartition("arxiv-")[2] for hit in index.search(text)] for text, _ in wanted}
            index.close()
    for text, paper in wanted:
        first_right += found[text][:1] == [paper]
        if found[text][:1] != [paper]:
            missed.append(f"  {text}: {found[text].index(paper) + 1 if paper in found[text] else 'not among ten'}")
    print(
        f"index {statistics.median(made):.2f} CPU s; search {1000 * statistics.median(times):.1f} ms (median), ", end=""
    )
    print(f"{1000 * max(times):.1f} ms (most); {first_right} of {len(wanted)} first", *missed, sep="\n")


def exported(source: Path, scratch: Path) -> Path:
    """The folder of a build: the one that is given, or one that is made of the notes in it."""
    from kg.building import build

    if (source / "kg.ttl").is_file():
        return source
    build([source]).write(scratch, pages=False)
    return scratch


def main() -> None:
    """Measure all questions and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-rdflib", action="store_true")
    parser.add_argument("--limit", type=float, default=60)
    parser.add_argument("--searches", type=Path, default=Path(__file__).with_name("searches.tsv"))
    given = parser.parse_args()
    from kg.ask import load, questions

    with tempfile.TemporaryDirectory() as scratch:
        folder = exported(given.source, Path(scratch))
        oxigraph = load(folder)
        searches(folder, given.searches, given.runs)
        rdflib = None if given.no_rdflib else load(folder, "rdflib")
        asked = parameters(oxigraph)
        print(f"{'question':22} {'rows':>6} {'oxigraph ms':>12} {'rdflib ms':>10}  rows")
        for name in questions():
            ours, found = timed(oxigraph, name, asked[name], given.runs)
            line = f"{name:22} {len(found.rows):6} {ours:12.1f}"
            print(f"{line} {by_rdflib(rdflib, name, asked[name], given.limit, found)}" if rdflib else line, flush=True)


if __name__ == "__main__":
    main()
