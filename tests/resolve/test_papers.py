from __future__ import annotations

import pytest

from kg.resolve.papers import arxiv_month


@pytest.mark.parametrize(
    ("arxiv", "month"),
    [
        ("2503.05139", "2025-03"),
        ("0704.0001", "2007-04"),
        ("cs.CL/0112017", "2001-12"),
        ("hep-th/9901001", "1999-01"),
        ("2513.00001", ""),
        ("", ""),
        ("10.1038/x", ""),
    ],
)
def test_an_arxiv_id_tells_the_month(arxiv: str, month: str) -> None:
    assert arxiv_month(arxiv) == month
