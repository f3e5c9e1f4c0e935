"""The shards as stores load them, by the commands that stand beside them."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pyoxigraph
import pytest

from kg.streams.run import stream
from tests.streams import records
from tests.tools import need

COUNT = "SELECT (COUNT(*) AS ?triples) WHERE { ?s ?p ?o }"
DESCRIBED = """
    PREFIX void: <http://rdfs.org/ns/void#>
    SELECT ?triples ?subjects ?papers WHERE {
        ?graph void:triples ?triples ; void:distinctSubjects ?subjects ; void:classPartition ?part .
        ?part void:class <https://w3id.org/paperkg/ns#Paper> ; void:entities ?papers
    }"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shards of some records."""
    made = tmp_path_factory.mktemp("shards")
    stream([str(records.made_up(made, 300))], str(made), records=100)
    return made


@pytest.fixture(scope="module")
def store(folder: Path) -> pyoxigraph.Store:
    """A store with the shards, each loaded twice."""
    store = pyoxigraph.Store()
    for file in [*folder.glob("kg-*.nt.gz")] * 2:
        store.bulk_load(gzip.decompress(file.read_bytes()), format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def manifest(folder: Path) -> dict[str, object]:
    """The manifest of the shards."""
    found: dict[str, object] = json.loads((folder / "manifest.json").read_text())
    return found


def numbers(store: pyoxigraph.Store, query: str) -> list[int]:
    """The numbers of the one row that a query gives."""
    (row,) = store.query(query)  # type: ignore[misc]
    return [int(value.value) for value in row]


def test_a_store_holds_what_the_manifest_counts(folder: Path, store: pyoxigraph.Store) -> None:
    assert numbers(store, COUNT) == [manifest(folder)["triples"]]


def test_the_graph_describes_itself_truly(folder: Path, store: pyoxigraph.Store) -> None:
    subjects = numbers(store, "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }")
    papers = numbers(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/paperkg/ns#Paper> }")
    assert numbers(store, DESCRIBED) == [manifest(folder)["triples"], *subjects, *papers]


def commands(folder: Path, heading: str) -> str:
    """The first block of commands under a heading of the page beside the shards."""
    page = (folder / "LOAD.md").read_text()
    section = page.partition(heading)[2]
    return "\n".join(line.strip() for line in section.split("\n\n")[1].splitlines())


def test_the_files_are_checked_by_the_command_on_the_page(folder: Path) -> None:
    page = (folder / "LOAD.md").read_text()
    (check,) = [line.strip() for line in page.splitlines() if "sha256sum" in line]
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", check], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_oxigraph_loads_them_by_the_command_on_the_page(folder: Path) -> None:
    oxigraph = need("oxigraph")
    load = commands(folder, "## Oxigraph").replace("oxigraph", oxigraph, 1)
    subprocess.run(["bash", "-c", load], cwd=folder, check=True, capture_output=True)
    asked = [oxigraph, "query", "--location", "store", "--query", COUNT, "--results-format", "csv"]
    done = subprocess.run(asked, cwd=folder, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["triples", str(manifest(folder)["triples"])]
