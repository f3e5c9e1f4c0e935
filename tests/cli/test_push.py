from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.graph.dataset import dataset
from kg.graph.folder import read_folder
from tests.stores import servers
from tests.tools import ROOT


def kg(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run ``kg push`` with these variables in its environment, and no netrc file."""
    known = os.environ | {"NETRC": os.devnull} | variables
    command = [sys.executable, "-m", "kg", "push", *arguments]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=ROOT, env=known)


def test_a_build_goes_into_a_store_whole_or_by_notes(exports: Path, tmp_path: Path) -> None:
    for name in ("kg.ttl", "mentions.ttl"):
        (tmp_path / name).write_bytes((exports / name).read_bytes())
    with servers.oxigraph(tmp_path) as server:
        whole = kg(server.url, "--store", "oxigraph", "-d", str(tmp_path))
        first = kg(server.url, "--store", "oxigraph", "-d", str(tmp_path), "--changed")
        second = kg(server.url, "--store", "oxigraph", "-d", str(tmp_path), "--changed")

    graphs = read_folder(exports)
    one, parted = sum(map(len, graphs)), sum(map(len, dataset(*graphs).values()))
    assert whole.stdout == f"Oxigraph at {server.url} holds {one} triples; 1 graphs put, 0 removed, 3 requests\n"
    assert first.stdout == f"Oxigraph at {server.url} holds {parted} triples; 7 graphs put, 0 removed, 10 requests\n"
    assert second.stdout == f"Oxigraph at {server.url} holds {parted} triples; 0 graphs put, 0 removed, 2 requests\n"
    assert whole.stderr == first.stderr == second.stderr == ""


def test_a_dry_run_prints_the_requests_and_sends_none(exports: Path) -> None:
    url = f"http://127.0.0.1:{servers.free_port()}"
    arguments = (url, "--store", "oxigraph", "-d", str(exports), "--dry-run")

    whole, changed = kg(*arguments, "--graph", "https://example.org/연"), kg(*arguments, "--changed")

    size = sum(len(graph.ntriples().encode()) for graph in read_folder(exports))
    assert (
        whole.stdout
        == f"PUT {url}/store?graph=https%3A%2F%2Fexample.org%2F%EC%97%B0  application/n-triples, {size} bytes\n"
    )
    assert [line.split("graph%2F")[1].split()[0][:5] for line in changed.stdout.splitlines()] == [
        "note-", "note-", "note-", "note-", "ontol", "share", "void",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("http://127.0.0.1:1", "-s", "oxigraph"), "kg: Oxigraph at http://127.0.0.1:1 cannot be reached (["),
        (("http://me:secret@a", "-s", "oxigraph"), "kg: a name or a password in the address of a: others can read it"),
        (("http://a", "-s", "mongo"), "kg: no kind of store 'mongo'; there are: oxigraph, "),
        (("http://a", "-s", "fuseki", "--changed", "-g", "urn:x"), "kg: --changed names the graphs after the notes"),
        (("http://a", "-s", "fuseki", "-g", "a b"), "kg: found the graph 'a b', expected an IRI such as https://"),
        (("http://a", "-s", "fuseki", "-d", "nowhere"), "kg: no kg.ttl in 'nowhere'"),
    ],
)
def test_what_cannot_be_pushed_is_one_line_and_status_2(
    arguments: tuple[str, ...], message: str, exports: Path
) -> None:
    hidden = "secret"
    done = kg(*(arguments if "-d" in arguments else (*arguments, "-d", str(exports))), KG_STORE_PASSWORD=hidden)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert hidden not in done.stderr
    assert done.stderr.count("\n") == 1
