from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text import urls


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://example.org/a.", ["https://example.org/a"]),
        ("(https://example.org/a)", ["https://example.org/a"]),
        ("연구(https://arxiv.org/abs/2401.00001)가", ["https://arxiv.org/abs/2401.00001"]),
        ("https://arxiv.org/abs/2401.00001에서 나온", ["https://arxiv.org/abs/2401.00001"]),
        ("https://example.org/를 보면", ["https://example.org/"]),
        ("https://ko.wikipedia.org/wiki/가오리연", ["https://ko.wikipedia.org/wiki/가오리연"]),
        ("https://en.wikipedia.org/wiki/Kite_(toy), or", ["https://en.wikipedia.org/wiki/Kite_(toy)"]),
        ("[page](https://example.org/a)", ["https://example.org/a"]),
        ("[https://a.org](https://b.org/x)", ["https://a.org", "https://b.org/x"]),
        ("<https://example.org>", ["https://example.org"]),
        ("https://a.org,https://b.org", ["https://a.org", "https://b.org"]),
        ("“https://example.org/a”", ["https://example.org/a"]),
        ("qhttps://example.org/a", ["https://example.org/a"]),
        ("arxiv.org/abs/2401.00001 and www.example.org/b", ["arxiv.org/abs/2401.00001", "www.example.org/b"]),
        ("https://github.com/ann/kite.git}.", ["https://github.com/ann/kite.git"]),
        ("https://example.org/c[0]=a", ["https://example.org/c[0]=a"]),
        ("https:// http://x https://$HOST/a and/or", []),
        ("ann@www.example.org", []),
    ],
)
def test_urls_in_running_text(text: str, found: list[str]) -> None:
    assert [one.url for one in urls.find(text)] == found


@pytest.mark.parametrize(
    ("line", "only"),
    [
        ("https://a.org/x https://b.org", True),
        ("- https://a.org", True),
        ("[A title](https://a.org)", True),
        ("[https://a.org](https://a.org?fbclid=1)", True),
        ("code: https://a.org", False),
        ("and/or", False),
    ],
)
def test_a_line_of_nothing_but_urls(line: str, only: bool) -> None:
    assert urls.is_only(line) is only


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("http://www.example.org/a/", "https://example.org/a"),
        ("HTTPS://Example.ORG:443/A", "https://example.org/A"),
        ("www.example.org", "https://example.org"),
        ("https://example.org/a?utm_source=x&id=1&fbclid=2&ref=news", "https://example.org/a?id=1"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org/#/route", "https://example.org/#/route"),
        ("https://example.org/?q=1#/route", "https://example.org/?q=1#/route"),
        ("https://example.org?q=1#/route", "https://example.org/?q=1#/route"),
        ("https://example.org//a.", "https://example.org/a"),
        ("https://twitter.com/ann/status/1?s=20", "https://x.com/ann/status/1"),
        ("https://youtu.be/abc?si=1", "https://youtube.com/watch?v=abc"),
        ("https://m.youtube.com/watch?feature=x&v=abc&t=3s", "https://youtube.com/watch?v=abc"),
        ("https://github.com/ann/kite.git", "https://github.com/ann/kite"),
        ("https://github.com/ann/kite/tree/main/", "https://github.com/ann/kite"),
        ("https://github.com/ann/kite/tree/main/src", "https://github.com/ann/kite/tree/main/src"),
        ("https://hf.co/ann/kite/tree/main", "https://huggingface.co/ann/kite"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3D1&h=2", "https://example.org/a"),
        ("https://example.org/c[0] d", "https://example.org/c%5B0%5D%20d"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://ko.wikipedia.org/wiki/가오리연", "https://ko.wikipedia.org/wiki/가오리연"),
        ("no url", "no url"),
    ],
)
def test_one_spelling_for_one_page(written: str, canonical: str) -> None:
    assert urls.canonical(written) == canonical


_ADDRESS = st.builds(
    "{}{}{}".format,
    st.sampled_from(
        ["https://", "http://www.", "https://github.com/", "https://youtu.be/", "https://l.facebook.com/l.php?u="]
    ),
    st.from_regex(r"\A[a-z]{1,5}\.[a-z]{2,3}\Z"),
    st.text(alphabet="/ab.?=&#%()[]~!가 \ue000*_,:;'-+", max_size=30),
)


@given(_ADDRESS | st.text())
def test_canonical_is_idempotent(url: str) -> None:
    once = urls.canonical(url)
    assert urls.canonical(once) == once


@given(st.lists(_ADDRESS | st.text(max_size=10), max_size=5).map(" ".join))
def test_offsets_point_at_the_url(text: str) -> None:
    end = 0
    for one in urls.find(text):
        assert text[one.begin : one.end] == one.url
        assert one.begin >= end
        end = one.end


def test_every_kind_has_classes_and_a_label() -> None:
    assert urls.kinds()["repository"] == ("kg:Repository", "schema:SoftwareSourceCode", "Code repository")
    assert all(
        kind.own_class.startswith("kg:") and kind.schema_class.startswith("schema:") for kind in urls.kinds().values()
    )
