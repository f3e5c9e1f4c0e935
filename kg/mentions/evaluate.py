"""``python -m kg.mentions.evaluate VAULT LABELS``: how well the finder does on labelled notes.

Prints precision, recall and F1 over the distinct spellings of each note, the same with the type, over the things of each
note, and over those that its paper introduces; with 95 % intervals by bootstrap over notes; then by type, language, year
and known against unknown names; then without the lists, without own names and without the recogniser.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg.entry import Entry
from kg.facts import Mentioned
from kg.mentions import entity, gold
from kg.mentions.find import find
from kg.mentions.gold import Labelled
from kg.mentions.names import Index, index
from kg.mentions.training.measures import Counts, f1, interval
from kg.mentions.training.notes import entries, papers
from kg.mentions.training.spelling import squashed

MEASURES = ("surface", "surface+type", "entity", "introduced")
Found = Mapping[str, Sequence[Mentioned]]


class Case(NamedTuple):
    """A labelled note and what was found in it."""

    labelled: Labelled
    entry: Entry
    found: Sequence[Mentioned]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the measures; 0 when done."""
    parser = argparse.ArgumentParser(prog="python -m kg.mentions.evaluate", description=main.__doc__)
    parser.add_argument("vault", type=Path, help="folder of the notes")
    parser.add_argument("labels", type=Path, help="hand labels, one JSON object a line")
    told = parser.parse_args(arguments)
    known = entries(told.vault)
    labelled = [one for one in gold.read(told.labels) if one.note in known]
    for name, settings in ABLATIONS.items():
        cases = run(labelled, known, **settings)
        sys.stdout.write(f"{name}\n")
        _table(cases, fully=name == "everything")
    return 0


ABLATIONS: dict[str, dict[str, bool]] = {
    "everything": {},
    "without the lists": {"lists": False},
    "without own names": {"own": False},
    "without the recogniser": {"recogniser": False},
}


def run(
    labelled: Iterable[Labelled],
    known: Mapping[str, Entry],
    *,
    lists: bool = True,
    own: bool = True,
    recogniser: bool = True,
) -> list[Case]:
    """The labelled notes with what the finder finds in them."""
    names = index() if lists else _bare(index())
    made = []
    for one in labelled:
        entry = known[one.note]
        fields = [field for field in entry.fields if own or field.name != "title"]
        made.append(Case(one, entry, find(fields, papers(entry) if own else (), names, recogniser=recogniser)))
    return made


def _bare(names: Index) -> Index:
    """The index without its names; particles, vetoes and the words of the grammar stay."""
    return replace(names, by_key={}, by_spelling={}, longest={}, hangul={})


def _table(cases: Sequence[Case], *, fully: bool) -> None:
    shown: dict[str, list[tuple[str, Counts]]] = {name: measured(cases, name) for name in MEASURES}
    for name, counts in shown.items():
        low, high = interval([one for _, one in counts])
        sys.stdout.write(f"  {name:28} {f1([one for _, one in counts])}  95 % {low:.3f} to {high:.3f}\n")
    for title, groups in _slices(cases).items() if fully else ():
        for group, part in sorted(groups.items()):
            sys.stdout.write(f"  surface+type, {title + ' ' + group:24} {f1(part)}\n")


def measured(cases: Sequence[Case], measure: str) -> list[tuple[str, Counts]]:
    """The counts of one measure for each note."""
    spelt = _spellings(cases)
    count = {"surface": _surfaces, "surface+type": _typed, "entity": _things, "introduced": _introduced}[measure]
    return [(case.labelled.note, count(case, spelt)) for case in cases]


def _spellings(cases: Iterable[Case]) -> dict[str, set[str]]:
    """Key to its label, its other names and the surfaces that any note uses."""
    made: dict[str, set[str]] = defaultdict(set)
    for case in cases:
        for one in case.found:
            told = entity(one.entity)
            made[one.entity] |= {squashed(name) for name in (one.surface, told.label, *told.aliases)}
    return made


def _surfaces(case: Case, _: Mapping[str, set[str]]) -> Counts:
    return Counts.of(
        {squashed(one.surface) for one in case.labelled.labels}, {squashed(one.surface) for one in case.found}
    )


def _typed(case: Case, _: Mapping[str, set[str]]) -> Counts:
    return Counts.of(
        {(squashed(one.surface), one.type) for one in case.labelled.labels},
        {(squashed(one.surface), one.type) for one in case.found},
    )


def _things(case: Case, spelt: Mapping[str, set[str]]) -> Counts:
    told = {squashed(one.canonical) for one in case.labelled.labels}
    return _agreeing(told, {one.entity for one in case.found}, spelt)


def _introduced(case: Case, spelt: Mapping[str, set[str]]) -> Counts:
    told = {squashed(one.canonical) for one in case.labelled.labels if one.introduced}
    return _agreeing(told, {one.entity for one in case.found if one.introduces}, spelt)


def _agreeing(told: set[str], keys: set[str], spelt: Mapping[str, set[str]]) -> Counts:
    right = {name: {key for key in keys if name in spelt[key]} for name in told}
    hits = sum(map(bool, right.values()))
    return Counts(hits, len(keys - set().union(*right.values())), len(told) - hits)


def _slices(cases: Sequence[Case]) -> dict[str, dict[str, list[Counts]]]:
    """Counts of spellings with types, parted in several ways."""
    made: dict[str, dict[str, list[Counts]]] = defaultdict(lambda: defaultdict(list))
    known = index()
    for case in cases:
        gold_ = {(squashed(one.surface), one.type) for one in case.labelled.labels}
        got = {(squashed(one.surface), one.type) for one in case.found}
        listed = {squashed(one.surface) for one in case.found if one.entity in known.by_key}
        listed |= {squashed(one.surface) for one in case.labelled.labels if _is_listed(one.canonical, known)}
        languages = "+".join(sorted({field.language for field in case.entry.fields if field.name != "title"})) or "none"
        made["language"][languages].append(Counts.of(gold_, got))
        made["year"][case.labelled.note[:4]].append(Counts.of(gold_, got))
        for type_ in ("Model", "Method", "Dataset"):
            made["type"][type_].append(Counts.of(*({one for one in side if one[1] == type_} for side in (gold_, got))))
        for group, keep in _GROUPS.items():
            made["name"][group].append(
                Counts.of(*({one for one in side if keep(one[0] in listed)} for side in (gold_, got)))
            )
    return made


_GROUPS: dict[str, Callable[[bool], bool]] = {"known": bool, "unknown": lambda listed: not listed}


def _is_listed(name: str, known: Index) -> bool:
    from kg.mentions import tokens

    return any(made in known.by_spelling for made in tokens.keys(name))


if __name__ == "__main__":
    sys.exit(main())
