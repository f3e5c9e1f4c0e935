from __future__ import annotations

from kg.extract import about
from tests.extract.entries import entry


def test_each_page_once_with_its_line() -> None:
    read = entry(
        urls=("https://arxiv.org/abs/2401.00001", "https://arxiv.org/pdf/2401.00001v2", "https://github.com/ann/kite")
    )
    assert [(fact.work.paper or fact.work.url, fact.line) for fact in about.extract(read)] == [
        ("arxiv-2401.00001", 1),
        ("https://github.com/ann/kite", 3),
    ]
