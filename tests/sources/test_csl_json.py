from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg import sources

ITEMS = [
    {
        "id": "a",
        "type": "article",
        "title": "Red Kites",
        "author": [{"family": "Lee", "given": "Ann"}],
        "keyword": "kites",
    },
    {"id": "b", "type": "book"},
    {
        "id": "c",
        "type": "article",
        "title": "Blue Kites",
        "DOI": "10.1000/kites",
        "issued": {"date-parts": [[2024, 3]]},
    },
]


@pytest.mark.parametrize("text", [json.dumps(ITEMS), json.dumps(ITEMS, indent=2), "\n".join(map(json.dumps, ITEMS))])
def test_an_entry_for_each_item_and_a_problem_for_one_without_title(text: str) -> None:
    parsed = sources.parse_text(text, "a.json")

    assert [(entry.format, entry.title, entry.published) for entry in parsed.entries] == [
        ("csl-json", "Red Kites", ""),
        ("csl-json", "Blue Kites", "2024-03"),
    ]
    assert [[written.text for written in entry.authors] for entry in parsed.entries] == [["Ann Lee"], []]
    assert [[written.text for written in entry.urls] for entry in parsed.entries] == [
        [],
        ["https://doi.org/10.1000/kites"],
    ]
    assert [problem.kind for problem in parsed.problems] == ["no-title"]


OTHERS = {
    "package.json": '{"name": "kites", "author": "Ann", "version": "1"}',
    "settings.json": '{"title": true}',
    "list.json": "[1, 2]",
    "rows.jsonl": '{"step": 1}\n{"step": 2}\n',
    "broken.json": '{"a": ',
    "empty.json": "",
    "deep.json": "[" * 100_000,
}


def test_json_of_others_in_a_folder_is_left_out(tmp_path: Path) -> None:
    for name, text in OTHERS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "library.json").write_text(json.dumps(ITEMS), encoding="utf-8")
    assert [file.name for file in sources.files([tmp_path])] == ["library.json"]


@pytest.mark.parametrize("name", OTHERS)
def test_json_of_others_that_is_given_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(OTHERS[name], encoding="utf-8")
    ((_, parsed),) = sources.read([tmp_path / name])
    assert parsed.entries == ()
    assert len(parsed.problems) == 1


def test_an_item_longer_than_the_look_at_it_is_recognised(tmp_path: Path) -> None:
    long = [{"title": "Red Kites", "author": [], "abstract": "kite " * 50_000}]
    (tmp_path / "library.json").write_text(json.dumps(long), encoding="utf-8")
    ((_, parsed),) = sources.read([tmp_path])
    assert [entry.title for entry in parsed.entries] == ["Red Kites"]
