"""``kg query`` as a program: in a pipe and on a terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tools import ROOT

TITLE = "R1-Searcher: Incentivizing the Search Capability in LLMs via Reinforcement Learning"
QUERY = 'SELECT ?title WHERE { ?p a kg:Paper ; dcterms:title ?title FILTER(STRSTARTS(?title, "R1-S")) }'
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def query(folder: Path, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``kg query`` on that build, in a pipe."""
    command = [sys.executable, "-m", "kg", "query", *arguments, "-d", str(folder)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=ROOT, input=given)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("csv", f"title\n{TITLE}\n"),
        ("tsv", f'?title\n"{TITLE}"@en\n'),
        ("table", f"title{' ' * (len(TITLE) - 5)}\n{'─' * len(TITLE)}\n{TITLE}\n"),
    ],
)
def test_a_query_of_ones_own_in_each_form(exports: Path, form: str, written: str) -> None:
    assert query(exports, QUERY, "-f", form).stdout == written


def test_sparql_json(exports: Path) -> None:
    assert json.loads(query(exports, QUERY, "-f", "json").stdout) == {
        "head": {"vars": ["title"]},
        "results": {"bindings": [{"title": {"type": "literal", "value": TITLE, "xml:lang": "en"}}]},
    }
    assert json.loads(query(exports, "ASK { ?p a kg:Paper }", "-f", "json").stdout) == {"head": {}, "boolean": True}


def test_ask_construct_and_describe(exports: Path) -> None:
    assert query(exports, "ASK { ?p a kg:Paper }").stdout == "true\n"
    assert "a kg:Digest" in query(exports, "CONSTRUCT WHERE { ?d a kg:Digest }").stdout
    assert "a schema:Collection , kg:Digest" in query(exports, "DESCRIBE digest:2025-03-10", "-f", "turtle").stdout


def test_the_query_comes_from_an_argument_a_file_or_standard_input(exports: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    head = "# The papers of a topic.\n# $of tag the topic\n# ?title its title\n"
    file.write_text(head + "SELECT $of ?title { ?p dcterms:subject $of ; rdfs:label ?title }", encoding="utf-8")
    expected = "title\nFrequency Autoregressive Image Generation with Continuous Tokens\n"

    assert query(exports, f"@{file}", "of=diffusion", "-f", "csv").stdout == expected
    assert query(exports, "--file", str(file), "of=diffusion", "-f", "csv").stdout == expected
    assert query(exports, "-", "of=diffusion", "-f", "csv", given=file.read_text(encoding="utf-8")).stdout == expected
    assert "The papers of a topic." in query(exports, f"@{file}", "--about").stdout


def test_both_engines(exports: Path) -> None:
    asked = ("papers-of-topic", "topic=reasoning", "-f", "tsv")

    assert query(exports, *asked).stdout == query(exports, *asked, "--engine", "rdflib").stdout != ""


def test_a_limit_is_kept_and_said(exports: Path) -> None:
    done = query(exports, "most-read-authors", "--limit", "2", "-f", "csv")

    assert len(done.stdout.splitlines()) == 3
    assert done.stderr == "kg: there is more than the limit lets through\n"
    assert query(exports, "papers-of-topic", "topic=reasoning", "--limit", "2").stderr == ""


@pytest.mark.parametrize("engine", ["oxigraph", "rdflib"])
def test_a_query_that_takes_too_long_ends(exports: Path, engine: str) -> None:
    done = query(exports, ENDLESS, "--timeout", "0.5", "--engine", engine)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "kg: the query was stopped after 0.5 seconds; --timeout allows more\n"


def test_ctrl_c_ends_it(exports: Path) -> None:
    command = [sys.executable, "-m", "kg", "query", ENDLESS, "-d", str(exports), "--timeout", "0"]
    with subprocess.Popen(command, cwd=ROOT) as process:
        time.sleep(3)
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) != 0


def test_alone_it_lists_the_questions_and_about_tells_more_of_one(exports: Path) -> None:
    listed, told = query(exports).stdout, query(exports, "rising-topics", "--about").stdout

    assert "papers-of-topic topic=…\n    The papers of a topic and of everything narrower" in listed
    assert "rising-topics [until=…]\n" in listed
    assert re.search(r"^\[until=…\] +date +a day of the last of the three months", told, re.MULTILINE)
    assert re.search(r"^growth +how much its share grew", told, re.MULTILINE)
    assert "\nSELECT $until ?topic" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("SELECT nonsense {",), "kg: the query is refused at line 1, column 8: 'nonsense' does not"),
        (("paper-of-topic",), "kg: no question 'paper-of-topic'; did you mean papers-of-topic or "),
        (("papers-of-topic",), "kg: papers-of-topic needs topic=…: the topic, such as diffusion"),
        (("papers-of-topic", "topic"), "kg: found 'topic', expected name=value"),
        (("papers-of-topic", "topic=resoning"), "the graph has no such tag; did you mean reasoning"),
        (("papers-of-topic", "topic=a", "x=1"), "kg: papers-of-topic has no parameter 'x'; it takes: topic"),
        (("read-between", "since=2025-03", "until=2025-04-01"), "kg: since='2025-03': expected a day such as"),
        (("@nowhere.rq",), "kg: cannot read the query in 'nowhere.rq': "),
        (("unresolved", "--engine", "jena"), "kg: no engine 'jena'; there are: oxigraph, rdflib"),
        (("CONSTRUCT WHERE { ?a a kg:Digest }", "-f", "csv"), "kg: CONSTRUCT and DESCRIBE give Turtle, not csv"),
        (("unresolved", "-f", "turtle"), "kg: SELECT gives a table: write it as table, csv, tsv or json"),
        (("ASK { SERVICE <http://127.0.0.1:1/> {} }",), "kg: the query is refused: SERVICE would ask another host"),
    ],
)
def test_what_cannot_be_asked_is_said_with_status_2(exports: Path, arguments: tuple[str, ...], message: str) -> None:
    done = query(exports, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("width", [40, 72])
def test_on_a_terminal_the_table_fits_and_hangul_counts_twice(exports: Path, width: int) -> None:
    comments = 'SELECT ?text ?note { ?c schema:text ?text ; kg:inNote ?note ; schema:inLanguage "ko" }'
    command = [sys.executable, "-m", "kg", "query", comments, "-d", str(exports)]
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": str(width), "TERM": "xterm"}
    with subprocess.Popen(command, cwd=ROOT, stdout=theirs, env=environment) as process:
        os.close(theirs)
        shown = b""
        while chunk := _read(ours):
            shown += chunk
        assert process.wait() == 0
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown.decode()).split("\r\n")

    assert len(lines) > 10
    assert {cell_len(line) for line in lines} - {0} == {width}
    assert "".join(line.partition("  ")[0] for line in lines).count("다") > 3


def _read(terminal: int) -> bytes:
    """What the terminal shows next; empty at the end, where Linux says EIO."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""
