"""The graph as a network of networkx, and what GEXF and GraphML keep of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.export import export
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.networks import to_networkx
from kg.graph import Graph
from kg.graph.folder import read_folder
from kg.terms import Literal, text
from kg.vocab import KG, RDF, SKOS
from tests.tools import ROOT
from tests.views.graphs import KNOWN, MINT, graph_of, many, small

SHARED = "https://w3id.org/paperkg/"


def read_back(write: Callable[[Graph], str], graph: Graph) -> nx.MultiDiGraph[str]:
    data = BytesIO(write(graph).encode())
    return nx.MultiDiGraph(nx.read_gexf(data) if write is gexf else nx.read_graphml(data, force_multigraph=True))


def test_nodes_are_things_with_typed_attributes() -> None:
    network = to_networkx(small())

    assert network.nodes[f"{SHARED}paper/kite"] == {
        "label": "Papers That Fly",
        "kind": "paper",
        "readings": 0,
        "date": "2024-01-02",
        "year": 2024,
    }
    assert network.nodes[f"{SHARED}tag/wind"] == {"label": "wind", "kind": "tag", "readings": 3}
    assert sorted(about["kind"] for about in network.nodes.values()) == [
        "author", "author", "linked", "model", "model", "note", "paper", "paper", "tag", "work",
    ]  # fmt: skip


def test_edges_are_links_several_between_two_things_if_need_be() -> None:
    network = to_networkx(small())

    assert network.get_edge_data(f"{SHARED}paper/kite", f"{SHARED}model/glider-2") == {
        "introduces": {"label": "introduces"},
        "mentions": {"label": "mentions"},
    }
    assert network.get_edge_data(f"{SHARED}paper/kite", f"{SHARED}author/bo") == {"creator": {"label": "written by"}}


def test_only_some_things_and_the_edges_between_them() -> None:
    wanted = {MINT.of("paper", "kite"), MINT.of("author", "bo"), MINT.of("tag", "wind")}
    network = to_networkx(small(), wanted)

    assert sorted(network) == [f"{SHARED}author/bo", f"{SHARED}paper/kite", f"{SHARED}tag/wind"]
    assert network.number_of_edges() == 2


@pytest.mark.parametrize("write", [gexf, graphml])
@pytest.mark.parametrize("graph", [small(), many(30)], ids=["small", "many"])
def test_what_is_written_is_read_back(write: Callable[[Graph], str], graph: Graph) -> None:
    wanted, found = to_networkx(graph), read_back(write, graph)

    assert {node: wanted.nodes[node] for node in wanted} == {node: found.nodes[node] for node in wanted}
    assert sorted((one, other, about["label"]) for one, other, about in wanted.edges(data=True)) == sorted(
        (one, other, about["label"]) for one, other, about in found.edges(data=True)
    )
    ids = [about["id"] for *_, about in found.edges(data=True)] if write is gexf else list(found.edges(keys=True))
    assert len(set(ids)) == found.number_of_edges()


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_the_seeds_are_read_back(form: str, exports: Path, tmp_path: Path) -> None:
    ((_, path),) = export(exports, tmp_path, [form])

    found = nx.read_gexf(path) if form == "gexf" else nx.read_graphml(path, force_multigraph=True)

    wanted = to_networkx(read_folder(exports).kg)
    assert {node: found.nodes[node] for node in found} == {node: wanted.nodes[node] for node in wanted}
    assert Counter((one, other, about["label"]) for one, other, about in found.edges(data=True)) == Counter(
        (one, other, about["label"]) for one, other, about in wanted.edges(data=True)
    )


@pytest.mark.parametrize("write", [gexf, graphml])
@given(label=st.text())
def test_any_label_is_kept_but_for_what_xml_cannot_hold(write: Callable[[Graph], str], label: str) -> None:
    tag = MINT.of("tag", "a")
    graph = Graph([(tag, RDF.type, KG.Tag), (tag, SKOS.prefLabel, text(label))], KNOWN)
    (wanted,) = to_networkx(graph).nodes.values()
    (found,) = read_back(write, graph).nodes.values()

    assert found["label"] == "".join(letter for letter in wanted["label"] if letter not in "\ufffe\uffff")


@pytest.mark.parametrize("write", [gexf, graphml])
def test_what_xml_cannot_hold_is_left_out(write: Callable[[Graph], str]) -> None:
    tag = MINT.of("tag", "a")
    graph = Graph([(tag, RDF.type, KG.Tag), (tag, SKOS.prefLabel, Literal('"a\x01b\ufffec\udc00d🪁"'))], KNOWN)

    assert read_back(write, graph).nodes[f"{SHARED}tag/a"]["label"] == "abcd🪁"


@pytest.mark.parametrize("write", [gexf, graphml])
def test_hostile_labels_stay_text(write: Callable[[Graph], str]) -> None:
    graph = graph_of("tag:a a kg:Tag ; skos:prefLabel '</node><script>alert(1)</script> & \\u2028 연' .")

    assert read_back(write, graph).nodes[f"{SHARED}tag/a"]["label"] == "</node><script>alert(1)</script> & 연"


def test_the_same_bytes_whatever_the_seed_and_the_order(tmp_path: Path) -> None:
    source = tmp_path / "graph.nt"
    source.write_text(many(20).ntriples(), encoding="utf-8")
    code = (
        "import sys; from kg.graph.graph import read; from kg.export import gexf, graphml;"
        "lines = open(sys.argv[1], 'rb').read().splitlines(keepends=True)[::int(sys.argv[2])];"
        "graph = read([('nt', b''.join(lines))], {});"
        "print(gexf.gexf(graph), graphml.graphml(graph))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code, source, order],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, order in (("1", "1"), ("2", "-1"))
    }

    assert len(found) == 1
