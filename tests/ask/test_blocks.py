from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from kg.ask.blocks import Blocks, open_blocks
from kg.errors import QueryError
from kg.graph.graph import read
from kg.terms import IRI, text

KITES = b"""@prefix kg: <https://w3id.org/paperkg/ns#> .
@prefix paper: <https://w3id.org/paperkg/paper/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tag: <https://w3id.org/paperkg/tag/> .

# paper

paper:a
    a kg:Paper ;
    <http://purl.org/dc/terms/subject> tag:wind ;
    rdfs:label "Kites, \\"red\\" tag:wind ,"@en .

paper:ab
    a kg:Paper ;
    <http://purl.org/dc/terms/subject> tag:water ,
        tag:wind ;
    rdfs:label "Sails"@en .
"""
SHARED = "https://w3id.org/paperkg/"
A, AB, WIND = (IRI(f"<{SHARED}{local}>") for local in ("paper/a", "paper/ab", "tag/wind"))
LABEL, SUBJECT = IRI("<http://www.w3.org/2000/01/rdf-schema#label>"), IRI("<http://purl.org/dc/terms/subject>")


def test_the_block_of_a_subject() -> None:
    assert Blocks(KITES).about(A)[LABEL] == ['"Kites, \\"red\\" tag:wind ,"@en']
    assert Blocks(KITES).about(AB)[SUBJECT] == [f"<{SHARED}tag/water>", WIND]
    assert Blocks(KITES).about(WIND) == {}


def test_the_subjects_that_point_at_a_thing() -> None:
    assert Blocks(KITES).pointing(WIND) == [A, AB]
    assert Blocks(KITES).pointing(WIND, SUBJECT) == [A, AB]
    assert Blocks(KITES).pointing(WIND, LABEL) == []
    assert Blocks(KITES).pointing(A) == []


def test_the_subjects_that_say_a_text_in_any_language() -> None:
    assert Blocks(KITES).saying(text("Sails")) == [AB]
    assert Blocks(KITES).saying(text("Sail")) == []
    assert Blocks(KITES).literals(LABEL) == ['"Kites, \\"red\\" tag:wind ,"', '"Sails"']


def test_a_file_of_another_layout_says_the_same() -> None:
    other = rdflib.Graph().parse(data=KITES, format="turtle").serialize(format="turtle", encoding="utf-8")
    assert other != KITES

    assert Blocks(other).about(A) == Blocks(KITES).about(A)
    assert Blocks(other).pointing(WIND) == [A, AB]


def test_no_file_says_nothing_and_a_broken_one_is_named(tmp_path: Path) -> None:
    assert open_blocks(tmp_path / "mentions.ttl").about(A) == {}

    (tmp_path / "kg.ttl").write_text("this is no Turtle", encoding="utf-8")
    with pytest.raises(QueryError, match=r"cannot read .*kg\.ttl"):
        open_blocks(tmp_path / "kg.ttl")


@pytest.mark.parametrize("name", ["kg.ttl", "mentions.ttl"])
def test_every_subject_of_a_build_has_the_block_that_a_whole_reading_gives(exports: Path, name: str) -> None:
    data = (exports / name).read_bytes()
    blocks, whole = Blocks(data), read([("ttl", data)], {})

    for subject, about in whole.by_subject.items():
        assert blocks.about(subject) == {predicate: sorted(values) for predicate, values in about.items()}
