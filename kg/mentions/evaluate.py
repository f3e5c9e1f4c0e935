"""``python -m kg.mentions.evaluate VAULT LABELS``: how well the finder does on labelled notes.

Prints precision, recall and F1 over the distinct spellings of each note, the same with the type, over the things of each
note, and over those that its paper introduces; the same with the type by type, language of the field, year and known
against unknown names; how far the confidences can be trusted; then the first four without the lists, without own names
and without the recogniser. Each F1 has its 95 % interval by bootstrap over notes.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg.entry import Entry
from kg.facts import Mentioned
from kg.mentions import entity, gold, learnt, tokens
from kg.mentions.find import find
from kg.mentions.gold import TYPES, Labelled
from kg.mentions.names import Index, index
from kg.mentions.training.calibration import expected_error, reliability
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
    parser.add_argument("--model", type=Path, default=learnt.FOLDER, help="folder of the model")
    told = parser.parse_args(arguments)
    known = entries(told.vault)
    labelled = [one for one in gold.read(told.labels) if one.note in known]
    for name, settings in ABLATIONS.items():
        cases = run(labelled, known, told.model, **settings)
        sys.stdout.write(f"{name}\n")
        for measure in MEASURES:
            _line(measure, [counts for _, counts in measured(cases, measure)])
        if not settings:
            _details(cases)
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
    folder: Path = learnt.FOLDER,
    *,
    lists: bool = True,
    own: bool = True,
    recogniser: bool = True,
) -> list[Case]:
    """The labelled notes with what the finder finds in them."""
    names = index() if lists else _bare(index())
    model = learnt.load(folder, with_recogniser=recogniser)
    made = []
    for one in labelled:
        entry = known[one.note]
        fields = [field for field in entry.fields if own or field.name != "title"]
        made.append(Case(one, entry, find(fields, papers(entry) if own else (), names, model=model)))
    return made


def _bare(names: Index) -> Index:
    """The index without its names; particles, vetoes and the words of the grammar stay."""
    return replace(names, by_key={}, by_spelling={}, prefixes=frozenset(), hangul={})


def _line(name: str, counts: Sequence[Counts]) -> None:
    low, high = interval(counts)
    sys.stdout.write(f"  {name:36} {f1(counts)}  95 % {low:.3f} to {high:.3f}\n")


def _details(cases: Sequence[Case]) -> None:
    for title, groups in slices(cases).items():
        for group, counts in sorted(groups.items()):
            _line(f"surface+type, {title} {group}", counts)
    bins = reliability(judged(cases))
    sys.stdout.write(f"  expected calibration error of surfaces {expected_error(bins):.3f}\n")
    for one in bins:
        share = f"{one.confidence:.3f} sure, {one.right:.3f} right"
        sys.stdout.write(f"  confidence {one.low:.1f} to {one.high:.1f} {one.number:12} spellings: {share}\n")


def judged(cases: Iterable[Case]) -> Iterator[tuple[float, bool]]:
    """The distinct spellings that were found in each note: the highest confidence, and whether the label is there."""
    for case in cases:
        told = {squashed(one.surface) for one in case.labelled.labels}
        sure: dict[str, float] = defaultdict(float)
        for one in case.found:
            sure[squashed(one.surface)] = max(sure[squashed(one.surface)], one.confidence)
        yield from ((sure[spelling], spelling in told) for spelling in sorted(sure))


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


Typed = set[tuple[str, str]]


def slices(cases: Sequence[Case]) -> dict[str, dict[str, list[Counts]]]:
    """Counts of spellings with types for each note, parted by type, language of the field, year, and by who knows the name."""
    made: dict[str, dict[str, list[Counts]]] = defaultdict(lambda: defaultdict(list))
    for case in cases:
        told = {(squashed(one.surface), one.type) for one in case.labelled.labels}
        got = {(squashed(one.surface), one.type) for one in case.found}
        listed = _listed(case, index())
        made["year"][case.labelled.note[:4]].append(Counts.of(told, got))
        for language, sides in _by_language(case).items():
            made["language"][language].append(Counts.of(*sides))
        for type_ in TYPES:
            made["type"][type_].append(Counts.of(*({one for one in side if one[1] == type_} for side in (told, got))))
        for group, keep in _GROUPS.items():
            made["name"][group].append(
                Counts.of(*({one for one in side if keep(one[0] in listed)} for side in (told, got)))
            )
    return made


def _by_language(case: Case) -> dict[str, tuple[Typed, Typed]]:
    """For each language the labels and the mentions in the fields of that language."""
    places = gold.places(case.entry, case.labelled.labels)
    made: dict[str, tuple[Typed, Typed]] = defaultdict(lambda: (set(), set()))
    for field in case.entry.fields:
        told, got = made[field.language]
        told |= {(squashed(place.label.surface), place.label.type) for place in places[field.name]}
        got |= {(squashed(one.surface), one.type) for one in case.found if one.field == field.name}
    return made


def _listed(case: Case, known: Index) -> set[str]:
    """The spellings in a note that the tables know."""
    found = {squashed(one.surface) for one in case.found if one.entity in known.by_key}
    return found | {squashed(one.surface) for one in case.labelled.labels if _is_listed(one.canonical, known)}


_GROUPS: dict[str, Callable[[bool], bool]] = {"known": bool, "unknown": lambda listed: not listed}


def _is_listed(name: str, known: Index) -> bool:
    return any(made in known.by_spelling for made in tokens.keys(name))


if __name__ == "__main__":
    sys.exit(main())
