from __future__ import annotations

import json

import pytest

from kg import sources

PAPERS = [
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
