"""The finder: fields of a note to its mentions. All stages propose, one fitted decision chooses."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import NamedTuple

from kg.entry import TextField
from kg.facts import Mentioned
from kg.mentions import features, forms, learnt, links, lists, nesting, note, schedule, sentences
from kg.mentions.candidates import Candidate
from kg.mentions.context import TYPES
from kg.mentions.entities import entity, is_new
from kg.mentions.known import Hit
from kg.mentions.learnt import Learnt
from kg.mentions.names import Index
from kg.mentions.names import index as shipped
from kg.mentions.nesting import Standing
from kg.mentions.note import Text
from kg.mentions.proposals import proposals
from kg.mentions.records import MENTIONED_AS
from kg.mentions.schedule import Weighed

#: Rules of the tables, then what else may have seen a name, the strongest evidence first; and what a rule is called.
_STAGES = ("grammar", "compound", "cue", "name", "head", "short", "long", "recogniser", "whole", "shape", "capital")
_SEEN = {"head": "definition", "short": "definition", "long": "definition", "whole": "definition", "capital": "shape"}
#: What a list shortens: the share of these that the tables mean, by an estimate, as labels do not have them.
_LISTED = 0.8
_SURE = 1e-6
#: A model needs so much of the likelihood where another model of its family is introduced.
_KIN = 0.4
#: Without a title nothing says whose paper it is: only what is plainly presented is introduced.
_UNTITLED = 0.9
_DIGITS = 3


class Verdict(NamedTuple):
    """What the decision says of a spelling: its probability to be a mention, its type, and whether it is the note's own."""

    probability: float
    type: str
    new: float


def find(
    fields: Sequence[TextField],
    papers: Collection[str] = (),
    names: Index | None = None,
    *,
    recogniser: bool = True,
    model: Learnt | None = None,
    min_confidence: float | None = None,
) -> list[Mentioned]:
    """The mentions in the fields of one note, in the order of the fields and of the text.

    No two mentions of a field overlap. The fields belong together: a word in one may decide what is meant in another.

    Args:
        fields: the title, the abstract and the comments of the note.
        papers: the arXiv ids of the papers that the note is about.
        names: the index to look names up in, that of the tables that ship with kg when None.
        recogniser: whether to ask the trained recogniser.
        model: what to decide by, what ships with kg when None.
        min_confidence: how sure a mention has to be, from 0 to 1; as sure as the model asks for when None.
    """
    index = names or shipped()
    known = model or learnt.load(with_recogniser=recogniser)
    if min_confidence is not None:
        known = replace(known, mention=min_confidence)
    texts = note.read(fields, index)
    ask = partial(known.recogniser.tags, texts) if known.recogniser else None
    found, tags = proposals(texts, known.common, index, ask)
    if not found:
        return []
    facts = features.Facts(texts, papers, known.common, index)
    verdicts = _verdicts(found, features.rows(found, facts, known.wording, tags), known, facts)
    return list(_mentions(fields, found, verdicts, facts, known))


def _verdicts(
    found: Mapping[str, Candidate], rows: list[list[float]], known: Learnt, facts: features.Facts
) -> dict[str, Verdict]:
    """The verdicts on all candidates that may be chosen; what a person decided is certain."""
    import numpy as np

    numbers = np.fromiter(chain.from_iterable(rows), "float64").reshape(len(rows), -1)
    likely = forms.agreed(known.decision.mention.probabilities(numbers)[:, 0], list(found), facts.note)
    decided = facts.index.decided
    for place, surface in enumerate(found):
        if surface in decided:
            likely[place] = 1.0 if decided[surface] else 0.0
    kept = (likely >= known.mention).nonzero()[0]
    if not len(kept):
        return {}
    types = known.decision.type.probabilities(numbers[kept])
    new = known.decision.new.probabilities(numbers[kept])[:, 0]
    surfaces = list(found)
    return {
        surfaces[place]: Verdict(float(likely[place]), TYPES[int(types[row].argmax())], float(new[row]))
        for row, place in enumerate(kept.tolist())
    }


def _mentions(
    fields: Sequence[TextField],
    found: Mapping[str, Candidate],
    verdicts: Mapping[str, Verdict],
    facts: features.Facts,
    known: Learnt,
) -> Iterator[Mentioned]:
    texts = facts.note
    places = [_chosen(place, text, found, verdicts, known.mention) for place, text in enumerate(texts)]
    meant = links.keys_of({surface for chosen in places for _, _, surface in chosen}, found, facts.partner, facts.index)
    types, likely = _pooled(meant, verdicts, facts.index)
    new = _introduced(likely, known.new if facts.title else _UNTITLED, facts.index)
    for field, text, chosen in zip(fields, texts, places, strict=True):
        hits = [
            *(
                (begin, end, meant[surface], _rule(found[surface]), round(verdicts[surface].probability, _DIGITS))
                for begin, end, surface in chosen
            ),
            *(
                (hit.begin, hit.end, hit.entity, hit.rule, _LISTED)
                for hit in _shortened(text, chosen)
                if known.mention <= _LISTED
            ),
        ]
        begins = sentences.starts(text.text) if hits else []
        for begin, end, key, rule, probability in sorted(hits):
            sentence = sentences.around(text.text, begins, begin, end)
            type_ = types.get(key) or _type_of(key, facts.index)
            surface, line = text.text[begin:end], field.line_at(begin)
            yield Mentioned(
                field.name, begin, end, surface, key, type_, sentence, rule, probability, line, new.get(key, 0.0)
            )


def _rule(one: Candidate) -> str:
    """The rule that speaks for it most."""
    return next(_SEEN.get(stage, stage) for stage in _STAGES if stage in one.stages)


def _shortened(text: Text, chosen: Sequence[tuple[int, int, str]]) -> Iterator[Hit]:
    """What a list shortens after a chosen name: ``13B`` and ``65B`` in ``LLaMA 7B/13B/65B``."""
    ends = {end for _, end, _ in chosen}
    for hit in text.hits:
        if hit.rule != "list" or any(begin < hit.end and hit.begin < end for begin, end, _ in chosen):
            continue
        if any(
            text.masked[hit.begin - len(mark) : hit.begin] == mark and hit.begin - len(mark) in ends
            for mark in lists.MARKS
        ):
            ends.add(hit.end)
            yield hit


def _chosen(
    place: int, text: Text, found: Mapping[str, Candidate], verdicts: Mapping[str, Verdict], least: float
) -> list[tuple[int, int, str]]:
    """The places of a text with the best spellings that no longer name hides, in order: begin, end and surface."""
    listed = [(hit.begin, hit.end) for hit in text.hits if hit.entity and text.text[hit.begin : hit.end] in verdicts]
    standing = [
        Standing(at.begin, at.end, surface, verdict.probability)
        for surface, verdict in verdicts.items()
        for at in found[surface].at
        if at.text == place
    ]
    spans = sorted(nesting.outer(text.text, standing, listed))
    best = schedule.best([Weighed(span.begin, span.end, _worth(span.likely, least)) for span in spans])
    return [spans[rank][:3] for rank in best]


def _worth(probability: float, least: float) -> float:
    """The distance of the logits; a probability at the threshold is worth a little, not nothing."""
    return _logit(probability) - _logit(least) + _SURE


def _logit(probability: float) -> float:
    sure = min(max(probability, _SURE), 1 - _SURE)
    return math.log(sure / (1 - sure))


def _pooled(
    meant: Mapping[str, str], verdicts: Mapping[str, Verdict], index: Index
) -> tuple[dict[str, str], dict[str, float]]:
    """For each key its type, that of the tables where they know it, and the highest likelihood to be the note's own."""
    votes: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    new: dict[str, float] = defaultdict(float)
    for surface, key in meant.items():
        verdict = verdicts[surface]
        votes[key][verdict.type] += verdict.probability
        new[key] = max(new[key], round(verdict.new, _DIGITS))
    types = {
        key: max(TYPES, key=told.__getitem__) if is_new(key, index) else _type_of(key, index)
        for key, told in votes.items()
    }
    return types, new


def _introduced(likely: Mapping[str, float], least: float, index: Index) -> dict[str, float]:
    """The keys that the note's paper introduces; a model also when another of its family is surely introduced."""
    families: dict[str, float] = defaultdict(float)
    for key, value in likely.items():
        if family := entity(key, index).family:
            families[family] = max(families[family], value)
    return {
        key: value
        for key, value in likely.items()
        if value >= least or (value >= least * _KIN and families.get(entity(key, index).family, 0.0) >= least)
    }


def _type_of(key: str, index: Index) -> str:
    type_ = entity(key, index).type
    return MENTIONED_AS.get(type_, type_)
