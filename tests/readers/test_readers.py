"""Five independent Turtle readers agree on the project's Turtle, triple by triple and without a complaint."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.readers.compare import READERS, differences
from tests.readers.oxigraph_reader import read as read_with_pyoxigraph
from tests.tools import ROOT

#: Written by hand to hold what the exports may hold, whatever the seeds hold.
SAMPLE = Path(__file__).with_name("sample.ttl")
ONTOLOGY = sorted((ROOT / "ontology").glob("*.ttl"))

BROKEN = {
    "an undeclared prefix": "@prefix x: <http://e/> . x:a y:b x:c .",
    "no object": "@prefix x: <http://e/> . x:a x:b .",
    "no full stop": "@prefix x: <http://e/> . x:a x:b x:c",
    "an open string": '@prefix x: <http://e/> . x:a x:b "c .',
    "a bare line break in a string": '@prefix x: <http://e/> . x:a x:b "c\nd" .',
    "an unknown escape": r'@prefix x: <http://e/> . x:a x:b "\q" .',
    "a literal as subject": '@prefix x: <http://e/> . "a" x:b x:c .',
    "a space in an IRI": "@prefix x: <http://e/> . x:a x:b <http://e/a b> .",
}

each_reader = pytest.mark.parametrize("reader", READERS)


@each_reader
@pytest.mark.parametrize("path", [SAMPLE, *ONTOLOGY], ids=lambda path: path.name)
def test_reads_what_pyoxigraph_reads_without_a_complaint(reader: str, path: Path) -> None:
    reading = READERS[reader](path)
    assert reading.complaints == ()
    assert differences(read_with_pyoxigraph(path).triples, reading.triples) == []


@each_reader
@pytest.mark.parametrize("name", ["kg.ttl", "mentions.ttl"])
def test_reads_the_exports_as_pyoxigraph_does_without_a_complaint(reader: str, name: str, exports: Path) -> None:
    reading = READERS[reader](exports / name)
    assert reading.complaints == ()
    assert differences(read_with_pyoxigraph(exports / name).triples, reading.triples) == []


@each_reader
@pytest.mark.parametrize("fault", BROKEN)
def test_complains_about(reader: str, fault: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(BROKEN[fault], encoding="utf-8")
    assert READERS[reader](path).complaints != ()


def test_sample_reads_as_written_out_by_hand() -> None:
    triples = read_with_pyoxigraph(SAMPLE).triples
    paper = "<https://example.org/paper/arxiv-2503.00001>"
    note = "<https://example.org/note/2025.250310_Small-Model_v1.5>"
    ns, xsd = "https://example.org/ns#", "http://www.w3.org/2001/XMLSchema#"
    assert {
        f'{paper} <{ns}position> "120000000000"^^<{xsd}integer> .',
        f'{paper} <{ns}confidence> "1.0"^^<{xsd}decimal> .',
        f'{paper} <http://purl.org/dc/terms/date> "2025-03-10"^^<{xsd}date> .',
        f'{paper} <http://purl.org/dc/terms/title> "작은 모형, 큰 기대"@ko .',
        f'{paper} <http://purl.org/dc/terms/title> "小模型"@zh-hans .',
        f"{note} <{ns}about> <https://example.org/paper/title-작은-모형-0a1b2c3d> .",
        f'{note} <{ns}text> "A🚀 escaped" .',
    } <= triples
    assert len(triples) == 33
