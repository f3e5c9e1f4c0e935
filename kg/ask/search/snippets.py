"""The sentence of a paper that says most of what is searched for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kg.mentions import sentences

_LONGEST = 200
#: Letters that the end of an English word may have more or less: the engine stems, this does not.
_ENDING = 2


def snippet(wanted: Sequence[Sequence[Sequence[str]]], fields: Mapping[str, str]) -> tuple[str, str]:
    """The field, and its sentence with most of the words, cut to 200 characters; the first field wins a tie.

    ``wanted`` comes from :func:`kg.ask.search.words.terms`.
    """
    patterns = [re.compile("|".join(map(_pattern, term)), re.IGNORECASE) for term in wanted]
    best, shown = (0, 0), ("", "")
    for place, (field, text) in enumerate(fields.items()):
        for sentence in _sentences(text):
            hits = [match for pattern in patterns if (match := pattern.search(sentence))]
            if hits and (len(hits), -place) > best:
                best, shown = (len(hits), -place), (field, _cut(sentence, hits[0].start()))
    return shown if shown[0] else _first(fields)


def _first(fields: Mapping[str, str]) -> tuple[str, str]:
    """The beginning of the first field that has a text, where only a name or a stem was found."""
    return next(((field, _cut(text, 0)) for field, text in fields.items() if text), ("", ""))


def _pattern(runs: Sequence[str]) -> str:
    """The runs of a word with anything but letters between them; Hangul with spaces or without."""
    return r"[\W_]*".join(map(_of_run, runs))


def _of_run(run: str) -> str:
    if run.isascii() and run.isalpha():
        return rf"\b{run[: max(3, len(run) - _ENDING)]}\w*"
    return r"\s*".join(map(re.escape, run))


def _sentences(text: str) -> Iterator[str]:
    begins = [*sentences.starts(text), len(text)]
    return (" ".join(text[begin:end].split()) for begin, end in pairwise(begins))


def _cut(sentence: str, at: int) -> str:
    """At most 200 characters of a sentence around a place, cut between words."""
    line = " ".join(sentence.split())
    if len(line) <= _LONGEST:
        return line
    begin = max(0, min(at - _LONGEST // 3, len(line) - _LONGEST))
    begin = line.find(" ", begin) + 1 if begin else 0
    end = min(len(line), begin + _LONGEST)
    end = max(line.rfind(" ", begin, end), at + 1) if end < len(line) else end
    return f"{'… ' if begin else ''}{line[begin:end]}{' …' if end < len(line) else ''}"
