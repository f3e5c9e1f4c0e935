"""What stands around a candidate, as numbers: cues of its introduction, words that say its kind, marks glued to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.mentions import cues, tokens
from kg.mentions.candidates import Candidate, Occurrence
from kg.mentions.note import Text

TYPES = ("Model", "Method", "Dataset")
_BEFORE = ("on", "with", "than", "the")
NAMES = (
    *("propose", "propose_near", "called", "announced", "likened", *_BEFORE),
    *("particle", "glued_before", "glued_after", "bracketed", "bracket_after", "colon_after", "starts"),
    *(f"{side}_{type_}" for type_ in TYPES for side in ("next", "near")),
)

_STOPS = frozenset('.!?()[]{},;:"“”=|<>\n')
_ENDS = frozenset(".!?")
_GLUE = frozenset("-–/_")
_NEAR = 7
_BACK = 20
_CLOSE = 10
_CALLED = 6
_AHEAD = 40
_MOST = 8


def rows(one: Candidate, note: Sequence[Text]) -> list[float]:
    """For each of NAMES the highest value over the places of the candidate, then for each the mean."""
    columns = list(zip(*(_row(at, note[at.text]) for at in one.at[:_MOST]), strict=True))
    return [*map(max, columns), *(sum(column) / len(column) for column in columns)]


def _row(at: Occurrence, text: Text) -> list[float]:
    found = text.words
    before = found[at.first - 1] if at.first else None
    after = found[at.last] if at.last < len(found) else None
    ahead = [word.text.lower() for word in found[at.last : at.last + _NEAR]]
    around = [*ahead, *(word.text.lower() for word in found[max(0, at.first - _NEAR) : at.first])]
    lower = before.text.lower() if before else ""
    glued = after is not None and after.begin == at.end
    return [
        *_introduced(at, text),
        float(
            glued and after is not None and after.text == "-" and len(ahead) > 1 and ahead[1] in cues.words("likened")
        ),
        *(float(lower in cues.words(cue)) for cue in _BEFORE),
        float(glued and after is not None and bool(tokens.HANGUL_RUN.match(after.text))),
        float(before is not None and before.end == at.begin and before.text in _GLUE),
        float(glued and after is not None and after.text in _GLUE),
        float(lower == "(" and after is not None and after.text in "),"),
        float(after is not None and after.text == "("),
        float(after is not None and after.text == ":"),
        float(before is None or before.text in _STOPS),
        *_kinds(ahead, around),
    ]


def _introduced(at: Occurrence, text: Text) -> list[float]:
    """Whether a word before it in the sentence proposes it and how near, whether it is called so, and in Korean announced."""
    near = 0
    called = False
    for back, word in enumerate(reversed(text.words[max(0, at.first - _BACK) : at.first]), start=1):
        if word.text in _ENDS:
            break
        lower = word.text.lower()
        near = near or (back if lower in cues.words("propose") else 0)
        called = called or (back <= _CALLED and lower in cues.words("called"))
    tail = text.masked[at.end : at.end + _AHEAD].split("\n", 1)[0] if text.korean else ""
    announced = any(word in tail for word in cues.words("announced"))
    return [float(near > 0), float(max(0, _CLOSE - near) if near else 0), float(called), float(announced)]


def _kinds(ahead: Sequence[str], around: Sequence[str]) -> list[float]:
    """For each type whether the next word says it, and whether one of the words around does."""
    made = []
    near = set(around)
    korean = [word for word in near if not word.isascii()]
    for words, starts in _said():
        made += [
            float(bool(ahead) and (ahead[0] in words or ahead[0].startswith(starts))),
            float(not words.isdisjoint(near) or any(word.startswith(starts) for word in korean)),
        ]
    return made


@cache
def _said() -> tuple[tuple[frozenset[str], tuple[str, ...]], ...]:
    """For each type the words that say it, and those in Hangul, which particles may follow."""
    told = [(cues.words(f"kind-{type_}"), cues.endings(f"kind-{type_}")) for type_ in TYPES]
    return tuple((words, tuple(one for one in endings if not one.isascii())) for words, endings in told)
