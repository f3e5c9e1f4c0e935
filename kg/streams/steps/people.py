"""Names with evidence that they are one person's: which are joined, which only in one paper, and how each is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from kg.resolve import author_names, joined_people, person_names
from kg.resolve.coauthors import Evidence
from kg.resolve.joined_people import Judged
from kg.resolve.person_names import Name
from kg.resolve.person_pairs import Pair
from kg.streams import authors
from kg.streams.job import Job
from kg.streams.tasks import Task


def tasks(job: Job) -> int:
    """One for each partition of the components."""
    return job.partitions


def run(task: Task, _job: Job) -> None:
    """Rows of ``authors``.

    A component comes with all pairs of its names, those with names of other components included: they cast doubt.
    """
    judged: dict[Pair, Evidence] = {}
    spoken: dict[str, str] = {}
    for pair, evidence, one, other in task.mine("routes", "judged"):
        *figures, same_place = evidence
        judged[Pair(*pair)] = Evidence._make([*figures, tuple(same_place)])
        spoken.update({pair[0]: one, pair[1]: other})

    @cache
    def name_of(key: str) -> Name:
        return person_names.take_apart(key, spoken[key])

    together = {pair[:2] for pair, evidence in judged.items() if evidence.together}
    made = joined_people.join(
        list(judged.items()), name_of, lambda one, other: (min(one, other), max(one, other)) not in together
    )
    members = {key: dict(written) for key, written in task.mine("routes", "members")}
    places = _places(made.there, {key: name_of(key) for pair, _ in made.there for key in pair[:2]})
    for key in sorted(members):
        group = sorted(made.groups.get(key, (key,)))
        if group[0] == key:
            told = tuple(sorted(place for one in group for place in places.get(one, ())))
            authors.send(task, authors.Author(key, tuple(group), _shown(group, members), places=told))


def _places(there: Sequence[Judged], names: Mapping[str, Name]) -> dict[str, list[tuple[str, str]]]:
    """The key and the paper for which another key stands, by that other key: the fuller of two at one place."""
    stands_for: dict[tuple[str, str], str] = {}
    for pair, evidence in there:
        less, more = person_names.fuller(names[pair.one], names[pair.other])
        stands_for.update({(less, paper): more for paper in evidence.same_place})
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for place, more in stands_for.items():
        found[more].append(place)
    return found


def _shown(group: list[str], members: dict[str, dict[str, int]]) -> str:
    count = {name: often for key in group for name, often in members[key].items()}
    if len(group) == 1:
        return author_names.shown(group[0], list(members[group[0]]), count, organisation=False)
    return author_names.fullest(((key, name) for key in group for name in members[key]), count)
