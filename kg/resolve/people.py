"""Names of authors to authors: one node for one person or organisation, and why.

Names that are spelled alike are one author, whoever bears them: people of one name are told apart by the user's
overrides alone, never by guess. Names that only fit each other are joined when there is evidence, else reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from kg.entry import Problem
from kg.facts import Extracted
from kg.recall import AFRESH, Afresh
from kg.resolve import author_lists, author_names, coauthors, joined_people, overruled, person_names, person_pairs
from kg.resolve.author_lists import AuthorList
from kg.resolve.author_names import author_key
from kg.resolve.coauthors import Witnesses
from kg.resolve.entities import Author, Decision, Note, Paper
from kg.resolve.joined_people import Joined
from kg.resolve.overrides import NO_OVERRIDES, Overrides
from kg.resolve.overruled import Overruled
from kg.resolve.person_reasons import Reasons
from kg.text import people

__all__ = ["People", "author_key", "identify"]


@dataclass(frozen=True, slots=True)
class People:
    """The papers with the keys of their authors, the authors sorted by key, why names are one, and what is in doubt."""

    papers: tuple[Paper, ...]
    authors: tuple[Author, ...]
    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]


def identify(
    papers: Sequence[Paper],
    local: Iterable[tuple[Note, Extracted]],
    overrides: Overrides = NO_OVERRIDES,
    filled: Iterable[Decision] = (),
    recall: Afresh = AFRESH,
) -> People:
    """Who wrote these papers; the order of papers and notes makes no difference.

    Args:
        papers: papers with the names of their authors as written.
        local: the notes on them; further lists of one paper tell which names stand for each other.
        overrides: what the user says of authors.
        filled: where papers have their authors from when no note gives them (rule ``reference-authors``).
        recall: keeps the answer while all of this says the same of authors.
    """
    places = {one.key: one.source for one in filled if one.rule == "reference-authors"}
    lists = recall.kept("author lists", author_lists.author_lists(papers, local, places))
    told = recall.kept("overrides", overrides)
    return recall.of_these((papers, lists, told), "people", lambda: _people(papers, lists, told))


def _people(papers: Sequence[Paper], lists: Sequence[AuthorList], overrides: Overrides) -> People:
    spellings = author_lists.spellings(lists)
    told = overruled.overrule(lists, spellings, overrides)
    names = _names(told) if overrides.rows else spellings.names
    organisations = _organisations(names, told)
    joined = _join(lists, told, names, organisations)
    heads = {key: min(group) for key, group in joined.groups.items()}
    shown = _shown(told, names, joined, organisations, _count(lists, names, joined))
    slugs = author_names.slugs(
        shown, told.labels, {name: key for paper in papers for _, key, name in paper.authorships}
    )
    final = {key: slugs[heads.get(key, key)] for key in names}
    made = _with_authors(papers, told, final)
    used = {author for paper in made for _, author, _ in paper.authorships}
    orcids = {final[key]: orcid for key, orcid in told.orcids.items() if key in final}
    authors = [
        Author(slug, shown[key], key in organisations, orcids.get(slug, ""))
        for key, slug in slugs.items()
        if slug in used
    ]
    reasons = Reasons(names, shown, heads, final, used, spellings.first)
    return People(
        papers=made,
        authors=tuple(sorted(authors, key=lambda author: author.key)),
        decisions=tuple(sorted(set(reasons.decisions(joined, told)))),
        problems=tuple(sorted(told.problems)),
    )


def _names(told: Overruled) -> dict[str, list[str]]:
    """The written names of each key, in alphabetical order."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, key in told.key_of.items():
        names[key].append(name)
    for (_, name), key in told.special.items():
        names[key].append(name)
    return {key: sorted(set(written)) if len(written) > 1 else written for key, written in names.items()}


def _organisations(names: Mapping[str, Sequence[str]], told: Overruled) -> set[str]:
    """The keys of organisations: what the user says, else what the names look like."""
    found = {key for key, written in names.items() for name in written if people.is_organisation(name)}
    found |= {key for key, name in told.shown.items() if people.is_organisation(name)}
    return (found | told.organisations.keys()) - {key for key, is_one in told.organisations.items() if not is_one}


def _join(
    lists: Sequence[AuthorList], told: Overruled, names: Mapping[str, Sequence[str]], organisations: set[str]
) -> Joined:
    """The names of persons joined where there is evidence that they are one's."""
    keyed = [(one, _keys(one, told)) for one in lists]
    standing = set(chain.from_iterable(keys for _, keys in keyed)) if told.special else names.keys()
    spoken = {
        key: told.shown.get(key) or author_names.spoken(written)
        for key, written in names.items()
        if key not in organisations and key not in told.apart and " " in key and key in standing
    }
    pairs, name_of = person_pairs.pairs(spoken)
    if not pairs:
        return Joined({}, (), (), ())
    witnesses = Witnesses(keyed, chain.from_iterable((pair.one, pair.other) for pair in pairs))
    placed = coauthors.same_places(keyed, {(pair.one, pair.other) for pair in pairs})
    expected = coauthors.bearers(coauthors.frequencies(spoken))
    judged = [(pair, witnesses.evidence(pair, expected(pair), placed)) for pair in pairs]

    def may(one: str, other: str) -> bool:
        ids = {told.orcids[key] for key in (one, other) if key in told.orcids}
        return len(ids) < 2 and not witnesses.together(one, other)

    made = joined_people.join(judged, name_of, may)
    for pair, evidence in made.there:
        less, more = person_names.fuller(name_of(pair.one), name_of(pair.other))
        told.special.update({(paper, name): more for paper in evidence.same_place for name in names[less]})
    return made


def _keys(one: AuthorList, told: Overruled) -> list[str]:
    if told.special:
        return [told.key(one.paper, fact.name) for fact in one.written]
    key_of = told.key_of
    return [key_of[name] for _, name, _ in one.written]


def _shown(
    told: Overruled,
    names: Mapping[str, Sequence[str]],
    joined: Joined,
    organisations: Container[str],
    count: Mapping[str, int],
) -> dict[str, str]:
    """The name to show for each author, by the author's first key."""
    shown = {}
    for key, written in names.items():
        if key in joined.groups or key in told.shown:
            group = sorted(joined.groups.get(key, (key,)))
            if group[0] == key:
                chosen = next((told.shown[one] for one in group if one in told.shown), "")
                shown[key] = chosen or author_names.fullest(
                    ((one, name) for one in group for name in names[one]), count
                )
        else:
            shown[key] = author_names.shown(key, written, count, organisation=key in organisations)
    return shown


def _count(lists: Sequence[AuthorList], names: Mapping[str, Sequence[str]], joined: Joined) -> Mapping[str, int]:
    """How often the names of authors that have several are written."""
    wanted = {name for key, written in names.items() if len(written) > 1 or key in joined.groups for name in written}
    return Counter(name for one in lists for _, name, _ in one.written if name in wanted)


def _with_authors(papers: Iterable[Paper], told: Overruled, final: Mapping[str, str]) -> tuple[Paper, ...]:
    """The papers with the keys of their authors."""
    author_of = {name: final[key] for name, key in told.key_of.items()}
    special = {place: final[key] for place, key in told.special.items()}
    made = []
    for paper in papers:
        written = paper.authorships
        keys = [author_of[name] for _, _, name in written]
        if special:
            keys = [special.get((paper.key, place.name), key) for place, key in zip(written, keys, strict=True)]
        if keys != [author for _, author, _ in written]:
            places = zip(written, keys, strict=True)
            made.append(replace(paper, authorships=tuple(place._replace(author=key) for place, key in places)))
        else:
            made.append(paper)
    return tuple(made)
