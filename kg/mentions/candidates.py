"""Everything in a note that may be a name, from all stages, grouped by spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from kg.mentions import shapes, tokens
from kg.mentions.known import Hit
from kg.mentions.names import Index
from kg.mentions.note import Text

_COMMAND = re.compile(r"(?:\\[a-zA-Z]{1,20})?\{\Z")
_PARTICLE = re.compile(rf"(?<=[{tokens.HANGUL}])[{tokens.HANGUL}]{{1,4}}\Z")
_PLURAL = re.compile(r"[a-rt-zA-Z]s")
_SHORTEST_WITH_S = 3
_LONGEST = 24
_STOPS = frozenset('()[]{},;:!?"“”=|<>')
_REPORT = re.compile(r"\s+(?:Technical|System|Model|Release)?\s*(?:Report|Card)\s*\Z", re.IGNORECASE)

#: The place of a text in the note, where a name begins and ends there, the stage that says so, and the hit if it is one.
Proposal = tuple[int, int, int, str, Hit | None]


class Occurrence(NamedTuple):
    """Where a candidate stands: the place of its text in the note, characters, and words; ends exclusive."""

    text: int
    begin: int
    end: int
    first: int
    last: int


@dataclass(slots=True)
class Candidate:
    """A spelling with all its places in one note, the hits of the tables among them and the stages that saw it."""

    surface: str
    at: list[Occurrence] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    stages: set[str] = field(default_factory=set)


def candidates(note: Sequence[Text], common: Mapping[str, int], index: Index) -> dict[str, Candidate]:
    """The candidates of a note by their spelling, from all stages but the recogniser.

    ``common`` counts how often words stand in small letters in notes.
    """
    found: dict[str, Candidate] = {}
    proposed = (
        (place, inner, outer, stage, hit)
        for place, text in enumerate(note)
        for inner, outer, stage, hit in _all(text, common, index.particles)
    )
    add(found, proposed, note, index)
    return found


def add(found: dict[str, Candidate], proposed: Iterable[Proposal], note: Sequence[Text], index: Index) -> None:
    """Add what is proposed and may be a name, and all other places of its spelling in the note."""
    seen = {(at.text, at.begin, at.end) for one in found.values() for at in one.at}
    new: dict[str, Candidate] = {}
    for place, inner, outer, stage, hit in proposed:
        text = note[place]
        begin, end = _closed(text.text, inner, outer)
        if "\x00" in text.masked[begin:end]:
            begin, end = inner, outer
        first, last = text.span(begin, end)
        if first >= last or not _may_stand(text, begin, end) or _is_prefixed(text, first, end, index):
            continue
        if hit is None and _is_refused(text, begin, end, index):
            continue
        surface = text.text[begin:end]
        one = found.get(surface) or new.setdefault(surface, Candidate(surface))
        one.stages.add(stage)
        if hit is not None:
            one.hits.append(hit)
        if (place, begin, end) not in seen:
            seen.add((place, begin, end))
            one.at.append(Occurrence(place, begin, end, first, last))
    _repeated(note, new, seen)
    found.update(new)


def _repeated(note: Sequence[Text], found: dict[str, Candidate], seen: set[tuple[int, int, int]]) -> None:
    """Add the further places of every candidate."""
    for place, text in enumerate(note):
        for surface, one in found.items():
            at = text.masked.find(surface)
            while at != -1:
                end = at + len(surface)
                if (place, at, end) not in seen and _may_stand(text, at, end):
                    first, last = text.span(at, end)
                    seen.add((place, at, end))
                    one.at.append(Occurrence(place, at, end, first, last))
                at = text.masked.find(surface, at + 1)


def _closed(text: str, begin: int, end: int) -> tuple[int, int]:
    r"""The span with the LaTeX that it cuts: ``\textbf{G}eneral`` from ``G}eneral``, ``$\Delta L$ Norm`` from ``L$ Norm``."""
    inside = text[begin:end]
    if "$" in inside:
        return _with_formulas(text, begin, end)
    if "{" not in inside and "}" not in inside:
        return begin, end
    opened = [0, *accumulate((char == "{") - (char == "}") for char in inside)]
    if min(opened) < 0 and (match := _COMMAND.search(text, max(0, begin - _LONGEST), begin)):
        begin = match.start()
    if opened[-1] > min(opened) and text[end : end + 1] == "}":
        end += 1
    return begin, end


def _with_formulas(text: str, begin: int, end: int) -> tuple[int, int]:
    """The span with the whole of a formula that starts before it, or ends after it."""
    before, inside = text.count("$", 0, begin) % 2, text.count("$", begin, end) % 2
    if before and (start := text.rfind("$", max(0, begin - _LONGEST), begin)) != -1:
        begin = start
    if before != inside and (stop := text.find("$", end, end + _LONGEST)) != -1:
        end = stop + 1
    return begin, end


def _may_stand(text: Text, begin: int, end: int) -> bool:
    """Whether a name may start and end there, with nothing masked in it, and is not, nor is in, what is never a name."""
    return (
        "\x00" not in text.masked[begin:end]
        and tokens.starts_name(text.masked, begin)
        and tokens.ends_name(text.masked, end)
        and not any(hit.begin <= begin and end <= hit.end for hit in text.vetoes)
    )


def _is_refused(text: Text, begin: int, end: int, index: Index) -> bool:
    """Whether it is an English word, or the name of a person, that the tables know as a name in other letters: ``clip``."""
    word = text.masked[begin:end]
    if (
        text.korean
        or not (word.islower() or word.istitle())
        or not word.isalpha()
        or word.lower() not in index.by_spelling
    ):
        return False
    return not any(hit.entity and hit.begin <= begin and end <= hit.end for hit in text.hits)


def _is_prefixed(text: Text, first: int, end: int, index: Index) -> bool:
    """Whether it is a known name with a word before it that makes no new name: ``Post-SFT``."""
    word = text.words[first]
    if word.text.casefold() not in index.vetoed or text.masked[word.end : word.end + 1] != "-":
        return False
    return any(hit.entity and hit.begin == word.end + 1 and hit.end == end for hit in text.hits)


def _all(
    text: Text, common: Mapping[str, int], particles: frozenset[str]
) -> Iterator[tuple[int, int, str, Hit | None]]:
    for hit in text.hits:
        if hit.entity and hit.rule != "list":
            yield hit.begin, hit.end, hit.rule, hit
    for pair in text.definitions:
        yield from ((*one, "short", None) for one in trimmed(text, *pair.short, particles))
        yield from ((*one, "long", None) for one in trimmed(text, *pair.long, particles))
    if text.name == "title":
        yield from _head(text, particles)
    for first, last, stage in shapes.shaped(text, common):
        for one in trimmed(text, text.words[first].begin, text.words[last - 1].end, particles):
            yield *one, stage, None


def trimmed(text: Text, begin: int, end: int, particles: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The span, and the span without a plural s or a particle."""
    yield begin, end
    if text.masked[end - 1] == "s":
        if end - begin > _SHORTEST_WITH_S and _PLURAL.match(text.masked, end - 2):
            yield begin, end - 1
    elif match := _PARTICLE.search(text.masked, begin + 1, end):
        for cut in range(len(match[0]), 0, -1):
            if match[0][-cut:] in particles:
                yield begin, end - cut
                return


def _head(text: Text, particles: frozenset[str]) -> Iterator[tuple[int, int, str, Hit | None]]:
    """What stands before the colon of a title, or the whole of a short one, also without ``Technical Report``."""
    colon = text.masked.find(":")
    stop = len(text.masked) if colon == -1 else colon
    head = text.masked[:stop]
    head = head[: len(head.rstrip())]
    for end in {len(head), len(_REPORT.sub("", head))}:
        first, last = text.span(0, end)
        if 0 < last - first <= (8 if colon != -1 else 6):
            begin = text.words[first].begin
            yield from (
                (*one, "head" if colon != -1 else "whole", None)
                for one in trimmed(text, begin, text.words[last - 1].end, particles)
            )
