from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import tables
from kg.facts import Work
from kg.text import urls, works

KITE = Work("https://arxiv.org/abs/2401.00001", "paper", "arxiv.org", "arxiv-2401.00001", "", "2401.00001")


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2401.00001",
        "http://export.arxiv.org/pdf/2401.00001v3.pdf",
        "https://www.arxiv.org/html/2401.00001v1#S2",
        "arxiv.org/abs/2401.00001",
        "https://doi.org/10.48550/arXiv.2401.00001",
        "https://huggingface.co/papers/2401.00001",
        "https://alphaxiv.org/abs/2401.00001",
        "https://ar5iv.labs.arxiv.org/html/2401.00001",
    ],
)
def test_all_ways_to_one_paper_of_arxiv(url: str) -> None:
    assert works.of(url) == KITE


def test_the_old_scheme_of_arxiv() -> None:
    work = works.of("https://arxiv.org/pdf/cs.CL/0123456v2")
    assert work == Work(
        "https://arxiv.org/abs/cs.CL/0123456", "paper", "arxiv.org", "arxiv-cs.CL-0123456", "", "cs.CL/0123456"
    )


@pytest.mark.parametrize(
    ("url", "paper", "doi"),
    [
        ("https://doi.org/10.1234/Kite.5", "doi-10.1234-kite.5", "10.1234/kite.5"),
        ("https://dl.acm.org/doi/pdf/10.1145/12.34", "doi-10.1145-12.34", "10.1145/12.34"),
        (
            "https://www.nature.com/articles/s41586-023-00000-1",
            "doi-10.1038-s41586-023-00000-1",
            "10.1038/s41586-023-00000-1",
        ),
        (
            "https://www.biorxiv.org/content/10.1101/2021.01.01.1v2.full",
            "doi-10.1101-2021.01.01.1",
            "10.1101/2021.01.01.1",
        ),
        ("https://openreview.net/pdf?id=AbC_1-x", "openreview-AbC_1-x", ""),
        ("https://openreview.net/forum?noteId=q&id=AbC_1-x", "openreview-AbC_1-x", ""),
    ],
)
def test_other_papers(url: str, paper: str, doi: str) -> None:
    work = works.of(url)
    assert work is not None
    assert (work.kind, work.paper, work.doi, work.arxiv) == ("paper", paper, doi, "")


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://github.com/ann/kite", "repository"),
        ("https://github.com/ann", "repository-owner"),
        ("https://github.com/ann/kite/blob/main/paper.pdf", "code-file"),
        ("https://github.com/ann/kite/issues/3", "issue"),
        ("https://gist.github.com/ann/1", "gist"),
        ("https://huggingface.co/ann/kite-7b", "model"),
        ("https://huggingface.co/datasets/ann/kites", "dataset"),
        ("https://huggingface.co/spaces/ann/kite", "space"),
        ("https://huggingface.co/collections/ann/kites-1", "collection"),
        ("https://huggingface.co/ann", "hub-owner"),
        ("https://huggingface.co/blog/kites", "blog"),
        ("https://youtu.be/abc", "video"),
        ("https://twitter.com/ann/status/1", "post"),
        ("https://www.reddit.com/r/kites/comments/1/x", "post"),
        ("https://example.org/blog/kites", "blog"),
        ("https://blog.example.org/kites", "blog"),
        ("https://ann.substack.com/p/kites", "blog"),
        ("https://example.org/files/kite.pdf", "pdf"),
        ("https://arxiv.org/list/cs.CL/new", "web-page"),
        ("https://example.org", "web-page"),
    ],
)
def test_kinds(url: str, kind: str) -> None:
    work = works.of(url)
    assert work is not None
    assert (work.kind, work.paper) == (kind, "")


def test_what_is_no_address_is_no_work() -> None:
    assert works.of("kites") is None
    assert works.of("javascript:alert(1)") is None


def test_the_rules_name_kinds_and_hosts_as_they_are_after_canonicalisation() -> None:
    for host, pattern, kind in tables.rows("work-rules.tsv", ("host", "pattern", "kind"), ("host", "pattern")):
        assert kind in urls.kinds()
        assert host == "*" or urls.host(urls.canonical(f"https://{host}/")) == host
        re.compile(pattern)


@given(st.text(alphabet="/abs2401.v#?=%가-", max_size=40))
def test_the_work_of_a_works_url_is_the_work(path: str) -> None:
    work = works.of(f"https://arxiv.org/{path}")
    assert work is not None
    assert works.of(work.url) == work
