from __future__ import annotations

from pathlib import Path

import pytest

from kg.entry import Entry, Source
from kg.errors import TableError
from kg.mentions import gold
from tests.mentions.notes import field

LABELS = (
    '{"note": "a.md", "mentions": [{"surface": "Kite", "type": "Model", "canonical": "Kite", "introduced": true},'
    ' {"surface": "Kite-2B", "type": "Model", "canonical": "Kite-2B", "introduced": false}]}\n'
)


def test_labels_are_read(tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(LABELS, encoding="utf-8")
    (one,) = gold.read(file)

    assert one.note == "a.md"
    assert [(label.surface, label.introduced) for label in one.labels] == [("Kite", True), ("Kite-2B", False)]


def test_the_longer_label_stands_where_both_could() -> None:
    labels = (
        gold.Label("Kite", "Model", "Kite", introduced=True),
        gold.Label("Kite-2B", "Model", "Kite-2B", introduced=False),
    )
    entry = Entry(Source("a.md"), "test", "a", fields=(field("Kite-2B and Kite, no Kiteflyer"),))

    assert [(one.begin, one.end) for one in gold.places(entry, labels)["abstract"]] == [(0, 7), (12, 16)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", 'expected {"note": …, "mentions": […]}'),
        ('{"note": "a.md", "mentions": [{"surface": "Kite"}]}', "KeyError('type')"),
        ('{"note": "a.md", "mentions": 3}', "expected {"),
        (LABELS.strip().replace("Model", "Toy"), "found the type 'Toy', expected one of Model, Method, Dataset"),
    ],
)
def test_a_line_that_is_no_label_is_named(line: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "labels.jsonl"
    file.write_text(f"{LABELS}\n{line}\n", encoding="utf-8")

    with pytest.raises(TableError) as caught:
        gold.read(file)
    assert f"{file}:3: " in str(caught.value)
    assert message in str(caught.value)
