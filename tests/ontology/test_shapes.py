"""Every constraint of shapes.ttl, with a graph that keeps it and graphs that break it (good.ttl, broken.txt)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph
import pyshacl
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import RDF, SH

from kg import iri, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent
GOOD = (HERE / "good.ttl").read_text(encoding="utf-8")

#: Parameters that only steer others, or that state no condition.
STEERING = {SH.path, SH.severity, SH.message, SH.prefixes, SH.qualifiedValueShape, SH.targetClass, SH.targetSubjectsOf}
SPARQL = str(SH.SPARQLConstraintComponent)


def broken_graphs() -> Iterator[tuple[str, str]]:
    """Message and edit of every line of broken.txt."""
    message = ""
    for line in (HERE / "broken.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("    "):
            yield message, line.strip()
        elif line and not line.startswith("#"):
            message = line


def edited(edit: str) -> str:
    """The good graph after an edit such as ``- note:kite schema:name | + note:kite schema:name "x"@en``."""
    lines = GOOD.split("\n")
    for step in edit.split(" | "):
        if step.startswith("- "):
            kept = [line for line in lines if not line.startswith(f"{step[2:]} ")]
            assert len(kept) < len(lines), f"no line of good.ttl starts with {step[2:]}"
            lines = kept
        else:
            lines.append(f"{step[2:]} .")
    return "\n".join(lines)


@cache
def shapes() -> rdflib.Graph:
    return rdflib.Graph().parse(tables.path("shapes.ttl"))


@cache
def shapes_without_queries() -> rdflib.Graph:
    """What is left for a SHACL engine when the queries run over a store: six times as fast."""
    left = rdflib.Graph() + shapes()
    left.remove((None, SH.sparql, None))
    return left


@cache
def violations(message: str, edit: str) -> frozenset[tuple[str, str, str]]:
    """Message, constraint component and focus node of every result of a validation that looks for that message."""
    data = rdflib.Graph().parse(data=edited(edit), format="turtle")
    shacl = shapes() if (message, SPARQL) in stated() else shapes_without_queries()
    _, report, _ = pyshacl.validate(data, shacl_graph=shacl, inplace=True)
    assert isinstance(report, rdflib.Graph)
    return frozenset(
        (
            str(report.value(result, SH.resultMessage)),
            str(report.value(result, SH.sourceConstraintComponent)),
            str(report.value(result, SH.focusNode)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    )


@cache
def stated() -> frozenset[tuple[str, str]]:
    """Message and constraint component of every condition that shapes.ttl states."""
    found = set()
    for shape, message in shapes().subject_objects(SH.message):
        for parameter in set(shapes().predicates(shape)) - STEERING:
            name = str(parameter).removeprefix(str(SH))
            if str(parameter).startswith(str(SH)) and parameter not in {SH.property, SH.sparql}:
                component = f"{SH}{name[0].upper()}{name[1:]}ConstraintComponent"
                found.add((str(message), SPARQL if parameter == SH.select else component))
    return frozenset(found)


def test_the_shapes_are_valid_shacl_and_the_good_graph_keeps_them() -> None:
    data = rdflib.Graph().parse(data=GOOD, format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize(("message", "edit"), list(broken_graphs()))
def test_a_broken_graph_is_told(message: str, edit: str) -> None:
    assert message in {told for told, _, _ in violations(message, edit)}


def test_every_condition_is_broken_by_some_graph() -> None:
    told = {
        (found, component) for message, edit in broken_graphs() for found, component, _ in violations(message, edit)
    }
    assert stated() - told == set()


def test_every_message_of_the_broken_graphs_is_one_of_the_shapes() -> None:
    assert {message for message, _ in broken_graphs()} == {message for message, _ in stated()}


def test_every_condition_has_one_english_message_and_a_severity() -> None:
    graph = shapes()
    conditions = {*graph.objects(None, SH.property), *graph.objects(None, SH.sparql)}
    assert len(conditions) > 100
    for condition in conditions:
        (message,) = graph.objects(condition, SH.message)
        assert isinstance(message, rdflib.Literal)
        assert message.language == "en"
        assert (condition, SH.severity, SH.Violation) in graph


@pytest.mark.parametrize("message", sorted({message for message, component in stated() if component == SPARQL}))
def test_a_query_finds_the_same_over_a_whole_store(message: str) -> None:
    (constraint,) = shapes().subjects(SH.message, rdflib.Literal(message, lang="en"))
    query = f"{prologue()}{shapes().value(constraint, SH.select)}"
    for edit in ["+ note:kite kg:sourceLine 3", *(edit for told, edit in broken_graphs() if told == message)]:
        store = pyoxigraph.Store()
        store.load(edited(edit).encode(), format=pyoxigraph.RdfFormat.TURTLE)
        rows = store.query(query)
        assert isinstance(rows, pyoxigraph.QuerySolutions)
        by_message = {focus for told, _, focus in violations(message, edit) if told == message}
        assert {str(row["this"]).strip("<>") for row in rows} == by_message


@given(st.text(), st.sampled_from([iri.slug, iri.path_slug, iri.work_local]))
def test_every_name_that_the_code_makes_keeps_the_shape_of_local_names(text: str, make: Callable[[str], str]) -> None:
    (pattern,) = shapes().objects(rdflib.URIRef("https://w3id.org/paperkg/shapes#LocalName"), SH.pattern)
    assert (local := make(text)) == "" or re.search(str(pattern), f"https://me.example/note/{local}")


def prologue() -> str:
    declared = shapes().objects(rdflib.URIRef("https://w3id.org/paperkg/shapes"), SH.declare)
    prefixes = {str(shapes().value(one, SH.prefix)): str(shapes().value(one, SH.namespace)) for one in declared}
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in sorted(prefixes.items()))
