"""The server for agents, asked by the SDK's own client over the pipes of a real process."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client

from kg.agents.tools import Tools
from kg.building import build
from tests.tools import ROOT

ZERO = 'R1-Zero\'s "Aha Moment" in Visual Reasoning on a 2B Non-SFT Model'
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

#: What is called, by a name for each call: tool and arguments.
CALLS: dict[str, tuple[str, dict[str, Any]]] = {
    "search": ("search", {"text": "주파수", "limit": 1}),
    "paper": ("get_paper", {"paper": ZERO}),
    "topic": ("list_topic", {"topic": "reasoning", "limit": 1}),
    "around": ("neighbours", {"thing": "method:grpo"}),
    "question": ("ask", {"question": "week", "parameters": {"day": "2025-03-14"}}),
    "select": ("sparql", {"query": "SELECT ?p { ?p a kg:Paper } ORDER BY ?p", "limit": 2}),
    "truth": ("sparql", {"query": "ASK { ?p a kg:Paper }"}),
    "turtle": ("sparql", {"query": "CONSTRUCT WHERE { ?d a kg:Digest }"}),
    "no topic": ("list_topic", {"topic": "resoning"}),
    "no query": ("sparql", {"query": "SELECT nonsense {"}),
    "elsewhere": ("sparql", {"query": "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}),
    "change": ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}),
    "endless": ("sparql", {"query": ENDLESS}),
    "too many": ("sparql", {"query": "ASK {}", "limit": 100_000}),
    "after all that": ("sparql", {"query": "ASK { ?p a kg:Paper }"}),
}


class Spoken:
    """What the server said in one conversation."""

    tools: dict[str, Any]
    resources: list[str]
    texts: dict[str, str]
    results: dict[str, Any]
    missing: str


@pytest.fixture(scope="module")
def spoken(exports: Path, tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """A conversation with ``kg mcp``."""
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    arguments = ["-m", "kg", "mcp", "-d", str(exports), "--timeout", "10"]
    parameters = StdioServerParameters(command=sys.executable, args=arguments, env=environment, cwd=ROOT)

    async def talk() -> Spoken:
        said = Spoken()
        async with Client(stdio_client(parameters)) as client:
            said.tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            said.resources = [one.uri for one in (await client.list_resources()).resources]
            said.texts = {}
            for uri in ("kg://ontology", "kg://questions", "kg://questions/week"):
                (content,) = (await client.read_resource(uri)).contents
                said.texts[uri] = getattr(content, "text", "")
            said.results = {name: await client.call_tool(tool, given) for name, (tool, given) in CALLS.items()}
            with pytest.raises(MCPError) as caught:
                await client.read_resource("kg://questions/weak")
            said.missing = str(caught.value)
        return said

    # In a thread of its own, as a browser that other tests have opened keeps the event loop of this one.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(anyio.run, talk).result()


def answer(spoken: Spoken, name: str) -> dict[str, Any]:
    result = spoken.results[name]
    assert not result.is_error, result.content
    content: dict[str, Any] = result.structured_content
    return content


def refusal(spoken: Spoken, name: str) -> str:
    result = spoken.results[name]
    assert result.is_error
    text: str = result.content[0].text
    return text


def test_the_tools_say_what_they_do_and_that_they_only_read(spoken: Spoken) -> None:
    assert set(spoken.tools) == {"search", "get_paper", "list_topic", "neighbours", "ask", "sparql"}
    for tool in spoken.tools.values():
        assert tool.description
        assert tool.annotations.read_only_hint is True
        assert all("description" in one for one in tool.input_schema["properties"].values())


def test_resources_hold_the_ontology_and_the_questions(spoken: Spoken) -> None:
    assert spoken.resources == ["kg://ontology", "kg://questions"]
    assert "kg:Paper" in spoken.texts["kg://ontology"]
    assert "papers-of-topic: The papers of a topic and of everything narrower" in spoken.texts["kg://questions"]
    assert "  topic (tag): the topic, such as diffusion\n  gives read, title, paper\n" in spoken.texts["kg://questions"]
    assert "SELECT $day" in spoken.texts["kg://questions/week"]
    assert "no question 'weak'; did you mean week" in spoken.missing


def test_a_search_gives_papers_with_a_sentence(spoken: Spoken) -> None:
    (found,) = answer(spoken, "search")["papers"]

    assert found["title"] == "Frequency Autoregressive Image Generation with Continuous Tokens"
    assert found["snippet"] == "이미지를 주파수 순서로 생성하는 Autoregressive 모델."


def test_a_paper_comes_with_its_evidence(spoken: Spoken) -> None:
    paper = answer(spoken, "paper")

    assert paper["title"] == ZERO
    assert [one["name"] for one in paper["authors"]][:2] == ["Hengguang Zhou", "Xirui Li"]
    assert [one["name"] for one in paper["topics"]] == ["multimodal learning", "reasoning", "reinforcement learning"]
    assert {note["language"] for note in paper["notes"]} == {"en", "ko"}
    assert paper["links"][0]["url"] == "https://github.com/turningpoint-ai/VisualThinker-R1-Zero"
    (grpo, *_) = [one for one in paper["evidence"] if one["name"] == "GRPO"]
    assert (grpo["path"], grpo["line"], grpo["rule"]) == ("2025-03-10.txt", 17, "name")
    assert "GRPO" in grpo["sentence"]


def test_a_topic_and_a_question_are_tables(spoken: Spoken) -> None:
    topic, week = answer(spoken, "topic"), answer(spoken, "question")

    assert (topic["columns"], len(topic["rows"]), topic["more"]) == (["read", "title", "paper"], 1, True)
    assert [row["read"] for row in week["rows"]] == ["2025-03-10"] * 4


def test_neighbours_lead_in_and_out(spoken: Spoken) -> None:
    rows = answer(spoken, "around")["rows"]

    assert {"direction": "out", "property": "rdf:type", "other": "kg:Method", "name": None} in rows
    assert [row["name"] for row in rows if row["direction"] == "in" and row["other"].startswith("paper:")] == [ZERO]


def test_sparql_in_its_four_forms(spoken: Spoken) -> None:
    select = answer(spoken, "select")

    assert (len(select["rows"]), select["more"]) == (2, True)
    assert select["rows"][0] == {"p": "paper:arxiv-2404.02905"}
    assert answer(spoken, "truth") == {"answer": True}
    assert "digest:2025-03-10 a kg:Digest" in answer(spoken, "turtle")["turtle"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("no topic", "the graph has no such tag; did you mean reasoning"),
        ("no query", "the query is refused at line 1, column 8"),
        ("elsewhere", "SERVICE would ask another host"),
        ("change", "the query is refused"),
        ("endless", "the query was stopped after 10 seconds"),
        ("too many", "less than or equal to 500"),
    ],
)
def test_what_is_refused_is_said(spoken: Spoken, name: str, message: str) -> None:
    assert message in refusal(spoken, name)


def test_the_server_goes_on_after_all_that(spoken: Spoken) -> None:
    assert answer(spoken, "after all that") == {"answer": True}


@pytest.mark.parametrize(
    ("prepare", "folder", "message"),
    [
        ("", "nowhere", "kg: no kg.ttl in 'nowhere': run 'kg build SOURCES -o nowhere' first\n"),
        (
            "import importlib.util as u; find = u.find_spec; u.find_spec = lambda name, *a: None if name == 'mcp' else find(name, *a)",
            "nowhere",
            "kg: kg mcp needs the SDK of the protocol: pip install 'paperkg[mcp]'\n",
        ),
    ],
)
def test_what_is_missing_is_one_line_and_status_2(tmp_path: Path, prepare: str, folder: str, message: str) -> None:
    code = (
        f"import sys; {prepare or 'pass'}; from kg.cli import main; sys.argv = ['kg', 'mcp', '-d', {folder!r}]; main()"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=tmp_path, env=environment)

    assert (done.returncode, done.stdout, done.stderr) == (2, "", message)


def test_things_of_a_base_of_ones_own_are_named_with_their_prefixes(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "240101 Kites.md").write_text("*Kites* (Ada Example)\n", encoding="utf-8")
    build([tmp_path / "notes"], base="https://example.org/me/", mentions=False).write(tmp_path / "out", pages=False)
    tools = Tools(tmp_path / "out")

    found = tools.sparql("SELECT ?note { ?note a kg:Note }", 1)
    tools.close()

    assert found == {"columns": ["note"], "rows": [{"note": "note:240101_Kites"}], "more": False}
