"""What is known of a candidate, as numbers for the fitted decision."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.mentions import context, cues, forms, tokens, votes
from kg.mentions.candidates import Candidate
from kg.mentions.context import TYPES
from kg.mentions.entities import entity
from kg.mentions.names import Index
from kg.mentions.note import Text
from kg.mentions.records import MENTIONED_AS
from kg.mentions.wording import Wording

if TYPE_CHECKING:
    import numpy as np

RULES = ("name", "cue", "grammar", "compound")
STAGES = ("short", "long", "head", "whole", "shape", "capital", "recogniser")
FIELDS = ("title", "abstract", "comment-ko", "comment-en")
NAMES = (
    *("chars", "words", "hyphens", "digits", "upper", "upper_share", "camel", "first_upper", "all_capital", "hangul"),
    *("foreign", *(f"ends_{type_}" for type_ in TYPES), "plural", "latex", "rarest", "commonest"),
    *(*(f"rule_{rule}" for rule in RULES), *(f"listed_{type_}" for type_ in TYPES), "listed_share", "no_task"),
    *("veto", "inner", "outer", "crossing"),
    *(*(f"in_{name}" for name in FIELDS), "has_abstract", "has_korean", "count", "title_begin"),
    *(f"stage_{stage}" for stage in STAGES),
    *("same_paper", "title_key", "title_start", "title_entity", "partner_in_title"),
    *(*(f"{name}_max" for name in context.NAMES), *(f"{name}_mean" for name in context.NAMES)),
)
_CAMEL = re.compile(r"[a-z][A-Z]")
_WORD = re.compile(rf"[A-Za-z]+|[{tokens.HANGUL}]+")
_OTHER = re.compile(r"[\W_]+")
_LATEX = frozenset("\\${}")
_FEWEST = 3


class Facts:
    """What the whole note says: its papers by arXiv id, its title, what stands in it, and who defines whom."""

    def __init__(self, note: Sequence[Text], papers: Collection[str], common: Mapping[str, int], index: Index) -> None:
        self.note, self.papers, self.common, self.index = note, papers, common, index
        title = next((text for text in note if text.name == "title"), None)
        self.title = _squashed(title.masked) if title else ""
        self.entities = {hit.entity for hit in title.hits if hit.entity} if title else set()
        self.start = next((word.text.lower() for word in title.words if word.text[0].isalpha()), "") if title else ""
        self.partner = forms.partners(note)


def rows(
    found: Mapping[str, Candidate], facts: Facts, words: Wording, tags: Sequence[np.ndarray] | None
) -> list[list[float]]:
    """One row for each candidate in the order of ``found``.

    It has the numbers of NAMES, those of the wording, and with ``tags`` those of the votes.
    """
    said = words.rows(found.values(), facts.note, facts.partner)
    own = [[*_row(one, facts), *more] for one, more in zip(found.values(), said, strict=True)]
    if tags is None:
        return own
    made = votes.votes(found.values(), tags)
    best = votes.rivals(made)
    return [numbers + votes.row(one, made, best) for numbers, one in zip(own, found.values(), strict=True)]


def _row(one: Candidate, facts: Facts) -> list[float]:
    return [
        *_spelling(one.surface),
        *_rarity(one.surface, facts.common),
        *_listed(one, facts.index),
        *_hits_around(one, facts.note),
        *_fields(one, facts.note),
        *(float(stage in one.stages) for stage in STAGES),
        *_own(one, facts),
        *context.rows(one, facts.note),
    ]


@lru_cache(maxsize=1 << 14)
def _spelling(surface: str) -> tuple[float, ...]:
    letters = [char for char in surface if char.isalpha()]
    upper = sum(map(str.isupper, letters))
    lower = surface.lower()
    return (
        len(surface),
        len(surface.split()),
        surface.count("-"),
        sum(map(str.isdigit, surface)),
        upper,
        upper / (len(letters) or 1),
        float(bool(_CAMEL.search(surface))),
        float(surface[0].isupper()),
        float(all(piece[0].isupper() or not piece[0].isalpha() for piece in surface.split())),
        float(bool(tokens.HANGUL_RUN.search(surface))),
        float(not surface.isascii()),
        *(float(lower.removesuffix("s").endswith(cues.endings(f"end-{type_}"))) for type_ in TYPES),
        float(surface.endswith("s") and not surface.endswith("ss")),
        float(not _LATEX.isdisjoint(surface)),
    )


def _rarity(surface: str, common: Mapping[str, int]) -> list[float]:
    """How often its rarest and its commonest word stands in small letters in notes, as logarithms."""
    counts = [math.log1p(common.get(word.lower(), 0)) for word in _WORD.findall(surface)]
    return [min(counts, default=0.0), max(counts, default=0.0)]


def _listed(one: Candidate, index: Index) -> list[float]:
    rules = {hit.rule for hit in one.hits}
    types = {MENTIONED_AS.get(type_, type_) for hit in one.hits for type_ in [entity(hit.entity, index).type]}
    return [
        *(float(rule in rules) for rule in RULES),
        *(float(type_ in types) for type_ in TYPES),
        len(one.hits) / len(one.at),
        float(one.surface.casefold() not in index.tasks),
    ]


def _hits_around(one: Candidate, note: Sequence[Text]) -> list[float]:
    """The shares of its places at which a veto, a name inside it, one around it, and one across its ends stands."""
    veto = inner = outer = crossing = 0
    for at in one.at:
        for hit in note[at.text].hits:
            if hit.begin >= at.end:
                break
            if hit.end <= at.begin or (hit.begin == at.begin and hit.end == at.end):
                continue
            within = at.begin <= hit.begin and hit.end <= at.end
            around = hit.begin <= at.begin and at.end <= hit.end
            veto += not hit.entity
            inner += bool(hit.entity) and within
            outer += bool(hit.entity) and around
            crossing += bool(hit.entity) and not within and not around
    return [count / len(one.at) for count in (veto, inner, outer, crossing)]


def _fields(one: Candidate, note: Sequence[Text]) -> list[float]:
    names = {note[at.text].name for at in one.at}
    given = {text.name for text in note}
    return [
        *(float(name in names) for name in FIELDS),
        *(float(name in given) for name in FIELDS[1:3]),
        math.log1p(len(one.at)),
        float(min((at.begin for at in one.at if note[at.text].name == "title"), default=-1)),
    ]


def _own(one: Candidate, facts: Facts) -> list[float]:
    """Signs that the note's paper introduces it: the tables say so, or the title has it, its first word or its partner."""
    squashed = _squashed(one.surface)
    first = _WORD.search(one.surface)
    keys = {hit.entity for hit in one.hits}
    names = [facts.index.by_key[key] for key in keys if key in facts.index.by_key]
    partner = _squashed(facts.partner.get(one.surface, ""))
    known = [name.paper in facts.papers for name in names if name.paper and facts.papers]
    return [
        0.0 if not known else 1.0 if any(known) else -1.0,
        float(len(squashed) >= _FEWEST and squashed in facts.title),
        float(first is not None and len(facts.start) >= _FEWEST and first[0].lower() == facts.start),
        float(bool(keys & facts.entities)),
        float(len(partner) >= _FEWEST and partner in facts.title),
    ]


def _squashed(text: str) -> str:
    return _OTHER.sub("", text).casefold()
