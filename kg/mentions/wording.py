"""What the letters of a candidate and the words around all its places say, weighed by a fitted linear model.

The forests read numbers; which of thousands of words stand near a name, in the title and in the abstract, is for a
linear model over hashed words. What it says is five more numbers for them: how much speaks for a mention, for each
type, and for the note's paper as its origin. A new name has its type from there: the abstract calls it what it is.

Source: Weinberger et al., Feature hashing for large scale multitask learning, ICML 2009.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.mentions import apposition, tokens
from kg.mentions.candidates import Candidate, Occurrence
from kg.mentions.note import Text

if TYPE_CHECKING:
    import numpy as np

NAMES = ("words_mention", "words_Model", "words_Method", "words_Dataset", "words_new")
#: The rows of the model: a word is looked up under its hash, the letters of the name itself in the first half of them.
ROWS = 1 << 16
SPELLING = ROWS // 2
_PIECE = re.compile(rf"[A-Za-z]+|[0-9.]+|[{tokens.HANGUL}]+")
_SHAPES = ((re.compile(r"[0-9]+"), "d"), (re.compile(r"[A-Z]+"), "X"), (re.compile(r"[a-z]+"), "x"))
_GRAMS = (2, 3, 4)
_NEAR = 8
_FAR = 24
_MOST = 8
#: What a word of the abstract counts, beside 1 for a word that is nearer.
_LIGHT = 0.5
#: Hashes that those of what follows go on from: of a run of characters, and of a word as :class:`_Sides` has it, in its order.
_GRAM = zlib.crc32(b"gram ")
_SIDES = tuple(zlib.crc32(side) for side in (b"L", b"L0", b"L1", b"R", b"R0", b"R1", b"S", b"A"))

Line = tuple["np.ndarray", "np.ndarray"]


@dataclass(frozen=True, slots=True)
class Wording:
    """The weights of each hashed word, one column for each of NAMES, and what each column starts from."""

    weights: np.ndarray
    start: np.ndarray

    def rows(self, found: Iterable[Candidate], note: Sequence[Text], partner: Mapping[str, str]) -> list[list[float]]:
        """The numbers of NAMES for each candidate; ``partner`` pairs the long and the short forms of the note."""
        import numpy as np

        said = list(told(found, note, partner))
        if not said:
            return []
        places, counts = (np.concatenate(column) for column in zip(*(one.spelling for one in said), strict=True))
        near, shared = _rows(chain.from_iterable(one.near for one in said)), _rows(said[0].abstract)
        spelt = _starts(len(one.spelling[0]) for one in said)
        summed = (
            np.add.reduceat(self.weights.take(places, axis=0) * counts[:, None], spelt)
            + np.add.reduceat(self.weights.take(near, axis=0), _starts(len(one.near) for one in said))
            + self.weights.take(shared, axis=0).sum(0) * _LIGHT
        )
        squares = np.add.reduceat(counts * counts, spelt) + [len(one.near) for one in said] + len(shared) * _LIGHT**2
        made: list[list[float]] = (summed / np.sqrt(squares)[:, None] + self.start).round(3).tolist()
        return made


class Said(NamedTuple):
    """What speaks for a candidate.

    ``spelling`` has the rows of its letters and how often each stands there, by the root; ``near`` the hashes of the
    words around its places and in the title, which count 1 each; ``abstract`` those of the abstract, the same for all
    candidates of a note. No word is there twice, though two may have one row.
    """

    spelling: Line
    near: Collection[int]
    abstract: Collection[int]


def lines(found: Iterable[Candidate], note: Sequence[Text], partner: Mapping[str, str]) -> Iterator[Line]:
    """For each candidate the rows of its words and how much each counts, of length 1 together."""
    import numpy as np

    for (spelt, often), near, abstract in told(found, note, partner):
        places = np.concatenate([spelt, _rows([*near, *abstract])])
        counts = np.concatenate([often, np.ones(len(near)), np.full(len(abstract), _LIGHT)])
        yield places, counts / np.sqrt(counts @ counts)


def told(found: Iterable[Candidate], note: Sequence[Text], partner: Mapping[str, str]) -> Iterator[Said]:
    """What speaks for each candidate of a note."""
    sides = [_Sides(*zip(*map(_sides, text.lower), strict=True)) if text.words else None for text in note]
    abstract = {
        word for text, row in zip(note, sides, strict=True) if text.name == "abstract" and row for word in row.abstract
    }
    title = _title(next((text.lower for text in note if text.name == "title"), ()))
    for one in found:
        near = _around(one, note, sides)
        if other := partner.get(one.surface):
            near.update(map(_hash, _partner(other)))
        heads = [at for at in one.at if note[at.text].name == "title"]
        near |= title.inside if heads else title.outside
        near.update(*(_in_title(at, title) for at in heads))
        yield Said(_spelling(one.surface), near, abstract)


def _starts(sizes: Iterable[int]) -> list[int]:
    """Where each of the runs of these sizes starts in all of them together."""
    return list(accumulate(sizes, initial=0))[:-1]


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode())


def _rows(hashes: Iterable[int]) -> np.ndarray:
    """The rows of words that are not of the spelling."""
    import numpy as np

    rows: np.ndarray = np.fromiter(hashes, "int64") % SPELLING + SPELLING
    return rows


@lru_cache(maxsize=1 << 14)
def _spelling(surface: str) -> Line:
    """Runs of two to four characters, the pieces, and the shape of a spelling."""
    import numpy as np

    lower = surface.lower()
    grams = Counter(_grams(f"^{lower}$"))
    pieces = _PIECE.findall(lower) or [""]
    shape = surface
    for pattern, mark in _SHAPES:
        shape = pattern.sub(mark, shape)
    others = {
        *(f"piece {piece}" for piece in pieces),
        f"first {pieces[0]}",
        f"last {pieces[-1]}",
        f"shape {shape}",
    }
    hashes = [zlib.crc32(gram, _GRAM) for gram in grams] + [zlib.crc32(word.encode()) for word in others]
    return np.array(hashes) % SPELLING, np.sqrt([*grams.values(), *[1] * len(others)])


def _grams(text: str) -> list[bytes]:
    """The runs of two to four characters of a text."""
    if text.isascii():
        letters = text.encode()
        return [letters[at : at + size] for size in _GRAMS for at in range(len(letters) - size + 1)]
    return [text[at : at + size].encode() for size in _GRAMS for at in range(len(text) - size + 1)]


class _Sides(NamedTuple):
    """For each word of a text its hashes: of one left of a candidate, next to it, one further, so right, near it, anywhere."""

    left: tuple[int, ...]
    left0: tuple[int, ...]
    left1: tuple[int, ...]
    right: tuple[int, ...]
    right0: tuple[int, ...]
    right1: tuple[int, ...]
    sentence: tuple[int, ...]
    abstract: tuple[int, ...]


@lru_cache(maxsize=1 << 16)
def _sides(word: str) -> tuple[int, ...]:
    written = word.encode()
    return tuple([zlib.crc32(written, side) for side in _SIDES])


def _around(one: Candidate, note: Sequence[Text], sides: Sequence[_Sides | None]) -> set[int]:
    """The words before and after its places, the next ones with their distance, and those of its sentences."""
    found: set[int] = set()
    for at in one.at[:_MOST]:
        text, row = note[at.text], sides[at.text]
        if row is None:
            continue
        begin, end = text.sentence(at.first, at.last, _FAR)
        before, after = text.lower[begin : at.first][:-3:-1], text.lower[at.last : end][:2]
        found.update(
            row.left[max(begin, at.first - _NEAR) : at.first],
            row.left0[max(begin, at.first - 1) : at.first],
            row.left1[max(begin, at.first - 2) : max(begin, at.first - 1)],
            row.right[at.last : min(end, at.last + _NEAR)],
            row.right0[at.last : min(end, at.last + 1)],
            row.right1[min(end, at.last + 1) : min(end, at.last + 2)],
            row.sentence[begin : at.first],
            row.sentence[at.last : end],
            (
                _hash("".join(("L", "L", *before))),
                _hash("".join(("R", "R", *after))),
                _hash(f"B{''.join(before[:1])} {''.join(after[:1])}"),
                _hash(f"in {text.name}"),
            ),
        )
        if noun := apposition.after(at, text):
            found.add(_hash(f"D{noun}"))
        if noun := apposition.before(at, text):
            found.add(_hash(f"C{noun}"))
    return found


def _partner(other: str) -> Iterator[str]:
    """The words of the long form of a short one, or the other way round."""
    words = _PIECE.findall(other.lower())
    yield from (f"P{word}" for word in words)
    yield from (f"P last {word}" for word in words[-1:])


class _Title(NamedTuple):
    """The words of a title, and the hashes of each: for a name in it, for one that is not, and of it with the next one."""

    words: Sequence[str]
    inside: set[int]
    outside: set[int]
    pairs: Sequence[int]


def _title(words: Sequence[str]) -> _Title:
    return _Title(
        words,
        {_hash(f"TI{word}") for word in words},
        {_hash(f"TO{word}") for word in words},
        [_hash(f"T {one} {other}") for one, other in pairwise(words)],
    )


def _in_title(at: Occurrence, title: _Title) -> list[int]:
    """What a candidate that stands in the title knows more of it: where it stands, and what follows it."""
    follows = "".join(title.words[at.last : at.last + 1])
    return [_hash(f"T at {min(at.first, 3)}"), _hash(f"T next {follows}"), *title.pairs[at.last :]]
