from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.views import html
from kg.views.explorer import packing

ELEMENT = re.compile(r'<script type="application/(json|zlib)" id="([a-z0-9-]+)">(.*?)</script>', re.DOTALL)


def unpacked(page: str) -> dict[str, Any]:
    """What ``unpack.mjs`` makes of the blocks of a page."""
    texts = {
        name: zlib.decompress(base64.b64decode(text)).decode() if kind == "zlib" else text
        for kind, name, text in ELEMENT.findall(page)
    }
    return {name: json.loads(text) for name, text in texts.items()}


@pytest.mark.parametrize("plain", [0, packing.PLAIN], ids=["deflated", "plain"])
def test_data_comes_back_from_its_blocks(plain: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "PLAIN", plain)
    data = {"index": ["</script>", "연 \u2028 🪁"], "texts-0": [[1, {"a": "b"}]]}
    page = packing.blocks({name: html.block(value) for name, value in data.items()})

    assert unpacked(page) == data
    assert page.count("</script>") == 2


def test_small_data_stands_in_a_page_as_it_is() -> None:
    assert packing.blocks({"index": '["연"]'}) == '<script type="application/json" id="index">["연"]</script>'


@given(st.lists(st.tuples(st.integers(0, 999), st.dictionaries(st.sampled_from("abc"), st.text(max_size=40)))))
def test_records_stay_in_order_in_lists_that_know_their_first(records: list[tuple[int, dict[str, str]]]) -> None:
    made = packing.chunked(records)

    assert [record for _, text in made for record in json.loads(text)] == [list(record) for record in records]
    assert [json.loads(text)[0][0] for _, text in made] == [first for first, _ in made]


def test_long_records_are_cut_into_several_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "CHUNK", 30)

    assert packing.chunked([(number, {"a": "12345678"}) for number in (1, 3, 4)]) == [
        (1, '[[1,{"a":"12345678"}],[3,{"a":"12345678"}]]'),
        (4, '[[4,{"a":"12345678"}]]'),
    ]
