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
#: In words, as a search may space a term.
_LONGEST_TERM = 3


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


#: A word as runs of one script, and a term of a search as all ways to say it, its own first.
Runs = list[str]
Term = list[Runs]


@cache
def _translations() -> dict[str, tuple[str, ...]]:
    """Terms without spaces and in lower case, to the same in the other language."""
    found: dict[str, tuple[str, ...]] = {}
    for korean, english in tables.rows("korean-terms.tsv", ("korean", "english")):
        ours, theirs = tuple(korean.split("|")), tuple(english.split("|"))
        found |= {_joined(one): (*theirs, *(other for other in ours if other != one)) for one in ours}
        for one in theirs:
            found[_joined(one)] = (*found.get(_joined(one), ()), *ours)
    return found


def _joined(text: str) -> str:
    return "".join(_PART.findall(text.lower()))


def terms(text: str) -> list[Term]:
    """What a search asks for: its terms, each with what the tables say is the same in the other language.

    A Korean word counts without its particles too, where a stem is left; words that say nothing are left out where others
    are.
    """
    words = [runs for word in _folded(text).split() if (runs := _of_word(word))]
    words = [runs for runs in words if " ".join(runs).lower() not in _stop_words()] or words
    found: list[Term] = []
    while words:
        term, length = next(filter(None, (_term(words[:length]) for length in range(_LONGEST_TERM, 0, -1))))
        found.append(term)
        del words[:length]
    return found


def _term(words: list[Runs]) -> tuple[Term, int] | None:
    """The term that these words are, and how many they are; None for several that no table knows."""
    said = [run for runs in words for run in runs]
    stemmed = [*said[:-1], _stem(said[-1])]
    own = [said] if said == stemmed else [said, stemmed]
    others = next(filter(None, (_translations().get("".join(runs).lower()) for runs in own)), None)
    if others is None and len(words) > 1:
        return None
    return [*own, *map(_PART.findall, others or ())], len(words)


def _of_word(word: str) -> Runs:
    """The runs of a word, without a Korean particle behind a Latin word: ``GPT-4를`` -> ``GPT``, ``4``."""
    runs = _PART.findall(word)
    return runs[:-1] if len(runs) > 1 and runs[-1] in _particles() else runs


def _stem(run: str) -> str:
    """``강화학습을`` -> ``강화학습``."""
    if _IS_ASIAN.match(run):
        for particle in _particles():
            if run.endswith(particle) and len(run) - len(particle) >= _SHORTEST_STEM:
                return run.removesuffix(particle)
    return run


def expressions(text: str) -> Iterator[str]:
    """Expressions of FTS5 for a search, the strictest first: all terms, better as they stand in a row; then any of them.

    Source: https://www.sqlite.org/fts5.html, section 3.
    """
    said = [" OR ".join(map(_phrase, term)) for term in terms(text)]
    if not said:
        return
    row = " + ".join(f'"{pair}"' for run in _RUN.findall(_folded(text)) for pair in _pairs_of("".join(run.split())))
    yield f"({row}) OR ({' AND '.join(f'({term})' for term in said)})"
    pairs = [
        f'"{pair}"'
        for run in _PART.findall(_folded(text))
        if len(run) > 2 and _IS_ASIAN.match(run)
        for pair in _pairs_of(run)
    ]
    if len(said) > 1 or pairs:
        yield " OR ".join([*said, *pairs])


def _phrase(runs: Runs) -> str:
    """The runs of a word one after the other; a single syllable is the beginning of a pair."""
    if len(runs) == 1 and len(runs[0]) == 1 and _IS_ASIAN.match(runs[0]):
        return f'"{runs[0]}"*'
    return " + ".join(f'"{pair}"' for run in runs for pair in _pairs_of(run))


def _pairs_of(run: str) -> list[str]:
    """A run as it stands in the index, without the last character that stands alone."""
    return [run] if not _IS_ASIAN.match(run) or len(run) == 1 else [run[at : at + 2] for at in range(len(run) - 1)]
