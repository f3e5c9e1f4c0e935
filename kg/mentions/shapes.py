"""Words that look like a name: by capitals, digits and hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.mentions.note import Text
from kg.mentions.words import Word

MOST_WORDS = 12
_NAME_LIKE = re.compile(r"[A-Z].*[A-Z0-9]|[a-z]+[A-Z]|[a-zA-Z]+[0-9]")
_JOIN = frozenset("-‐‑–")
#: How often words stand in small letters that are common: each of several, and one by itself.
_COMMON, _COMMON_ALONE = 100, 30


def shaped(text: Text, common: Mapping[str, int]) -> Iterator[tuple[int, int, str]]:
    """Words that look like a name: runs of words joined by hyphens one of which does, and runs of capitalised words.

    A capital says nothing of words that all are common (``We``, ``Deep Learning``): it would make two in five of all
    candidates, and hardly a name. ``common`` counts how often words stand in small letters in notes.
    """
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
        elif found[first].text[0].isupper() and not are_common(text.lower[first:end], common):
            yield first, end, "capital"
    for first, end in _capitalised(found):
        if not are_common(text.lower[first:end], common):
            yield first, end, "capital"


def are_common(words: Sequence[str], common: Mapping[str, int]) -> bool:
    """Whether all of these words in small letters are common; one by itself sooner than one of several."""
    counts = [common.get(word, 0) for word in words if word[0].isalnum()]
    return min(counts, default=0) >= (_COMMON if len(counts) > 1 else _COMMON_ALONE)


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


def _capitalised(found: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words, of :data:`MOST_WORDS` at most."""
    end = 0
    for first in [at for at, word in enumerate(found) if word.text[0].isupper()]:
        if first < end:
            continue
        end = first + 1
        while end < len(found) and _goes_on(found[end].text):
            end += 1
        last = end
        while not found[last - 1].text[0].isalnum():
            last -= 1
        if last - first <= MOST_WORDS:
            yield first, last


def _goes_on(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in _JOIN
