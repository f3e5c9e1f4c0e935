"""What a build does not know of its papers."""

from __future__ import annotations

from typing import NamedTuple

from kg.resolve.entities import Entities, Paper
from kg.resolve.reference import FEWEST_WORDS
from kg.text import latex


class Titled(NamedTuple):
    """A paper that only its title names; ``authors`` are as written."""

    title: str
    authors: tuple[str, ...]


class Missing(NamedTuple):
    """What to ask for: arXiv ids, DOIs and titles, each sorted."""

    arxiv: tuple[str, ...]
    dois: tuple[str, ...]
    titles: tuple[Titled, ...]

    def __len__(self) -> int:
        return len(self.arxiv) + len(self.dois) + len(self.titles)


def missing(entities: Entities) -> Missing:
    """The papers of which title, authors or date are not known, or the id; for arXiv also the day and the categories.

    A title without authors is asked for only when it is long enough to name a paper.
    """
    arxiv = {paper.arxiv for paper in entities.papers if paper.arxiv and not _is_whole(paper)}
    dois = {paper.doi for paper in entities.papers if paper.doi and not paper.arxiv and not _is_described(paper)}
    titles = {_titled(paper) for paper in entities.papers if paper.key.startswith("title-") and _is_name(paper)}
    return Missing(tuple(sorted(arxiv)), tuple(sorted(dois)), tuple(sorted(titles)))


def _is_described(paper: Paper) -> bool:
    return bool(paper.title and paper.authorships and paper.date)


def _is_whole(paper: Paper) -> bool:
    return _is_described(paper) and len(paper.date) == len("2024-03-01") and bool(paper.categories)


def _titled(paper: Paper) -> Titled:
    return Titled(latex.plain(paper.title), tuple(one.name for one in paper.authorships))


def _is_name(paper: Paper) -> bool:
    return bool(paper.authorships) or len(paper.title.split()) >= FEWEST_WORDS
