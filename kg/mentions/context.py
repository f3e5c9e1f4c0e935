"""What stands around a candidate, as numbers: cues of its introduction, words that say its kind, marks glued to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache, reduce
from operator import or_

from kg.mentions import apposition, cues, tokens
from kg.mentions.candidates import Candidate, Occurrence
from kg.mentions.note import Text

TYPES = ("Model", "Method", "Dataset")
_BITS = (1, 2, 4)
_BEFORE = ("on", "with", "than", "the")
NAMES = (
    *("propose", "propose_near", "called", "announced", "likened", *_BEFORE),
    *("particle", "glued_before", "glued_after", "bracketed", "bracket_after", "colon_after", "starts"),
    *(f"{side}_{type_}" for type_ in TYPES for side in ("next", "near")),
    *(f"is_{type_}" for type_ in TYPES),
)

_STOPS = frozenset('.!?()[]{},;:"“”=|<>\n')
_GLUE = frozenset("-–/_")
_NEAR = 7
_BACK = 20
_CLOSE = 10
_CALLED = 6
_AHEAD = 40
_MOST = 8


def rows(one: Candidate, note: Sequence[Text]) -> list[float]:
    """For each of NAMES the highest value over the places of the candidate, then for each the mean."""
    told = [_row(at, note[at.text]) for at in one.at[:_MOST]]
    if len(told) == 1:
        return told[0] * 2
    columns = list(zip(*told, strict=True))
    return [*map(max, columns), *(sum(column) / len(column) for column in columns)]


def _row(at: Occurrence, text: Text) -> list[float]:
    found = text.words
    before = found[at.first - 1] if at.first else None
    after = found[at.last] if at.last < len(found) else None
    ahead = text.lower[at.last : at.last + _NEAR]
    lower = text.lower[at.first - 1] if before else ""
    glued = after is not None and after.begin == at.end
    return [
        *_introduced(at, text),
        float(glued and ahead[0] == "-" and len(ahead) > 1 and ahead[1] in cues.words("likened")),
        *_preceded(lower),
        float(glued and bool(tokens.HANGUL_RUN.match(ahead[0]))),
        float(before is not None and before.end == at.begin and lower in _GLUE),
        float(glued and ahead[0] in _GLUE),
        float(lower == "(" and after is not None and after.text in "),"),
        float(after is not None and after.text == "("),
        float(after is not None and after.text == ":"),
        float(before is None or lower in _STOPS),
        *_kinds(ahead, text.lower[max(0, at.first - _NEAR) : at.first]),
        *_bits(_kind(apposition.after(at, text)) | _kind(apposition.before(at, text))),
    ]


def _introduced(at: Occurrence, text: Text) -> tuple[float, float, float, float]:
    """Whether a word before it in the sentence proposes it and how near, whether it is called so, and in Korean announced."""
    begin, _ = text.sentence(at.first, at.last, _BACK)
    before = text.lower[begin : at.first][::-1]
    propose, called = cues.words("propose"), cues.words("called")
    near = 0
    if not propose.isdisjoint(before):
        near = next(back for back, word in enumerate(before, start=1) if word in propose)
    tail = text.masked[at.end : at.end + _AHEAD].split("\n", 1)[0] if text.korean else ""
    announced = any(word in tail for word in cues.words("announced")) if tail else False
    nearness = max(0, _CLOSE - near) if near else 0
    return float(near > 0), float(nearness), float(not called.isdisjoint(before[:_CALLED])), float(announced)


@lru_cache(maxsize=1 << 14)
def _preceded(word: str) -> tuple[float, ...]:
    """For each of the cues before a name whether the word is one."""
    return tuple(float(word in cues.words(cue)) for cue in _BEFORE)


def _kinds(ahead: Sequence[str], before: Sequence[str]) -> tuple[float, ...]:
    """For each type whether the next word says it, and whether one of the words around does."""
    around = reduce(or_, map(_kind, ahead), reduce(or_, map(_kind, before), 0))
    return _of_bits(_kind(ahead[0]) if ahead else 0, around)


@cache
def _of_bits(following: int, around: int) -> tuple[float, ...]:
    return tuple(float(bool(told & bit)) for bit in _BITS for told in (following, around))


@cache
def _bits(told: int) -> tuple[float, ...]:
    return tuple(float(bool(told & bit)) for bit in _BITS)


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> int:
    """The bits of the types that the word says; particles may follow one in Hangul."""
    return sum(bit for bit, type_ in zip(_BITS, TYPES, strict=True) if _says(word, f"kind-{type_}"))


def _says(word: str, cue: str) -> bool:
    return word in cues.words(cue) or (not word.isascii() and word.startswith(_foreign(cue)))


@cache
def _foreign(cue: str) -> tuple[str, ...]:
    return tuple(one for one in cues.endings(cue) if not one.isascii())
