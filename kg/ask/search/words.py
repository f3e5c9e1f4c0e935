"""Text to words that FTS5 can match, and a search to an expression of FTS5.

Latin words and numbers stand for themselves, letters apart from digits, so that ``GPT-4``, ``GPT4`` and ``gpt 4`` are the
same; the engine stems them. Hangul, kana and Chinese characters become pairs of neighbours, across spaces, as Korean
spaces compounds either way and glues particles to words: ``강화 학습을`` gives 강화 화학 학습 습을 을, and a search for
``강화학습`` asks for 강화 화학 학습 in a row. The last character alone lets a search for one syllable find it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from kg import tables

_ASIAN = "가-힣ㄱ-ㆎ぀-ヿ㐀-䶿一-鿿"
_RUN = re.compile(rf"[{_ASIAN}]+(?:\s+[{_ASIAN}]+)*|[^\W\d_{_ASIAN}]+|\d+")
_PART = re.compile(rf"[{_ASIAN}]+|[^\W\d_{_ASIAN}]+|\d+")
_IS_ASIAN = re.compile(rf"[{_ASIAN}]")
#: A stem of one syllable would match half of all texts.
_SHORTEST_STEM = 2


def of_text(text: str) -> str:
    """The words of a text in a row, for the index."""
    return " ".join(word for run in _RUN.findall(_folded(text)) for word in _of_run(run))


def _folded(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def _of_run(run: str) -> Iterator[str]:
    if not _IS_ASIAN.match(run):
        yield run
        return
    joined = "".join(run.split())
    yield from (joined[at : at + 2] for at in range(len(joined)))


@cache
def _particles() -> tuple[str, ...]:
    """Korean particles, the longest first."""
    found = (row[0] for row in tables.rows("names/particles.tsv", ("particle", "meaning")))
    return tuple(sorted(found, key=lambda particle: (-len(particle), particle)))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(word for (word,) in tables.rows("stop-words.tsv", ("word",)))


def parts(text: str) -> list[list[str]]:
    """What a search asks for: its words, each as runs of one script.

    Korean particles are taken off where a stem is left, and words that say nothing are left out where others are.
    """
    found = [runs for word in _folded(text).split() if (runs := _of_word(word))]
    return [runs for runs in found if " ".join(runs).lower() not in _stop_words()] or found


def _of_word(word: str) -> list[str]:
    """``GPT-4를`` -> ``GPT``, ``4``; ``강화학습을`` -> ``강화학습``."""
    runs = _PART.findall(word)
    if not runs or not _IS_ASIAN.match(runs[-1]):
        return runs
    if len(runs) > 1 and runs[-1] in _particles():
        return runs[:-1]
    return [*runs[:-1], _stem(runs[-1])]


def _stem(run: str) -> str:
    for particle in _particles():
        if run.endswith(particle) and len(run) - len(particle) >= _SHORTEST_STEM:
            return run.removesuffix(particle)
    return run


def expressions(text: str) -> Iterator[str]:
    """Expressions of FTS5 for a search, the strictest first: all words, better when in a row; then any of them.

    Source: https://www.sqlite.org/fts5.html, section 3.
    """
    words = [_phrase(runs) for runs in parts(text)]
    row = _row(text)
    if len(words) > 1:
        yield f"({row}) OR ({' AND '.join(words)})" if row else " AND ".join(words)
        yield " OR ".join([*words, *_pairs(text)])
    elif words:
        yield f"{row} OR {words[0]}" if row else words[0]
        if pairs := _pairs(text):
            yield " OR ".join(pairs)


def _phrase(runs: list[str]) -> str:
    """The runs of a word one after the other; a single syllable is the beginning of a pair."""
    if len(runs) == 1 and len(runs[0]) == 1 and _IS_ASIAN.match(runs[0]):
        return f'"{runs[0]}"*'
    return " + ".join(f'"{pair}"' for run in runs for pair in _pairs_of(run))


def _row(text: str) -> str:
    """The whole search as it stands, in a row."""
    return " + ".join(f'"{pair}"' for run in _RUN.findall(_folded(text)) for pair in _pairs_of("".join(run.split())))


def _pairs_of(run: str) -> list[str]:
    """A run as it stands in the index, without the last character that stands alone."""
    return [run] if not _IS_ASIAN.match(run) or len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]


def _pairs(text: str) -> list[str]:
    """The pairs of syllables of a search, for words that are inflected otherwise in the text."""
    runs = (run for run in _PART.findall(_folded(text)) if _IS_ASIAN.match(run) and len(run) > 2)
    return [f'"{pair}"' for run in runs for pair in _pairs_of(run)]
