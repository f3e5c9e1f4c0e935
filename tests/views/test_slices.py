"""The pages of topics: which there are, what they are called, and what they hold."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import Graph
from kg.views import pages, slices
from kg.views.material import material
from kg.views.page import Place
from kg.views.selection import Asked, select
from tests.views.graphs import KNOWN, many, small

NOTHING = Graph((), KNOWN)


def data_of(html: str) -> dict[str, Any]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html)
    assert match
    found: dict[str, Any] = json.loads(match[1])
    return found


def slice_data(graph: Graph, asked: Asked, nodes: int = 300) -> dict[str, Any]:
    made = material(graph, NOTHING)
    return data_of(slices.slice_page(made, select(graph, made.things, asked), Place(alone=True), nodes))


def test_every_topic_with_five_papers_has_a_page_and_no_other() -> None:
    names = [name for name, _ in pages(many(papers=12, topics=3), NOTHING)]

    assert names == [
        "index.html", "explorer.html", "vis-network.js", "topics/t0.html", "topics/t1.html", "topics/t2.html",
    ]  # fmt: skip
    assert not any(name.startswith("topics/") for name, _ in pages(small(), NOTHING))


def test_a_page_that_an_earlier_build_left_behind_is_found_and_a_file_of_someone_else_is_not(tmp_path: Path) -> None:
    for name, html in pages(many(papers=12, topics=3), NOTHING):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(html, encoding="utf-8")
    (tmp_path / "topics" / "mine.html").write_text("<p>My own page</p>", encoding="utf-8")

    written = [tmp_path / "topics" / "t0.html", tmp_path / "topics" / "t2.html"]
    assert slices.left_behind(tmp_path, written) == [tmp_path / "topics" / "t1.html"]
    assert slices.left_behind(tmp_path / "new", []) == []


@pytest.mark.parametrize(
    ("key", "name"),
    [
        # The marks are those of `printf RL | sha256sum`.
        ("rl", "rl.html"),
        ("in-context-learning", "in-context-learning.html"),
        ("강화학습", "강화학습.html"),
        ("RL", "rl-d980bc0c.html"),
        ("a/b", "a-b-c14cddc0.html"),
        ("..", "topic-5ec1f7e7.html"),
        ("con", "con-1143da2b.html"),
        ("c++", "c-cedb1bac.html"),
        ("x" * 90, f"{'x' * 60}-efdfd9ee.html"),
    ],
)
def test_file_names_are_safe_on_every_file_system(key: str, name: str) -> None:
    assert slices.file_name(key) == name


@given(st.text(max_size=90), st.text(max_size=90))
def test_two_keys_never_share_a_file_even_where_case_does_not_count(one: str, other: str) -> None:
    names = [slices.file_name(key) for key in (one, other)]

    assert all(re.fullmatch(r"[^\W_][\w-]*\.html", name) and len(name) < 80 for name in names)
    assert (names[0].casefold() == names[1].casefold()) == (one == other)


def test_a_slice_of_few_papers_draws_all_that_they_link_to() -> None:
    data = slice_data(small(), Asked(author=("Bo Test",)))

    assert data["title"] == "Bo Test"
    assert (data["form"], data["more"]) == ("graph", 0)
    assert sorted(data["things"][place]["label"] for place in data["drawn"]) == [
        "Ada Example", "Bo Test", "Glider 2", "Papers That Fly", "SAIL", "wind",
    ]  # fmt: skip


def test_a_slice_of_many_papers_draws_them_among_what_they_share() -> None:
    data = slice_data(many(papers=120, topics=6), Asked(tag=("topic 0",)))
    drawn = [data["things"][place] for place in data["drawn"]]

    assert data["form"] == "graph"
    assert {thing["kind"] for thing in drawn} == {"paper", "tag"}
    assert "topic 0" not in [thing["label"] for thing in drawn]
    # Three authors of each paper, and the topic itself.
    assert data["more"] == 3 * sum(thing["kind"] == "paper" for thing in drawn) + 1


@pytest.mark.parametrize("nodes", [1, 20, 300])
def test_never_more_nodes_than_asked_for_and_the_rest_is_counted(nodes: int) -> None:
    data = slice_data(many(papers=400, topics=8), Asked(), nodes)

    assert len(data["drawn"]) <= nodes
    assert len(data["drawn"]) + data["more"] == 400 + 8 + 3 * 400
    assert sum(thing["kind"] == "paper" for thing in data["things"]) == 400


def test_what_others_build_on_is_drawn_before_what_is_new() -> None:
    graph = small()
    data = slice_data(graph, Asked(tag=("wind",)), nodes=1)

    # The boats are newer, but they mention the glider that the kites introduce.
    assert [data["things"][place]["label"] for place in data["drawn"]] == ["Papers That Fly"]


def test_a_page_of_a_topic_leads_to_the_others_and_carries_no_library() -> None:
    found = dict(pages(many(papers=30, topics=3), NOTHING))
    html = found["topics/t1.html"]

    assert '<script src="../vis-network.js"></script>' in html
    assert len(html) < 120_000
    assert data_of(html)["root"] == "../"
    assert [thing["page"] for thing in data_of(found["index.html"])["things"] if thing["kind"] == "tag"] == [
        "topics/t0.html", "topics/t1.html", "topics/t2.html",
    ]  # fmt: skip
