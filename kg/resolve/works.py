"""The linked works of a build that are no papers: one for each canonical address."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from kg import iri
from kg.facts import About, Extracted, Linked, Work
from kg.recall import AFRESH, Afresh
from kg.resolve.entities import LinkedWork


def works(found: Sequence[Extracted], recall: Afresh = AFRESH) -> tuple[LinkedWork, ...]:
    """The works that these entries link to or are about, sorted by key, each with the names that links give it.

    Where addresses differ only in the case of a repository, the one that stands most often is kept.
    """
    spellings: dict[str, Counter[Work]] = defaultdict(Counter)
    names: dict[str, set[str]] = defaultdict(set)
    for key, work, name in chain.from_iterable(recall.of_each("works", _named, found)):
        spellings[key][work] += 1
        names[key].update(filter(None, (name,)))
    return tuple(
        LinkedWork(key, min(counts, key=lambda work: (-counts[work], work)), tuple(sorted(names[key])))
        for key, counts in sorted(spellings.items())
    )


def _named(one: Extracted) -> list[tuple[str, Work, str]]:
    """The works that an entry leads to, by key, with the names that it gives them, each once for each time."""
    named = [(fact.work, "") for fact in one.of(About)] + [(fact.work, fact.name) for fact in one.of(Linked)]
    return [(iri.work_local(work.url), work, name) for work, name in named if not work.paper]
