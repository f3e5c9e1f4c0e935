from __future__ import annotations

import json

import pytest

from kg import sources
from kg.entry import Problem, Source
from kg.sources import arxiv_json

PAPERS: list[dict[str, object]] = [
    {
        "id": "2401.00001",
        "title": "Red\n  Kites",
        "authors_parsed": [["Lee", "Ann", ""]],
        "abstract": "  Kites fly.\n",
        "categories": "cs.CL cs.LG",
        "doi": "10.1000/kites",
        "versions": [{"version": "v1", "created": "Mon, 1 Jan 2024 19:18:42 GMT"}],
    },
    {"id": "hep-th/9901001", "title": "Blue Kites", "authors": "Bo Ek and Cy Oh", "categories": "hep-th"},
    {"id": "kites", "title": "Kites Without an Id", "categories": "cs.CL"},
]


@pytest.mark.parametrize("path", ["a.jsonl", "a.ndjson", "a.json"])
@pytest.mark.parametrize("text", ["\n".join(map(json.dumps, PAPERS)), json.dumps(PAPERS)])
def test_an_entry_for_each_paper_and_a_problem_for_one_without_id(text: str, path: str) -> None:
    parsed = sources.parse_text(text, path)

    kites, blue = parsed.entries
    assert kites.format == "arxiv-json"
    assert [(field.name, field.text) for field in kites.fields] == [("title", "Red Kites"), ("abstract", "Kites fly.")]
    assert [written.text for written in kites.urls] == ["https://arxiv.org/abs/2401.00001"]
    assert (kites.published, kites.categories, kites.doi) == ("2024-01-01", ("cs.CL", "cs.LG"), "10.1000/kites")
    assert [written.text for written in blue.authors] == ["Bo Ek", "Cy Oh"]
    assert [written.text for written in blue.urls] == ["https://arxiv.org/abs/hep-th/9901001"]
    assert [problem.kind for problem in parsed.problems] == ["no-arxiv-id"]


@pytest.mark.parametrize("form", ["{}", "{}\r", " {} "])
def test_a_line_by_itself_is_read_as_in_a_text(form: str) -> None:
    line = form.format(json.dumps({**PAPERS[0], "title": "Cafe\u0301  naïve\u0001"}, ensure_ascii=False))
    (expected,) = arxiv_json.parse(line, "papers.jsonl").entries
    assert arxiv_json.entry(line.encode(), expected.source) == expected


def test_lines_that_hold_no_paper() -> None:
    place = Source("papers.jsonl", 3)
    assert arxiv_json.entry(b"  ", place) is None
    found = [arxiv_json.entry(line, place) for line in (b"{", b"[1]", b"\xff", b'{"title": "A", "DOI": "10.1/1"}')]
    assert all(isinstance(one, Problem) and one.source == place for one in found)
