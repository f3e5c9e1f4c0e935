"""Everything in a note that may be a name, from all stages, grouped by spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from kg.mentions import tokens
from kg.mentions.known import Hit
from kg.mentions.names import Index
from kg.mentions.note import Text
from kg.mentions.words import Word

if TYPE_CHECKING:
    import numpy as np

_LEAST = 0.04
_MOST_WORDS = 12
_COMMAND = re.compile(r"(?:\\[a-zA-Z]{1,20})?\{\Z")
_PARTICLE = re.compile(rf"(?<=[{tokens.HANGUL}])[{tokens.HANGUL}]{{1,4}}\Z")
_PLURAL = re.compile(r"[a-rt-zA-Z]s")
_SHORTEST_WITH_S = 3
_LONGEST = 24
_STOPS = frozenset('()[]{},;:!?"“”=|<>')
_NAME_LIKE = re.compile(r"[A-Z].*[A-Z0-9]|[a-z]+[A-Z]|[a-zA-Z]+[0-9]")
_JOIN = frozenset("-‐‑–")
_WORD = re.compile(r"\w+")
#: How often words stand in small letters that are common: each of several, and one by itself.
_COMMON, _COMMON_ALONE = 100, 30
_REPORT = re.compile(r"\s+(?:Technical|System|Model|Release)?\s*(?:Report|Card)\s*\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Occurrence:
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


def candidates(note: Sequence[Text], tags: Sequence[np.ndarray] | None, index: Index) -> dict[str, Candidate]:
    """The candidates of a note by their spelling. ``tags`` is what the recogniser says, None without it."""
    found: dict[str, Candidate] = {}
    seen: set[tuple[int, int, int]] = set()
    for place, text in enumerate(note):
        for inner, outer, stage, hit in _all(text, None if tags is None else tags[place], index.particles):
            begin, end = _closed(text.text, inner, outer)
            if "\x00" in text.masked[begin:end]:
                begin, end = inner, outer
            first, last = text.span(begin, end)
            if first >= last or not _may_stand(text, begin, end) or _is_prefixed(text, first, end, index):
                continue
            if hit is None and _is_refused(text, begin, end, index):
                continue
            one = found.setdefault(text.text[begin:end], Candidate(text.text[begin:end]))
            one.stages.add(stage)
            if hit is not None:
                one.hits.append(hit)
            if (place, begin, end) not in seen:
                seen.add((place, begin, end))
                one.at.append(Occurrence(place, begin, end, first, last))
    _repeated(note, found, seen)
    return found


def hopeful(found: Mapping[str, Candidate], common: Mapping[str, int]) -> dict[str, Candidate]:
    """The candidates without those that a capital alone speaks for and whose words all are common: ``We``, ``Deep Learning``.

    They are more than a quarter of all, no decision takes them, and to judge one costs as much as to judge a name.
    ``common`` counts how often words stand in small letters in notes.
    """
    return {
        surface: one for surface, one in found.items() if one.stages != {"capital"} or not _is_common(surface, common)
    }


def _is_common(surface: str, common: Mapping[str, int]) -> bool:
    words = _WORD.findall(surface.lower())
    least = _COMMON if len(words) > 1 else _COMMON_ALONE
    return all(common.get(word, 0) >= least for word in words)


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


def _all(text: Text, tags: np.ndarray | None, particles: frozenset[str]) -> Iterator[tuple[int, int, str, Hit | None]]:
    for hit in text.hits:
        if hit.entity and hit.rule != "list":
            yield hit.begin, hit.end, hit.rule, hit
    for pair in text.definitions:
        yield from ((*one, "short", None) for one in _trimmed(text, *pair.short, particles))
        yield from ((*one, "long", None) for one in _trimmed(text, *pair.long, particles))
    if text.name == "title":
        yield from _head(text, particles)
    for first, last, stage in (*_shaped(text), *(() if tags is None else _recognised(tags))):
        for one in _trimmed(text, text.words[first].begin, text.words[last - 1].end, particles):
            yield *one, stage, None


def _trimmed(text: Text, begin: int, end: int, particles: frozenset[str]) -> Iterator[tuple[int, int]]:
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
                for one in _trimmed(text, begin, text.words[last - 1].end, particles)
            )


def _shaped(text: Text) -> Iterator[tuple[int, int, str]]:
    """Words that look like a name: runs of words joined by hyphens one of which does, and runs of capitalised words."""
    found = text.words
    like = {
        at
        for at, (word, lower) in enumerate(zip(found, text.lower, strict=True))
        # A word in small letters alone does not, and most are.
        if (word.text != lower or not lower.isalpha()) and _NAME_LIKE.match(word.text)
    }
    runs = list(_joined(text))
    in_runs = {at for first, end in runs for at in range(first, end)}
    for first, end in sorted([*runs, *((at, at + 1) for at in like - in_runs)]):
        inside = [at for at in range(first, end) if at in like]
        if not found[first].text[0].isalnum():
            continue
        if inside:
            yield first, end, "shape"
            if end - first > 1:
                yield from ((at, at + 1, "shape") for at in inside)
        elif found[first].text[0].isupper():
            yield first, end, "capital"
    yield from _capitalised(found)


def _joined(text: Text) -> Iterator[tuple[int, int]]:
    """The runs of words that hyphens join without blanks."""
    found, end = text.words, 0
    hyphens = [at for at, word in enumerate(text.lower) if word in _JOIN]
    for at in hyphens:
        first = at - 1
        if first < end:
            continue
        end = at
        while end + 1 < len(found) and found[end].text in _JOIN and _are_glued(found[end - 1 : end + 2]):
            end += 2
        if end > at:
            yield first, end


def _are_glued(found: Sequence[Word]) -> bool:
    """Whether no blank parts a word, a hyphen and the word after it."""
    before, hyphen, after = found
    return before.end == hyphen.begin and hyphen.end == after.begin and after.text[0].isalnum()


def _capitalised(found: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    end = 0
    for first in [at for at, word in enumerate(found) if word.text[0].isupper()]:
        if first < end:
            continue
        end = first + 1
        while end < len(found) and _goes_on(found[end].text):
            end += 1
        yield from _run(found, first, end)


def _goes_on(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _JOIN


def _run(found: Sequence[Word], start: int, end: int) -> Iterator[tuple[int, int, str]]:
    while not found[end - 1].text[0].isalnum():
        end -= 1
    if end - start <= _MOST_WORDS:
        yield start, end, "capital"


def _recognised(tags: np.ndarray) -> Iterator[tuple[int, int, str]]:
    """The spans that the recogniser finds likely, also those that overlap."""
    starts = tags[:, 1::4].sum(1) + tags[:, 2::4].sum(1)
    inside = tags[:, 3::4].sum(1) + tags[:, 4::4].sum(1)
    for first in (starts > _LEAST).nonzero()[0].tolist():
        likely = float(starts[first])
        last = first + 1
        while likely > _LEAST and last - first <= _MOST_WORDS:
            after = float(inside[last]) if last < len(inside) else 0.0
            if likely * (1 - after) > _LEAST:
                yield first, last, "recogniser"
            likely *= after
            last += 1
