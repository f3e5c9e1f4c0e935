"""Names of authors to authors: one node for one person or organisation, and why.

Names that are spelled alike are one author, whoever bears them: people of one name are told apart by the user's
overrides alone, never by guess. Names that only fit each other are joined when there is evidence, else reported.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, compress
from operator import attrgetter, itemgetter, ne

from kg.entry import Problem
from kg.facts import Extracted
from kg.recall import AFRESH, Afresh
from kg.resolve import author_lists, author_names, coauthors, joined_people, overruled, person_names, person_pairs
from kg.resolve.author_lists import AuthorList, Spellings
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
    local: Sequence[tuple[Note, Extracted]],
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
        recall: keeps the answer while all of this says the same of authors, and what is known of each list, name and paper.
    """
    places = {one.key: one.source for one in filled if one.rule == "reference-authors"}
    lists = recall.kept("author lists", author_lists.author_lists(papers, local, places, recall))
    told = recall.kept("overrides", overrides)
    return recall.of_these((papers, lists, told), "people", lambda: _people(papers, lists, told, recall))


def _people(papers: Sequence[Paper], lists: Sequence[AuthorList], overrides: Overrides, recall: Afresh) -> People:
    spellings = author_lists.spellings(lists, recall)
    told = overruled.overrule(lists, spellings, overrides)
    names = _names(told) if overrides.rows else spellings.names
    organisations = _organisations(spellings, told)
    joined = _join(spellings, told, names, organisations, recall)
    heads = {key: min(group) for key, group in joined.groups.items()}
    shown = _shown(told, names, joined, organisations, _count(spellings, names, joined))
    alone = {place.name: place.author for paper in papers for place in paper.authorships}
    slugs = author_names.slugs(shown, told.labels, alone)
    final = slugs | {key: slugs[head] for key, head in heads.items()}
    made = _with_authors(papers, told, final, alone, recall)
    used = set(chain.from_iterable(recall.of_each("authors", _authors, made)))
    orcids = {final[key]: orcid for key, orcid in told.orcids.items() if key in final}
    authors = [
        _author(slug, shown[key], key in organisations, orcids.get(slug, ""))
        for key, slug in slugs.items()
        if slug in used
    ]
    reasons = Reasons(names, shown, heads, final, used, spellings.first(_told_of(names, joined)))
    return People(
        papers=made,
        authors=tuple(sorted(authors, key=attrgetter("key"))),
        decisions=tuple(sorted(set(reasons.decisions(joined, told)))),
        problems=tuple(sorted(told.problems)),
    )


#: An author is the same object in the next build too, by which it is told from others.
_author = lru_cache(maxsize=65_536)(Author)


def _told_of(names: Mapping[str, Sequence[str]], joined: Joined) -> set[str]:
    """The names whose place is told: those that are spelled in several ways, or may be another one's."""
    judged = (*joined.joined, *joined.there, *joined.open)
    keys = {*_several(names), *(key for pair, _ in judged for key in pair[:2])}
    return {name for key in keys for name in names[key]}


def _authors(paper: Paper) -> frozenset[str]:
    return frozenset(place.author for place in paper.authorships)


def _names(told: Overruled) -> dict[str, list[str]]:
    """The written names of each key, in alphabetical order."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, key in told.key_of.items():
        names[key].append(name)
    for (_, name), key in told.special.items():
        names[key].append(name)
    return {key: sorted(set(written)) if len(written) > 1 else written for key, written in names.items()}


def _organisations(spellings: Spellings, told: Overruled) -> set[str]:
    """The keys of organisations: what the user says, else what the names look like."""
    found = {told.key_of[name] for name in spellings.organisations}
    found |= {key for (_, name), key in told.special.items() if name in spellings.organisations}
    found |= {key for key, name in told.shown.items() if people.is_organisation(name)}
    return (found | told.organisations.keys()) - {key for key, is_one in told.organisations.items() if not is_one}


def _join(
    spellings: Spellings,
    told: Overruled,
    names: Mapping[str, Sequence[str]],
    organisations: set[str],
    recall: Afresh,
) -> Joined:
    """The names of persons joined where there is evidence that they are one's."""
    standing: Container[str] = names
    if told.special:
        standing = set(chain.from_iterable(_keys(one, told) for one, _ in spellings.lists))
    apart = organisations | told.apart
    spoken = {
        key: written[0] if len(written) == 1 else author_names.spoken(written)
        for key, written in names.items()
        if " " in key and key not in apart and key in standing
    }
    spoken |= {key: name for key, name in told.shown.items() if key in spoken}
    pairs, name_of = person_pairs.pairs(spoken, recall)
    if not pairs:
        return Joined({}, (), (), ())
    wanted = {key for pair in pairs for key in pair[:2]}
    # Of all lists only those count that hold a name which may be another one's.
    lists = [(one, _keys(one, told)) for one in spellings.lists_with({name for key in wanted for name in names[key]})]
    witnesses = Witnesses(lists, wanted)
    placed = coauthors.same_places(lists, {(pair.one, pair.other) for pair in pairs})
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
    # Nearly all have one name alone: made for all at once, and made anew for the others.
    shown = dict(zip(names, map(author_names.display, names, map(itemgetter(0), names.values())), strict=True))
    for key in _several(names):
        shown[key] = author_names.shown(key, names[key], count, organisation=key in organisations)
    for key in {*joined.groups, *told.shown} & names.keys():
        group = sorted(joined.groups.get(key, (key,)))
        if group[0] == key:
            chosen = next((told.shown[one] for one in group if one in told.shown), "")
            shown[key] = chosen or author_names.fullest(((one, name) for one in group for name in names[one]), count)
        else:
            del shown[key]
    return shown


def _several(names: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys that have more than one name."""
    return [key for key, written in names.items() if len(written) > 1]


def _count(spellings: Spellings, names: Mapping[str, Sequence[str]], joined: Joined) -> Mapping[str, int]:
    """How often the names of authors that have several are written."""
    wanted = {name for key in {*_several(names), *joined.groups} for name in names[key]}
    return Counter(name for one in spellings.lists_with(wanted) for _, name, _ in one.written if name in wanted)


def _with_authors(
    papers: Sequence[Paper], told: Overruled, final: Mapping[str, str], alone: Mapping[str, str], recall: Afresh
) -> tuple[Paper, ...]:
    """The papers with the keys of their authors, where they have those of each name ``alone``."""
    author_of = dict(zip(told.key_of, map(final.__getitem__, told.key_of.values()), strict=True))
    special = {place: final[key] for place, key in told.special.items()}
    # Most names are the only one of their author, whose key is made of it: papers have these already.
    others = {
        *compress(alone, map(ne, alone.values(), map(author_of.__getitem__, alone))),
        *(name for _, name in special),
    }
    written = recall.of_each("names of authors", _written, papers)
    keys = [
        ()
        if others.isdisjoint(names)
        else tuple(special.get((paper.key, name)) or author_of[name] for _, _, name in paper.authorships)
        for paper, names in zip(papers, written, strict=True)
    ]
    return tuple(recall.of_each("authored", _by, papers, keys))


def _by(paper: Paper, authors: Sequence[str]) -> Paper:
    """The paper with these keys of its authors; as it is without."""
    if not authors:
        return paper
    places = zip(paper.authorships, authors, strict=True)
    return replace(paper, authorships=tuple(place._replace(author=key) for place, key in places))


def _written(paper: Paper) -> frozenset[str]:
    """The names of a paper's authors."""
    return frozenset(place.name for place in paper.authorships)
