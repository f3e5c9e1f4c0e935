"""What the letters of a candidate and the words around all its places say, weighed by a fitted linear model.

The forests read numbers; which of thousands of words stand near a name, in the title and in the abstract, is for a
linear model over hashed words. What it says is five more numbers for them: how much speaks for a mention, for each
type, and for the note's paper as its origin. A new name has its type from there: the abstract calls it what it is.

Source: Weinberger et al., Feature hashing for large scale multitask learning, ICML 2009.
"""

from __future__ import annotations

import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.mentions import tokens
from kg.mentions.candidates import Candidate, Occurrence
from kg.mentions.note import Text
from kg.mentions.words import Word

if TYPE_CHECKING:
    import numpy as np

NAMES = ("words_mention", "words_Model", "words_Method", "words_Dataset", "words_new")
#: The rows of the model: a word is looked up under its hash, the letters of the name itself in the first half of them.
ROWS = 1 << 16
SPELLING = ROWS // 2
_PIECE = re.compile(rf"[A-Za-z]+|[0-9.]+|[{tokens.HANGUL}]+")
_SHAPES = ((re.compile(r"[0-9]+"), "d"), (re.compile(r"[A-Z]+"), "X"), (re.compile(r"[a-z]+"), "x"))
_OF_SPELLING = ("gram ", "piece ", "first ", "last ", "shape ")
_ENDS = frozenset(".!?")
_GRAMS = (2, 3, 4)
_NEAR = 8
_FAR = 24
_MOST = 8
#: What a word of the abstract counts, beside 1 for a word that is nearer.
_LIGHT = 0.5

Line = tuple["np.ndarray", "np.ndarray"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The weights of each hashed word, one column for each of NAMES, and what each column starts from."""

    weights: np.ndarray
    start: np.ndarray

    def rows(self, found: Iterable[Candidate], note: Sequence[Text], partner: Mapping[str, str]) -> list[list[float]]:
        """The numbers of NAMES for each candidate; ``partner`` pairs the long and the short forms of the note."""
        sums: dict[int, tuple[np.ndarray, float]] = {}
        made = []
        for own, shared in told(found, note, partner):
            # Most words are those of the abstract, which all candidates of a note share: they are summed up once.
            if id(shared) not in sums:
                sums[id(shared)] = self._sum(shared)
            (mine, some), (ours, more) = self._sum(own), sums[id(shared)]
            made.append(((mine + ours) / math.sqrt(some + more) + self.start).round(3).tolist())
        return made

    def _sum(self, said: Mapping[str, float]) -> tuple[np.ndarray, float]:
        """What words say together, and the square of their length."""
        places, counts = _line(said)
        return counts @ self.weights[places], float(counts @ counts)


def lines(found: Iterable[Candidate], note: Sequence[Text], partner: Mapping[str, str]) -> Iterator[Line]:
    """For each candidate the rows of its words and how much each counts, of length 1 together."""
    for own, shared in told(found, note, partner):
        places, counts = _line({**own, **shared})
        yield places, counts / math.sqrt(counts @ counts)


def told(
    found: Iterable[Candidate], note: Sequence[Text], partner: Mapping[str, str]
) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    """For each candidate what its own places say and what the note says around it, which others have too; no word in both."""
    title = next((text for text in note if text.name == "title"), None)
    abstract = {f"A{word.text.lower()}": _LIGHT for text in note if text.name == "abstract" for word in text.words}
    outside = {**abstract, **{f"TO{word.text.lower()}": 1.0 for word in title.words}} if title else abstract
    for one in found:
        own = {**_spelling(one.surface), **_around(one, note), **_partner(partner.get(one.surface, ""))}
        heads = [at for at in one.at if note[at.text].name == "title"]
        if title and heads:
            yield own | _in_title(heads, title), abstract
        else:
            yield own, outside


def _line(said: Mapping[str, float]) -> Line:
    import numpy as np

    places = np.fromiter(map(_place, said), dtype="int64", count=len(said))
    return places, np.fromiter(said.values(), dtype="float64", count=len(said))


@lru_cache(maxsize=1 << 17)
def _place(word: str) -> int:
    return zlib.crc32(word.encode()) % SPELLING + (0 if word.startswith(_OF_SPELLING) else SPELLING)


def _spelling(surface: str) -> dict[str, float]:
    """Runs of two to four characters, the pieces, and the shape of a spelling."""
    lower = surface.lower()
    whole = f"^{lower}$"
    grams = Counter(f"gram {whole[at : at + size]}" for size in _GRAMS for at in range(len(whole) - size + 1))
    pieces = _PIECE.findall(lower) or [""]
    shape = surface
    for pattern, mark in _SHAPES:
        shape = pattern.sub(mark, shape)
    return {
        **{gram: count**0.5 for gram, count in grams.items()},
        **{f"piece {piece}": 1.0 for piece in pieces},
        f"first {pieces[0]}": 1.0,
        f"last {pieces[-1]}": 1.0,
        f"shape {shape}": 1.0,
    }


def _around(one: Candidate, note: Sequence[Text]) -> dict[str, float]:
    """The words before and after its places, the next ones with their distance, and those of its sentences."""
    told: dict[str, float] = {}
    for at in one.at[:_MOST]:
        words = note[at.text].words
        before = _until_end(words[at.first - 1 :: -1] if at.first else ())
        after = _until_end(words[at.last : at.last + _FAR])
        for side, found in (("L", before), ("R", after)):
            told |= dict.fromkeys((f"{side}{word}" for word in found[:_NEAR]), 1.0)
            told |= {f"{side}{distance}{word}": 1.0 for distance, word in enumerate(found[:2])}
            told["".join((side, side, *found[:2]))] = 1.0
            told |= dict.fromkeys((f"S{word}" for word in found), 1.0)
        told[f"B{''.join(before[:1])} {''.join(after[:1])}"] = 1.0
        told[f"in {note[at.text].name}"] = 1.0
    return told


def _until_end(words: Sequence[Word]) -> list[str]:
    """The words up to the end of the sentence, in small letters."""
    found = []
    for word in words[:_FAR]:
        found.append(word.text.lower())
        if word.text in _ENDS:
            break
    return found


def _partner(other: str) -> dict[str, float]:
    """The words of the long form of a short one, or the other way round."""
    words = _PIECE.findall(other.lower())
    return {**{f"P{word}": 1.0 for word in words}, **{f"P last {word}": 1.0 for word in words[-1:]}}


def _in_title(heads: Sequence[Occurrence], title: Text) -> dict[str, float]:
    """The words of the title that a candidate stands in, and what follows it there."""
    words = [word.text.lower() for word in title.words]
    told = {f"TI{word}": 1.0 for word in words}
    for at in heads:
        after = words[at.last :]
        told[f"T at {min(at.first, 3)}"] = 1.0
        told[f"T next {''.join(after[:1])}"] = 1.0
        told |= {f"T {one} {other}": 1.0 for one, other in pairwise(after)}
    return told
