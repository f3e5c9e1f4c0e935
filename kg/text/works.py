"""URLs to works: what a URL leads to, and which paper it identifies.

Sources: https://info.arxiv.org/help/arxiv_identifier.html (both schemes of ids), the DOI handbook, and the tables
``work-rules.tsv`` and ``work-kinds.tsv``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from kg import tables
from kg.facts import Work
from kg.text import urls

_ARXIV_ID = r"(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z-]{2,})?/\d{7})"
_ARXIV = re.compile(
    rf"/(?:(?:abs|pdf|html|format|ps|src|e-print|arxiv)/)?(?:arxiv[:.])?{_ARXIV_ID}(?!\d)", re.IGNORECASE
)
_ARXIV_DOI = re.compile(rf"10\.48550/arxiv\.{_ARXIV_ID}\Z", re.IGNORECASE)
#: Sites that show papers of arXiv under its ids.
_ARXIV_HOSTS = ("arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org", "scirate.com", "papers.cool")
_DOI = re.compile(r"10\.\d{4,9}/[^\s?#]+")
_DOI_HOSTS = {
    "doi.org": "/",
    "dl.acm.org": "/doi/",
    "biorxiv.org": "/content/",
    "medrxiv.org": "/content/",
    "link.springer.com": "/",
    "onlinelibrary.wiley.com": "/doi/",
    "pnas.org": "/doi/",
    "science.org": "/doi/",
    "tandfonline.com": "/doi/",
}
_DOI_NOISE = re.compile(r"(?:\.full|\.abstract|\.pdf|v\d+|/full|/pdf|/abstract)+\Z")
_NATURE = re.compile(r"/articles/(s\d{5}-\d{3}-\d{5}-[\dxyz]|nature\d+)")
_OPENREVIEW = re.compile(r"/(?:forum|pdf|attachment|revisions)\?(?:.*&)?id=([\w-]+)")
_UNSAFE = re.compile(r"[^\w.-]+")


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    kind: str


@lru_cache(maxsize=65536)
def of(url: str) -> Work | None:
    """The work that a URL leads to; None for text that is no http(s) address.

    A URL that identifies a paper (arXiv, DOI, OpenReview, Hugging Face papers) gives the paper with its own page as URL.
    """
    page = urls.canonical(url)
    site = urls.host(page)
    if not site:
        return None
    path = page[len("https://") + len(site) :] or "/"
    return _paper(site, path, page) or Work(page, _kind(site, path), site)


def arxiv(number: str) -> Work:
    """The paper with that arXiv id, without version."""
    return Work(
        f"https://arxiv.org/abs/{number}", "paper", "arxiv.org", f"arxiv-{_UNSAFE.sub('-', number)}", "", number
    )


def _paper(site: str, path: str, page: str) -> Work | None:
    if site in _ARXIV_HOSTS or (site == "huggingface.co" and path.startswith("/papers/")):
        match = _ARXIV.search(path)
        return arxiv(match[1]) if match else None
    if site == "openreview.net":
        match = _OPENREVIEW.match(path)
        if match:
            return Work(f"https://openreview.net/forum?id={match[1]}", "paper", site, f"openreview-{match[1]}")
    doi = _doi(site, path)
    if not doi:
        return None
    match = _ARXIV_DOI.match(doi)
    return arxiv(match[1]) if match else Work(page, "paper", site, f"doi-{_local(doi)}", doi)


def _doi(site: str, path: str) -> str:
    if site in ("nature.com", "go.nature.com"):
        match = _NATURE.match(path)
        return f"10.1038/{match[1]}" if match else ""
    if not path.startswith(_DOI_HOSTS.get(site, "\n")):
        return ""
    match = _DOI.search(unquote(path))
    return _DOI_NOISE.sub("", match[0]).rstrip("/.").lower() if match else ""


def _local(doi: str) -> str:
    return re.sub(r"\.{2,}", ".", _UNSAFE.sub("-", doi)).strip(".-")


def _kind(site: str, path: str) -> str:
    rules = _rules()
    above = site
    while above:
        for rule in rules.get(above, ()):
            if rule.pattern.match(path):
                return rule.kind
        above = above.partition(".")[2]
    if site.startswith("blog."):
        return "blog"
    return next((rule.kind for rule in rules.get("*", ()) if rule.pattern.match(path)), "web-page")


@cache
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}
    for site, pattern, kind in tables.rows("work-rules.tsv", ("host", "pattern", "kind"), ("host", "pattern")):
        rules.setdefault(site, []).append(_Rule(re.compile(pattern), kind))
    return rules
