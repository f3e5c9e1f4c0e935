"""Parameters: what a person writes becomes a term of the graph, or a message with what is near."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask import answer, load
from kg.ask.engines import Engine
from kg.ask.parameters import bindings
from kg.ask.questions import Parameter, Question, question
from kg.errors import QueryError
from kg.iri import PLACEHOLDER_BASE

KITES = "<https://w3id.org/paperkg/paper/arxiv-2401.00001>"


@pytest.fixture(scope="module")
def engine(reading: Path) -> Engine:
    return load(reading)


def bound(engine: Engine, kind: str, value: object) -> str:
    asked = Question("kites", "", (Parameter("x", kind, None, "what is meant"),), (), "")
    return bindings(asked, {"x": value}, engine, PLACEHOLDER_BASE)["x"]


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("paper", "2401.00001", KITES),
        ("paper", "2401.00001v3", KITES),
        ("paper", "arxiv-2401.00001", KITES),
        ("paper", "paper:arxiv-2401.00001", KITES),
        ("paper", KITES, KITES),
        ("paper", "https://arxiv.org/pdf/2401.00001v2", KITES),
        ("paper", "kites in steady wind", KITES),
        ("tag", "LLM", "<https://w3id.org/paperkg/tag/llm>"),
        ("tag", "large language models", "<https://w3id.org/paperkg/tag/llm>"),
        ("author", "Bo Sample", "<https://w3id.org/paperkg/author/bo-sample>"),
        ("entity", "qwen", "<https://w3id.org/paperkg/family/qwen>"),
        ("entity", "Qwen2 7B", "<https://w3id.org/paperkg/model/qwen2-7b>"),
        ("entity", "grpo", "<https://w3id.org/paperkg/method/grpo>"),
        ("dataset", "GSM8K", "<https://w3id.org/paperkg/dataset/gsm8k>"),
        ("note", "250305_Masts", "<https://kg.example/note/250305_Masts>"),
        ("thing", "method:grpo", "<https://w3id.org/paperkg/method/grpo>"),
        ("thing", "Bo Sample", "<https://w3id.org/paperkg/author/bo-sample>"),
        ("thing", "<https://kg.example/note/250305_Masts>", "<https://kg.example/note/250305_Masts>"),
        ("text", '"} DROP ALL', r'"\"} DROP ALL"'),
        ("integer", 12, '"12"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("date", "2025-03-10", '"2025-03-10"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ],
)
def test_what_a_person_writes_becomes_a_term(engine: Engine, kind: str, value: object, term: str) -> None:
    assert bound(engine, kind, value) == term


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("tag", "reinforcement lerning", "the graph has no such tag; did you mean reinforcement learning"),
        ("author", "Bo Simple", "did you mean Bo Sample"),
        ("paper", "2401.99999", "the graph has no such paper; "),
        ("paper", "> . } DROP ALL", "the graph has no such paper; "),
        ("entity", "", "the graph has no such entity; what is meant"),
        ("note", "nowhere", "the graph has no such note; what is meant"),
        ("tag", "!!", "no letter or digit"),
        ("integer", "three", "expected integer, what is meant"),
        ("date", "2025-03", "expected a day such as 2025-03-10, what is meant"),
        ("colour", "red", "expected colour"),
    ],
)
def test_what_does_not_fit_is_named(engine: Engine, kind: str, value: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bound(engine, kind, value)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "papers-of-topic needs topic=…: the topic, such as diffusion"),
        ({"topic": "rl", "other": "b"}, "papers-of-topic has no parameter 'other'; it takes: topic"),
    ],
)
def test_missing_and_unknown_parameters(engine: Engine, given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        bindings(question("papers-of-topic"), given, engine, PLACEHOLDER_BASE)


def test_sparql_of_ones_own_takes_no_parameters_without_a_head(engine: Engine) -> None:
    with pytest.raises(QueryError, match="the query has no parameter 'x'; it takes: none"):
        answer(engine, "SELECT * { ?s ?p ?o }", {"x": "1"})
