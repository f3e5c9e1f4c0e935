from __future__ import annotations

from pathlib import Path

import kg
from kg.graph import Graph
from kg.graph.dataset import dataset
from kg.graph.graph import value_of
from kg.terms import IRI
from kg.vocab import KG, SCHEMA
from tests.graph.turtle_of import build

NOTES = {
    "240101 Kites.md": "https://arxiv.org/abs/2401.00001\n\nKites (Ada Example, Bo Sample)\n\n연은 난다.\n\n#kites #wind\n",
    "240102 Boats.md": "https://arxiv.org/abs/2401.00002\n\nBoats (Ada Example)\n\n연(https://arxiv.org/abs/2401.00001)보다 빠르다. "
    "https://github.com/example/boats [[240101 Kites]]\n\n#wind #water\n",
    "240103 Kites again.md": "https://arxiv.org/abs/2401.00003\n\n*Old Kites* (Cy Test)\n\n> We fly with BERT.\n",
}


def graphs(folder: Path, notes: dict[str, str] = NOTES, *, mentions: bool = False) -> tuple[kg.Build, dict[str, Graph]]:
    """A build, and its named graphs by the end of their names."""
    made = build(folder, notes, mentions=mentions)
    named = dataset(made.graph, made.mentions)
    return made, {name.rpartition("/")[2][:-1]: graph for name, graph in named.items()}


def holder(named: dict[str, Graph], subject: str) -> set[str]:
    """The graphs that speak of a thing, given by the end of its IRI."""
    return {name for name, graph in named.items() if any(one.endswith(f"{subject}>") for one in graph.by_subject)}


def test_there_is_a_graph_for_each_note_one_for_what_they_share_and_two_for_the_whole(tmp_path: Path) -> None:
    _, named = graphs(tmp_path)

    assert list(named) == [
        "note-240101_Kites", "note-240102_Boats", "note-240103_Kites_again", "ontology", "shared", "void",
    ]  # fmt: skip


def test_every_triple_stands_in_one_graph_only(tmp_path: Path) -> None:
    made, named = graphs(tmp_path, mentions=True)

    triples = [triple for name, graph in named.items() if name != "ontology" for triple in graph]
    assert len(triples) == len(set(triples))
    assert set(triples) == {*made.graph, *made.mentions}
    assert len(made.mentions) > 0


def test_a_thing_stands_where_the_one_note_is_that_leads_to_it(tmp_path: Path) -> None:
    _, named = graphs(tmp_path, mentions=True)

    assert {thing: holder(named, thing) for thing in ("author/bo-sample", "author/ada-example", "tag/kites")} == {
        "author/bo-sample": {"note-240101_Kites"},
        "author/ada-example": {"shared"},
        "tag/kites": {"note-240101_Kites"},
    }
    assert holder(named, "comment/240101_Kites-ko") == {"note-240101_Kites"}
    assert holder(named, "model/bert") == {"note-240103_Kites_again"}
    assert holder(named, "graph/kg") == {"void"}


def test_a_paper_stands_with_the_note_about_it_whoever_links_to_it(tmp_path: Path) -> None:
    _, named = graphs(tmp_path)
    _, alone = graphs(tmp_path / "alone", {"240102 Boats.md": NOTES["240102 Boats.md"]})

    assert holder(named, "paper/arxiv-2401.00001") == {"note-240101_Kites"}
    assert holder(alone, "paper/arxiv-2401.00001") == {"note-240102_Boats"}


def test_a_digest_is_shared_and_each_of_its_parts_is_the_notes_own(exports: Path) -> None:
    from kg.graph.folder import read_folder

    named = dataset(*read_folder(exports))
    parts = {
        name: [triple for triple in graph if triple[1] == SCHEMA.hasPart and "/digest/" in triple[0]]
        for name, graph in named.items()
    }

    assert {name for name, found in parts.items() if found} == {name for name in named if "/graph/note-" in name}
    assert all(len(found) <= 1 for found in parts.values())
    shared = next(graph for name, graph in named.items() if name.endswith("/graph/shared>"))
    assert len(shared.of_type(KG.Digest)) == 1


def test_a_change_in_one_note_changes_its_graph_and_the_description_alone(tmp_path: Path) -> None:
    _, before = graphs(tmp_path / "a")
    changed = NOTES | {"240101 Kites.md": NOTES["240101 Kites.md"].replace("연은 난다.", "연은 높이 난다.")}
    _, after = graphs(tmp_path / "b", changed)

    assert [name for name in before if list(before[name]) != list(after[name])] == ["note-240101_Kites"]


def test_without_a_note_its_graph_is_gone_and_what_it_shared_is_another_notes_own(tmp_path: Path) -> None:
    _, before = graphs(tmp_path / "a")
    kept = {path: text for path, text in NOTES.items() if path != "240102 Boats.md"}
    _, after = graphs(tmp_path / "b", kept)

    assert before.keys() - after.keys() == {"note-240102_Boats", "shared"}
    assert holder(after, "author/ada-example") == {"note-240101_Kites"}


def test_the_ontology_declares_the_classes(tmp_path: Path) -> None:
    _, named = graphs(tmp_path)

    labels = {value_of(value) for value in named["ontology"].objects(KG.Paper, _RDFS_LABEL)}
    assert "Paper" in labels or "paper" in labels


_RDFS_LABEL = IRI("<http://www.w3.org/2000/01/rdf-schema#label>")
