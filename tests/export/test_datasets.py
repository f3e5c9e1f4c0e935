"""N-Triples, N-Quads, TriG and JSON-LD, each read back by a parser that is not kg's own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

import kg
from kg import iri, tables, terms
from kg.export import Results, export, texts, trig
from kg.export.jsonld import document
from kg.graph import Graph
from kg.graph.graph import prefixes
from kg.terms import Term
from kg.vocab import DCTERMS, KG, NIF, RDF, SCHEMA, SKOS
from tests.readers import n3_reader, riot_reader
from tests.readers.compare import differences
from tests.readers.reading import Reading, lines
from tests.tools import ROOT

KNOWN = prefixes("https://example.org/me/")
MINT = iri.Mint("https://example.org/me/")
PAPER, NOTE, MENTION = MINT.of("paper", "arxiv-2503.05139"), MINT.of("note", "2025.Far"), MINT.of("mention", "a-1-2")
KITE = MINT.of("method", "kite")


@pytest.fixture(scope="module")
def written(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the seeds in every format of this file."""
    folder = tmp_path_factory.mktemp("formats")
    assert len(list(export(exports, folder, ["nt", "nq", "trig", "jsonld"]))) == 6
    return folder


def quads(path: Path) -> frozenset[str]:
    return lines(parse(path=path, format=RdfFormat.N_QUADS))


@pytest.mark.parametrize(
    ("read", "name"),
    [(riot_reader.read, "kg.trig"), (n3_reader.read, "kg.trig"), (n3_reader.read, "kg.nq")],
    ids=["riot-trig", "n3-trig", "n3-nq"],
)
def test_datasets_read_back_equal_without_a_complaint(
    read: Callable[[Path], Reading], name: str, written: Path
) -> None:
    reading = read(written / name)

    assert reading.complaints == ()
    assert differences(quads(written / "kg.nq"), reading.triples) == []


def test_n_quads_hold_the_graph_the_evidence_and_the_ontology(exports: Path, written: Path) -> None:
    whole = [exports / "kg.ttl", exports / "mentions.ttl", tables.path("kg.ttl")]
    triples = {str(quad) for path in whole for quad in parse(path=path, format=RdfFormat.TURTLE)}

    found = [str(quad.triple) for quad in parse(path=written / "kg.nq", format=RdfFormat.N_QUADS)]

    assert sorted(found) == sorted(triples)


def test_n_quads_are_sorted_by_graph_and_triple(written: Path) -> None:
    rows = (written / "kg.nq").read_text(encoding="utf-8").splitlines()

    assert rows == sorted(rows, key=lambda row: (row.rpartition(" <")[2], row.split(" ", 2)))


@pytest.mark.parametrize("name", ["kg", "mentions"])
@pytest.mark.parametrize(
    ("read", "form"), [(riot_reader.read, "jsonld"), (n3_reader.read, "nt")], ids=["riot-jsonld", "n3-nt"]
)
def test_graphs_read_back_equal_to_their_turtle_without_a_complaint(
    read: Callable[[Path], Reading], form: str, name: str, exports: Path, written: Path
) -> None:
    reading = read(written / f"{name}.{form}")

    assert reading.complaints == ()
    assert differences(lines(parse(path=exports / f"{name}.ttl", format=RdfFormat.TURTLE)), reading.triples) == []


def test_trig_looks_like_turtle_in_braces() -> None:
    graph = Graph(
        [
            (NOTE, RDF.type, KG.Note),
            (NOTE, DCTERMS.title, terms.text("연", "ko")),
            (MENTION, KG.inNote, NOTE),
        ],
        KNOWN,
    )

    ((_, pieces),) = trig.texts(Results(graph, Graph([], KNOWN)))

    assert """
graph:note-2025.Far {
# note

note:2025.Far
    a kg:Note ;
    dcterms:title "연"@ko .

# mention

mention:a-1-2
    kg:inNote note:2025.Far .
}
""" in "".join(pieces)


def objects(graph: Graph) -> dict[str, Any]:
    """The objects of a JSON-LD document by id."""
    context = json.loads(tables.path("context.jsonld").read_text(encoding="utf-8"))["@context"]
    made = json.loads("".join(document(graph, context)))
    assert made["@context"] == context
    return {node["id"]: node for node in made["@graph"]}


def test_json_ld_reads_like_json() -> None:
    graph = Graph(
        [
            (PAPER, RDF.type, KG.Paper),
            (PAPER, RDF.type, SCHEMA.ScholarlyArticle),
            (PAPER, DCTERMS.title, terms.text("Kites", "en")),
            (PAPER, DCTERMS.title, terms.text("연", "ko")),
            (PAPER, DCTERMS.date, terms.Literal(f'"2025-03"^^<{terms.XSD}gYearMonth>')),
            (PAPER, SCHEMA.mentions, KITE),
            (PAPER, SKOS.altLabel, terms.text("Kite", "en")),
            (NOTE, KG.sourceLine, terms.integer(3)),
            (NOTE, KG.inNote, NOTE),
            (MENTION, NIF.taIdentConf, terms.decimal(0.9)),
            (MENTION, NIF.anchorOf, terms.text("연")),
        ],
        KNOWN,
    )

    assert objects(graph) == {
        PAPER[1:-1]: {
            "id": PAPER[1:-1],
            "type": ["schema:ScholarlyArticle", "Paper"],
            "altLabel": [{"@value": "Kite", "@language": "en"}],
            "date": {"@value": "2025-03", "@type": "xsd:gYearMonth"},
            "mentions": [KITE[1:-1]],
            "title": {"en": "Kites", "ko": "연"},
        },
        NOTE[1:-1]: {"id": NOTE[1:-1], "inNote": NOTE[1:-1], "sourceLine": 3},
        MENTION[1:-1]: {"id": MENTION[1:-1], "anchorOf": "연", "confidence": "0.9"},
    }


def test_a_value_that_does_not_fit_the_short_name_stands_under_the_long_one() -> None:
    graph = Graph([(PAPER, DCTERMS.title, terms.text("Kites")), (PAPER, DCTERMS.title, terms.text("연", "ko"))], KNOWN)

    assert objects(graph)[PAPER[1:-1]] == {
        "id": PAPER[1:-1],
        "dcterms:title": "Kites",
        "title": {"ko": "연"},
    }


VALUES: st.SearchStrategy[Term] = st.one_of(
    st.text().map(terms.text),
    st.text().map(lambda value: terms.text(value, "ko")),
    st.integers().map(terms.integer),
    st.integers(0).map(terms.natural),
    st.floats(0, 1).map(terms.decimal),
    st.dates().map(terms.date),
    st.sampled_from([PAPER, NOTE, KITE, KG.Paper]),
)
#: One property of each kind that the context knows, and one that it does not.
PROPERTIES = [
    DCTERMS.title, DCTERMS.date, DCTERMS.created, KG.position, KG.inNote, KG.wikilink, NIF.beginIndex, NIF.taIdentConf,
    SKOS.altLabel, RDF.type, terms.iri("https://example.org/own"),
]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from([PAPER, NOTE]), st.sampled_from(PROPERTIES), VALUES)))
def test_any_graph_comes_back_from_json_ld(triples: list[terms.Triple]) -> None:
    graph = Graph((one for one in triples if one[1] != RDF.type or one[2][0] == "<"), KNOWN)
    context = json.loads(tables.path("context.jsonld").read_text(encoding="utf-8"))["@context"]

    made = "".join(document(graph, context))

    assert {str(quad) for quad in parse(made, format=RdfFormat.JSON_LD)} == {" ".join(triple) for triple in graph}


def test_the_same_build_gives_the_same_bytes_from_memory_and_from_its_folder(written: Path) -> None:
    made = kg.build([ROOT / "seeds"])
    results = Results(made.graph, made.mentions)
    for form in ("nq", "trig", "jsonld"):
        for name, content in texts(form, results):
            assert not isinstance(content, bytes)
            assert (written / name).read_text(encoding="utf-8") == "".join(content)
