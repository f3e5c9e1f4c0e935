"""What speaks for two names being one person's: each pair of a block with the author lists that hold either name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from kg.resolve import coauthors, person_pairs
from kg.resolve.author_lists import AuthorList
from kg.resolve.coauthors import Frequencies, Witnesses
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each partition of the blocks."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """Rows of ``judged`` (both keys, rule, evidence, both names), and of ``supported`` for pairs whose evidence is enough.

    Names of two blocks in common are judged twice, with the same result.
    """
    spoken = dict(task.mine("spoken", "spoken"))
    pairs, _ = person_pairs.pairs(spoken)
    if not pairs:
        return
    keys = set(chain.from_iterable(pair[:2] for pair in pairs))
    lists = _lists(task, keys)
    witnesses = Witnesses(lists, keys)
    placed = coauthors.same_places(lists, (pair[:2] for pair in pairs))
    expected = coauthors.bearers(_frequencies(task, keys))
    for pair in pairs:
        evidence = witnesses.evidence(pair, expected(pair), placed)
        task.add("judged", (pair, evidence, spoken[pair.one], spoken[pair.other]))
        if evidence.supports(pair.rule):
            task.add("supported", pair[:2])


def _lists(task: Task, wanted: set[str]) -> list[tuple[AuthorList, Sequence[str]]]:
    """The author lists that hold one of these keys, sorted by paper.

    Each key is one string in all lists: the lists of large collaborations have thousands, the same again and again.
    """
    same: dict[str, str] = {}
    found = [
        (AuthorList(paper, "", tuple(tags), ()), [same.setdefault(key, key) for key in keys])
        for paper, tags, keys in task.mine("names", "lists")
        if not wanted.isdisjoint(keys)
    ]
    return sorted(found, key=lambda one: one[0].paper)


def _frequencies(task: Task, keys: Iterable[str]) -> Frequencies:
    """How often the words of these keys stand in all names."""
    firsts = {key.partition(" ")[0] for key in keys}
    lasts = {key.rpartition(" ")[2] for key in keys}
    letters: Counter[str] = Counter()
    known: dict[str, int] = {}
    for word, count in task.rows("words", "firsts"):
        letters[word[0]] += count
        if word in firsts:
            known[word] = count
    return Frequencies(
        known,
        {word: count for word, count in task.rows("words", "lasts") if word in lasts},
        letters,
        task.counts_of("words", 0)["keys"],
    )
